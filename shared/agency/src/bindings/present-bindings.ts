import { type Binding, bindingSchema, boundWorker, type PublicJwk } from '@simpul/trust'
import { z } from 'zod'
import { hopOperation, type KitContext } from '../doors/operation.ts'
import { bind } from './held-binding.ts'

interface Bindings {
  readonly bindings: readonly Binding[]
}

/** What this agency has signed of the person's own sign-in, to be shown to other agencies. */
export const myBindings = hopOperation<object, Bindings>({
  name: 'myBindings',
  callers: ['SUBJECT'],
  input: z.strictObject({}),
  async run(_, { own, caller, issuer, agency }) {
    const found = await own((sql) =>
      sql.query<{ document: unknown }>('select document from subject_binding where issuer = $1 and person = $2', [
        issuer ?? '',
        caller.person,
      ]),
    )
    const read = found.map(({ document }) => bindingSchema.safeParse(document))
    return { bindings: read.flatMap(({ data }) => (data?.agency === agency ? [data] : [])) }
  },
})

const input = z.strictObject({ bindings: z.array(bindingSchema).max(20) })

/** The person shows what agencies signed: two of them that name the same worker open this agency's rows too. */
export const presentBindings = hopOperation<z.infer<typeof input>, { readonly isBound: boolean }>({
  name: 'presentBindings',
  callers: ['SUBJECT'],
  input,
  async run({ bindings }, context) {
    if (context.subject !== '') return { isBound: true }
    const { agency, issuer = '', caller } = context
    const person = caller.kind === 'subject' ? caller.person : ''
    const question = { issuer, person, agency, keyOf: (id: string) => witnessKey(id, context) }
    const worker = boundWorker(bindings, question)
    if (worker === undefined) return { isBound: false }
    const document = { bindings: bindings.filter((one) => one.worker === worker && one.person === person) }
    await context.own((own) => bind(own, { issuer, person, worker, document }))
    return { isBound: true }
  },
})

/** The key of an agency that sees people and that the register admits today. */
function witnessKey(id: string, { state }: Pick<KitContext, 'state'>): PublicJwk | undefined {
  const agency = state.agencies.get(id)
  return agency === undefined || agency.isSuspended || agency.kind === 'FORUM' ? undefined : state.keys.get(id)
}
