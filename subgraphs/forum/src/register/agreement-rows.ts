import type { NewRow } from '@simpul/agency'
import {
  type AgreementDetail,
  type AgreementState,
  agreementDigest,
  jakartaDay,
  type RegisterEntry,
  type RegisterState,
} from '@simpul/trust'
import type { AgreementRow } from '../agreement/agreement-table.ts'
import type { ScheduleLineRow } from '../schedule-line/schedule-line-table.ts'

/** The agreements of a register as rows, each with the lines of its schedule. */
export interface AgreementRows {
  readonly agreements: readonly NewRow<AgreementRow>[]
  readonly lines: readonly NewRow<ScheduleLineRow>[]
}

/** Turns the register at one moment into rows. `entries` are those it was folded from: they say when each party signed. */
export function agreementRows(state: RegisterState, entries: readonly RegisterEntry[]): AgreementRows {
  const details = [...state.agreementDetails.values()]
  const signingDays = signingDaysOf(state, entries)
  return {
    agreements: details.map((detail) => agreementRow(detail, state, signingDays)),
    lines: details.flatMap(lineRows),
  }
}

function agreementRow(
  { document, state }: AgreementDetail,
  { agreementDetails }: RegisterState,
  signingDays: ReadonlyMap<string, string>,
): NewRow<AgreementRow> {
  const { id, kind, form, title, parties, from, until } = document
  const frame = document.kind === 'PKS' && agreementDetails.has(document.under) ? document.under : null
  return {
    id,
    frameId: frame,
    kind,
    form,
    number: null, // the register's documents bear an id and no other number
    title: title.id,
    parties,
    signedOn: signingDays.get(id) ?? null,
    validFrom: from,
    validUntil: until,
    state: shownStates[state],
    documentDigest: agreementDigest(document),
  }
}

/** What has not begun is not in force yet; what lost its frame rests until it has one again. */
const shownStates: Readonly<Record<AgreementState, AgreementRow['state']>> = {
  PROPOSED: 'PROPOSED',
  NOT_YET: 'PROPOSED',
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  FRAME_ENDED: 'SUSPENDED',
  TERMINATED: 'TERMINATED',
  EXPIRED: 'EXPIRED',
}

function lineRows({ document }: AgreementDetail): readonly NewRow<ScheduleLineRow>[] {
  return document.lines.map((line, at) => ({
    id: `${document.id}/${at + 1}`,
    agreementId: document.id,
    coordinate: line.coordinate,
    ownerAgency: line.owner,
    recipientAgency: line.recipient,
    purpose: line.purpose,
    basis: line.basis,
    rows: line.rows,
    retainDays: line.retainDays,
    isDuty: line.duty,
  }))
}

/** The day on which the last party signed, of each agreement that all have signed. */
function signingDaysOf(
  { agreementDetails, faults }: RegisterState,
  entries: readonly RegisterEntry[],
): ReadonlyMap<string, string> {
  const ignored = new Set(faults.map(({ index }) => index))
  const missing = new Map([...agreementDetails].map(([id, { document }]) => [id, new Set(document.parties)]))
  const days = new Map<string, string>()
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== 'AGREEMENT_SIGNED' || ignored.has(index)) continue
    const { agreement } = entry.body
    const waitsFor = missing.get(agreement)
    if (waitsFor?.delete(entry.author) === true && waitsFor.size === 0)
      days.set(agreement, jakartaDay(new Date(entry.at)))
  }
  return days
}
