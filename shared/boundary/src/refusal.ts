import type { ClosedReason } from './decision.ts'
import type { BoundaryRules } from './rules.ts'
import type { Kind } from './vocabulary.ts'

/** One closed field of an answer, with what would open it. */
export interface Refusal {
  readonly coordinate: string
  /** The agency that answers for the field. */
  readonly owner: string
  readonly reason: ClosedReason
  /** The form of agreement that would open it, where the owner offers it at all. */
  readonly agreement: string | null
  /** The agency to ask. */
  readonly ask: string
}

/** One field that was shown to a partner, with what it binds the partner to. */
export interface Opening {
  readonly coordinate: string
  readonly owner: string
  readonly agreement: string
  readonly basis: string
  /** How many days the value may be kept. */
  readonly retainDays: number
  /** Values are never handed on. */
  readonly onward: false
}

/** Says of a closed field which form of agreement would open it for a caller of this kind, and whom to ask. */
export function refusalOf(
  coordinate: string,
  reason: ClosedReason,
  rules: BoundaryRules,
  kind: Kind | undefined,
): Refusal {
  return {
    coordinate,
    owner: rules.agency.id,
    reason,
    agreement: formFor(coordinate, rules, kind),
    ask: rules.agency.id,
  }
}

function formFor(coordinate: string, rules: BoundaryRules, kind: Kind | undefined): string | null {
  const field = rules.fields.get(coordinate)
  if (field === undefined || kind === undefined) return null
  if (field.kind === 'edge')
    return field.targets.map((target) => formFor(target, rules, kind)).find((form) => form !== null) ?? null
  const offers = field.kind === 'act' ? field.accepts : field.shares
  return offers.find((share) => share.with === kind)?.under ?? null
}

const sentences: Readonly<Record<ClosedReason, (refusal: Refusal) => string>> = {
  NOT_OFFERED: ({ owner }) => `${owner} does not offer it to you.`,
  PURPOSE_NOT_ALLOWED: ({ owner }) => `${owner} offers it, but not for this purpose.`,
  NOT_AGREED: ({ agreement }) => `No signed line of ${agreement ?? 'an agreement'} names it for you and this purpose.`,
  AGREEMENT_NOT_ACTIVE: ({ agreement }) => `${agreement ?? 'The agreement'} is not active today.`,
  LINE_OUTDATED: ({ agreement }) =>
    `The field has changed since ${agreement ?? 'the agreement'} was signed; its line must be signed again.`,
  REGISTER_STALE: ({ owner }) =>
    `${owner} has not heard from the register for too long; personal data waits until it has.`,
  NOT_CLEARED: () => 'Your role may not see values of this class.',
  NO_GRANT: ({ agreement }) =>
    `Nothing names you for this person${agreement === null ? '' : ` under ${agreement}`}: no live grant, no link.`,
}

/** One whole sentence for people: what is closed, why, and whom to ask. */
export function refusalSentence(refusal: Refusal): string {
  return `${refusal.coordinate} is closed. ${sentences[refusal.reason](refusal)} Ask ${refusal.ask}.`
}
