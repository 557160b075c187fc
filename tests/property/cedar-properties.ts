import { setFlagsFromString } from 'node:v8'
import { preparsePolicySet, preparseSchema, statefulIsAuthorized, validate } from '@cedar-policy/cedar-wasm/nodejs'
import { type Caller, decide, type LeafRules, type RegisterView, type RowFacts } from '@simpul/boundary'
import fc from 'fast-check'
import { callerEntity, cedarPolicies, cedarSchema, registerEntities, valueEntity } from './cedar-policies.ts'
import { agencies } from './random-schemas.ts'
import { callerArbitrary, worldArbitrary } from './random-worlds.ts'

// V8 of Node 20 dies ("unreachable code") when it takes back an inlined call into Wasm that returns a reference.
setFlagsFromString('--no-turbo-inline-js-wasm-calls')

/** How many decisions were compared, and how many of them opened a field by an agreement. */
export interface Compared {
  readonly cases: number
  readonly shared: number
  readonly allowed: number
}

/** A hub with several callers, so that parsing its policies pays. */
const hubArbitrary = worldArbitrary.chain((world) =>
  fc.record({
    world: fc.constant(world),
    callers: fc.array(callerArbitrary(world.rules.agency.id), { minLength: 2, maxLength: 2 }),
  }),
)

/** Puts the same questions to `decide` and to Cedar, and throws at the first on which they differ. */
export function compareWithCedar(numRuns: number): Compared {
  const compared = { cases: 0, shared: 0, allowed: 0 }
  needs(preparseSchema('boundary', cedarSchema))
  fc.assert(
    fc.property(hubArbitrary, ({ world, callers }) => {
      needs(preparsePolicySet('hub', { staticPolicies: cedarPolicies(world.register) }))
      const fields = [...world.rules.fields.values()].filter((field) => field.kind === 'leaf')
      for (const register of [world.register, ...stopped(world.register)])
        for (const caller of [world.caller, ...callers])
          for (const field of fields) compare({ field, caller, row: world.row, register }, compared)
    }),
    // the question that differs says it all; to shrink a whole hub would take minutes
    { numRuns, endOnFailure: true },
  )
  return compared
}

/** The faults that Cedar's own validator finds in the policies of random hubs. */
export function faultsOfPolicies(numRuns: number): readonly string[] {
  return fc.sample(worldArbitrary, numRuns).flatMap((world) => {
    const answer = validate({ schema: cedarSchema, policies: { staticPolicies: cedarPolicies(world.register) } })
    const found = answer.type === 'failure' ? answer.errors : answer.validationErrors.map(({ error }) => error)
    return found.map(({ message }) => message)
  })
}

/** The same agreements while the register is stale, and with a party suspended: the policies stay, the facts change. */
function stopped(register: RegisterView): readonly RegisterView[] {
  const [first] = agencies
  const known = [...register.agencies].map(
    ([id, view]) => [id, id === first.id ? { ...view, isSuspended: !view.isSuspended } : view] as const,
  )
  return [
    { ...register, isFresh: !register.isFresh },
    { ...register, agencies: new Map(known) },
  ]
}

interface Question {
  readonly register: RegisterView
  readonly field: LeafRules
  readonly caller: Caller
  readonly row: RowFacts
}

function compare(question: Question, compared: Record<keyof Compared, number>): void {
  const ours = decide(question.field, question.caller, question.row, question.register)
  const theirs = askCedar(question)
  if ((ours.kind === 'open') !== theirs)
    throw new Error(
      `${JSON.stringify(question)}: we say ${JSON.stringify(ours)}, Cedar says ${theirs ? 'allow' : 'deny'}.`,
    )
  compared.cases += 1
  if (theirs) compared.allowed += 1
  if (ours.kind === 'open' && ours.because === 'SHARED') compared.shared += 1
}

function askCedar({ register, field, caller, row }: Question): boolean {
  const [principal, resource] = [callerEntity(caller), valueEntity(field, row)]
  const answer = statefulIsAuthorized({
    principal: principal.uid,
    action: { type: 'Action', id: 'read' },
    resource: resource.uid,
    context: { isFresh: register.isFresh },
    preparsedSchemaName: 'boundary',
    validateRequest: true,
    preparsedPolicySetId: 'hub',
    entities: [...registerEntities(register, agencies), principal, resource],
  })
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join(' '))
  const [error] = answer.response.diagnostics.errors
  if (error !== undefined) throw new Error(error.error.message)
  return answer.response.decision === 'allow'
}

function needs(answer: ReturnType<typeof preparseSchema>): void {
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join(' '))
}
