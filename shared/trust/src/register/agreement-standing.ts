import type { AgreementLine, AgreementView } from '@simpul/boundary'
import type { AgreementDocument } from './agreement-document.ts'
import type { AgreementRecord, RegisterBook } from './register-book.ts'

/** Where an agreement stands on one day. */
export const agreementStates = [
  'PROPOSED',
  'ACTIVE',
  'NOT_YET',
  'EXPIRED',
  'SUSPENDED',
  'TERMINATED',
  'FRAME_ENDED',
] as const
export type AgreementState = (typeof agreementStates)[number]

/** An agreement as its parties see it. */
export interface AgreementDetail {
  readonly document: AgreementDocument
  readonly digest: string
  readonly state: AgreementState
  /** While it is active and its end is near: it ends within so many days. */
  readonly warning: EndWarning | undefined
  readonly renews: string | undefined
  readonly proposedBy: string
  readonly signedBy: readonly string[]
  readonly missing: readonly string[]
  readonly suspendedBy: readonly string[]
  readonly terminatedBy: readonly string[]
}

/** How near the end is when it is time to say so. */
export type EndWarning = 60 | 30 | 7

/** An agreement, where it stands, on one day. */
export function detailOf(book: RegisterBook, record: AgreementRecord, day: string): AgreementDetail {
  const { document, digest, proposedBy } = record
  const state = stateOf(book, record, day)
  const among = (parties: ReadonlySet<string>) => document.parties.filter((party) => parties.has(party))
  return {
    document,
    digest,
    state,
    warning: state === 'ACTIVE' ? warningOn(day, document.until) : undefined,
    renews: document.renews,
    proposedBy,
    signedBy: among(record.signedBy),
    missing: document.parties.filter((party) => !record.signedBy.has(party)),
    suspendedBy: among(record.suspendedBy),
    terminatedBy: among(record.terminatedBy),
  }
}

function warningOn(day: string, until: string): EndWarning | undefined {
  const daysLeft = (Date.parse(until) - Date.parse(day)) / 86_400_000
  return ([7, 30, 60] as const).find((days) => daysLeft <= days)
}

/**
 * An agreement as `decide` reads it. Where a party stopped it alone, what law obliges goes on: it is then active with
 * only those lines marked `duty` whose recipient did not stop it, and whatever else it held is closed.
 */
export function viewOf(book: RegisterBook, record: AgreementRecord, day: string): AgreementView {
  const { id, kind, form, parties, lines } = record.document
  const inForce = linesInForce(book, record, day)
  const isActive = inForce !== undefined
  return { id, kind, form, parties, isActive, lines: inForce ?? lines }
}

function stateOf(book: RegisterBook, record: AgreementRecord, day: string): AgreementState {
  const { from, until } = record.document
  if (record.terminatedBy.size > 0) return 'TERMINATED'
  if (!isSigned(record)) return 'PROPOSED'
  if (record.suspendedBy.size > 0 || !areAdmitted(book, record)) return 'SUSPENDED'
  if (!(day >= from)) return 'NOT_YET'
  if (!(day <= until)) return 'EXPIRED'
  const frame = frameOf(book, record)
  if (frame === 'MISSING') return 'FRAME_ENDED'
  return frame === 'NONE' || stateOf(book, frame, day) === 'ACTIVE' ? 'ACTIVE' : 'FRAME_ENDED'
}

/** The lines that hold today; undefined when the agreement is not active at all. */
function linesInForce(book: RegisterBook, record: AgreementRecord, day: string): readonly AgreementLine[] | undefined {
  const frame = frameOf(book, record)
  if (frame === 'MISSING' || !isReady(book, record, day)) return undefined
  if (frame !== 'NONE' && !isReady(book, frame, day)) return undefined
  const stoppedBy = new Set([...stoppersOf(record), ...(frame === 'NONE' ? [] : stoppersOf(frame))])
  if (stoppedBy.size === 0) return record.document.lines
  const duties = record.document.lines.filter((line) => line.duty && !stoppedBy.has(line.recipient))
  return duties.length > 0 ? duties : undefined
}

/** Everything but the parties' own stops. */
function isReady(book: RegisterBook, record: AgreementRecord, day: string): boolean {
  const { from, until } = record.document
  return isSigned(record) && areAdmitted(book, record) && day >= from && day <= until
}

/** The MOU above a PKS, which has both of its parties; an MOU has none above it. */
function frameOf(book: RegisterBook, { document }: AgreementRecord): AgreementRecord | 'NONE' | 'MISSING' {
  if (document.kind === 'MOU') return 'NONE'
  const frame = book.agreements.get(document.under)
  if (frame === undefined || frame.document.kind !== 'MOU') return 'MISSING'
  return document.parties.every((party) => frame.document.parties.includes(party)) ? frame : 'MISSING'
}

function stoppersOf({ suspendedBy, terminatedBy }: AgreementRecord): readonly string[] {
  return [...suspendedBy, ...terminatedBy]
}

function isSigned({ document, signedBy }: AgreementRecord): boolean {
  return document.parties.every((party) => signedBy.has(party))
}

function areAdmitted(book: RegisterBook, { document }: AgreementRecord): boolean {
  return document.parties.every((party) => book.agencies.get(party)?.isSuspended === false)
}
