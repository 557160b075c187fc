import { type AgreementLine, type BoundaryRules, type Class, classes, draftLines } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import { agencyIdSchema, agreementLineSchema, documentIdSchema } from '@simpul/trust'
import { z } from 'zod'
import { type KitContext, peerMessage } from '../doors/operation.ts'
import { usualRetainDays } from './retain-days.ts'

/** A field as its owner classifies it today. */
export interface OfferedField {
  readonly class: Class
  /** The field whose decision is the decision on the row; null where it hangs on no row. */
  readonly key: string | null
}

/** What one owner offers one recipient under one form of agreement today. */
export interface Offers {
  readonly lines: readonly AgreementLine[]
  /** Each field of the lines. */
  readonly fields: Readonly<Record<string, OfferedField>>
}

/** The offers of an owner's own schema. */
export function offersOf(
  rules: BoundaryRules,
  terms: { readonly form: string; readonly recipient: Parameters<typeof draftLines>[1]['recipient'] },
): Offers {
  const lines = draftLines(rules, { ...terms, retainDays: usualRetainDays })
  const fields = [...new Set(lines.map(({ coordinate }) => coordinate))].flatMap((coordinate) => {
    const field = rules.fields.get(coordinate)
    if (field === undefined || field.kind === 'edge') return []
    const key = field.kind === 'leaf' ? (field.key ?? null) : null
    return [[coordinate, { class: field.classification, key }] as const]
  })
  return { lines, fields: Object.fromEntries(fields) }
}

/** Another agency asks what this one's schema offers it, or a third party of the same memorandum. */
export const offersMessage = peerMessage({
  name: 'offers',
  input: z.strictObject({ form: documentIdSchema, recipient: agencyIdSchema }),
  run: async ({ form, recipient }, { rules, state }) =>
    offersOf(rules, { form, recipient: agencyOf(recipient, state) }),
})

const offersSchema = z.object({
  lines: z.array(agreementLineSchema).max(20_000),
  fields: z.record(z.string(), z.object({ class: z.enum(classes), key: z.string().nullable() })),
})

/** What `owner` offers `recipient` today: read from the own schema, or asked of the owner. */
export async function offersBetween(
  { owner, recipient, form }: { readonly owner: string; readonly recipient: string; readonly form: string },
  { agency, rules, state, askPeer }: Pick<KitContext, 'agency' | 'rules' | 'state' | 'askPeer'>,
): Promise<Offers> {
  if (owner === agency) return offersOf(rules, { form, recipient: agencyOf(recipient, state) })
  const answer = offersSchema.safeParse(await askPeer(owner, 'offers', { form, recipient }))
  if (!answer.success) throw unusable(owner)
  const isItsOwn = answer.data.lines.every((line) => line.owner === owner && line.recipient === recipient)
  if (!isItsOwn) throw unusable(owner)
  return answer.data
}

/** An agency that the register knows. */
export function agencyOf(id: string, { agencies }: Pick<KitContext['state'], 'agencies'>) {
  const found = agencies.get(id)
  if (found !== undefined) return found
  throw new HubError('NOT_FOUND', `The register knows no agency "${id}".`)
}

function unusable(owner: string): HubError {
  return new HubError('SUBGRAPH_FAILED', `${owner} gave no usable list of what its schema offers.`, {
    detail: { agency: owner },
  })
}
