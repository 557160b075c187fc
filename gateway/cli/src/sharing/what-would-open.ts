import type { AgencyCaller, Caller, ClosedReason, LeafRules, Share } from '@simpul/boundary'
import { isCleared, roles } from '@simpul/boundary'
import type { AgreementDetail, AgreementState, RegisterState } from '@simpul/trust'

/** One closed field: what its owner offers of it, and who asks. */
export interface ClosedField {
  readonly coordinate: string
  readonly classification: LeafRules['classification']
  readonly owner: string
  readonly offers: readonly Share[]
  readonly caller: Caller
  readonly register: RegisterState
  /** The worker whose rows are asked for, where one is named. */
  readonly worker?: string | undefined
}

/** In whole sentences, what would open a closed field. */
export function whatWouldOpen(reason: ClosedReason, field: ClosedField): string {
  const { caller, owner } = field
  if (caller.kind === 'public') return 'Sign in: the public reads only what is PUBLIC.'
  if (caller.kind === 'subject') return `People read there only what is about them; ask ${owner} about this.`
  return sentenceFor[reason](field, caller)
}

type Sentence = (field: ClosedField, caller: AgencyCaller) => string

const sentenceFor: Readonly<Record<ClosedReason, Sentence>> = {
  NOT_OFFERED: ({ owner }, { agencyKind }) =>
    `${owner} does not offer it to ${agencyKind}, and no agreement opens what is not offered. Ask ${owner} for it by requestAccess.`,
  PURPOSE_NOT_ALLOWED: (field, caller) =>
    `${field.owner} offers it for ${offeredPurposes(field, caller).join(', ')}, not for ${caller.purpose}. Ask for one of these if that is why you ask.`,
  NOT_AGREED: (field, caller) =>
    `No agreement between ${field.owner} and ${caller.agency} has a line for it. Draft one: ${draftCommand(field, caller)}.`,
  AGREEMENT_NOT_ACTIVE: notActive,
  LINE_OUTDATED: (field, caller) =>
    `The field is another now than when ${activeIn(field, caller)?.document.id ?? 'the agreement'} was signed. Agree on it as it is: ${draftCommand(field, caller)}.`,
  REGISTER_STALE: ({ owner }) =>
    `${owner} closes personal fields while it hears nothing from the register. It opens by itself; "simpul doctor" says what is away.`,
  NOT_CLEARED: ({ classification }, { role }) =>
    `${role} may not see ${classification} values, at no agency. These may: ${clearedRoles(classification).join(', ')}.`,
  NO_GRANT: noGrant,
}

const nearness: readonly AgreementState[] = [
  'PROPOSED',
  'NOT_YET',
  'SUSPENDED',
  'FRAME_ENDED',
  'ACTIVE',
  'EXPIRED',
  'TERMINATED',
]

/** Of several agreements that are not in force, the one that is nearest to being. */
function notActive(field: ClosedField, caller: AgencyCaller): string {
  const [nearest] = [...agreedIn(field, caller)].sort((a, b) => nearness.indexOf(a.state) - nearness.indexOf(b.state))
  if (nearest === undefined) return sentenceFor.NOT_AGREED(field, caller)
  return `It is agreed in ${nearest.document.id}, which is ${nearest.state}: ${stateSentence(nearest, field, caller)}`
}

function stateSentence(detail: AgreementDetail, field: ClosedField, caller: AgencyCaller): string {
  const { id, from, until } = detail.document
  const again = draftCommand(field, caller)
  switch (detail.state) {
    case 'PROPOSED':
      return `${detail.missing.join(' and ')} must sign it: simpul agreement sign ${id}.`
    case 'NOT_YET':
      return `it begins by itself on ${from}.`
    case 'SUSPENDED':
      return `${detail.suspendedBy.join(' and ') || 'an agency that is suspended'} stopped it, and takes that back by signing again: simpul agreement sign ${id}.`
    case 'FRAME_ENDED':
      return `the memorandum above it${'under' in detail.document ? `, ${detail.document.under},` : ''} is not in force.`
    case 'EXPIRED':
      return `it ended on ${until}. Draft the next: ${again} --renews ${id}.`
    case 'TERMINATED':
      return `${detail.terminatedBy.join(' and ')} ended it. Draft another: ${again}.`
    case 'ACTIVE':
      return 'one of the two agencies is suspended, or a party stopped this line.'
  }
}

/** The agreements that have a line for the field, in force or not. */
function agreedIn(
  { coordinate, owner, offers, register }: ClosedField,
  caller: AgencyCaller,
): readonly AgreementDetail[] {
  const forms = offers.map(({ under }) => under)
  return [...register.agreementDetails.values()].filter(
    ({ document }) =>
      forms.includes(document.form) &&
      document.lines.some(
        (line) =>
          line.coordinate === coordinate &&
          line.owner === owner &&
          line.recipient === caller.agency &&
          line.purpose === caller.purpose,
      ),
  )
}

function activeIn(field: ClosedField, caller: AgencyCaller): AgreementDetail | undefined {
  return agreedIn(field, caller).find(({ state }) => state === 'ACTIVE')
}

/** What is offered in an emergency alone needs one; everything else waits for the person. */
function noGrant(
  { owner, offers, worker = 'WORKER' }: ClosedField,
  { agency, agencyKind, purpose }: AgencyCaller,
): string {
  const grounds = offers
    .filter((share) => share.with === agencyKind && share.for.includes(purpose) && share.rows === 'GRANTED')
    .map((share) => share.on)
  const who = `--subject ${worker} --owner ${owner}`
  const [ground] = grounds.filter((basis) => basis !== 'VITAL_INTEREST').sort(consentFirst)
  if (ground === undefined && grounds.length > 0)
    return `It is offered in an emergency alone: simpul emergency open ${who} --for ${purpose} --reason TEXT.`
  const basis = ground === undefined || ground === 'CONSENT' ? '' : ` --basis ${ground}`
  const terms = `--recipient ${agency} --for ${purpose}${basis} --until DAY --evidence FILE`
  return `It is open only for people who permit it. Record what the person permits: simpul grant give ${who} ${terms}.`
}

function consentFirst(left: string, right: string): number {
  return Number(right === 'CONSENT') - Number(left === 'CONSENT')
}

function offeredPurposes({ offers }: ClosedField, { agencyKind }: AgencyCaller): readonly string[] {
  return [...new Set(offers.filter((share) => share.with === agencyKind).flatMap((share) => share.for))]
}

function clearedRoles(classification: ClosedField['classification']): readonly string[] {
  return roles.filter((role) => role !== 'SUBJECT' && isCleared(role, classification))
}

function draftCommand({ coordinate, owner, offers }: ClosedField, { agencyKind, purpose }: AgencyCaller): string {
  const offer = offers.find((share) => share.with === agencyKind && share.for.includes(purpose))
  return `simpul agreement draft --form ${offer?.under ?? 'FORM'} --with ${owner} --field ${coordinate} --for ${purpose}`
}
