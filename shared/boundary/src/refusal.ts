import type { Caller, ClosedReason } from './decision.ts'
import type { RegisterView } from './register-view.ts'
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
  /** The ids of the agreements that name the field for this caller and would open it, were they active or up to date. */
  readonly signed?: readonly string[]
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
  signed: readonly string[] = [],
): Refusal {
  return {
    coordinate,
    owner: rules.agency.id,
    reason,
    agreement: formFor(coordinate, rules, kind),
    ...(signed.length > 0 && aboutSigned.has(reason) ? { signed } : {}),
    ask: rules.agency.id,
  }
}

/** The reasons that lie in an agreement that there is. */
const aboutSigned: ReadonlySet<ClosedReason> = new Set(['AGREEMENT_NOT_ACTIVE', 'LINE_OUTDATED'])

/** The ids of the agreements whose lines name a field, or the rows that it leads to, for this caller and purpose. */
export function agreementsNaming(
  coordinate: string,
  rules: BoundaryRules,
  caller: Caller,
  register: Pick<RegisterView, 'agreements'>,
): readonly string[] {
  if (caller.kind !== 'agency') return []
  const field = rules.fields.get(coordinate)
  const named = new Set(field?.kind === 'edge' ? field.targets : [coordinate])
  return register.agreements
    .filter(({ lines }) =>
      lines.some(
        (line) =>
          named.has(line.coordinate) &&
          line.owner === rules.agency.id &&
          line.recipient === caller.agency &&
          line.purpose === caller.purpose,
      ),
    )
    .map(({ id }) => id)
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
  AGREEMENT_NOT_ACTIVE: (refusal) => `${nameOf(refusal) ?? 'The agreement'} is not active today.`,
  LINE_OUTDATED: (refusal) =>
    `The field has changed since ${nameOf(refusal) ?? 'the agreement'} was signed; its line must be signed again.`,
  REGISTER_STALE: ({ owner }) =>
    `${owner} has not heard from the register for too long; personal data waits until it has.`,
  NOT_CLEARED: () => 'Your role may not see values of this class.',
  NO_GRANT: ({ agreement }) =>
    `Nothing names you for this person${agreement === null ? '' : ` under ${agreement}`}: no live grant, no link.`,
}

/** The agreements themselves where they are known, and the form that they follow. */
function nameOf({ agreement, signed = [] }: Refusal): string | null {
  if (signed.length === 0) return agreement
  return agreement === null ? signed.join(' or ') : `${signed.join(' or ')} (${agreement})`
}

/** One whole sentence for people: what is closed, why, and whom to ask. */
export function refusalSentence(refusal: Refusal): string {
  return `${refusal.coordinate} is closed. ${sentences[refusal.reason](refusal)} Ask ${refusal.ask}.`
}
