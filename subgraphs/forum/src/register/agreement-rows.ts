import type { NewRow } from '@simpul/agency'
import {
  type AgreementDetail,
  jakartaDay,
  type LinkedEntry,
  type RegisterState,
  registerEntrySchema,
} from '@simpul/trust'
import type { AgreementRow } from '../agreement/agreement-table.ts'
import type { ScheduleLineRow } from '../schedule-line/schedule-line-table.ts'

/** The agreements of a register as rows, each with the lines of its schedule. */
export interface AgreementRows {
  readonly agreements: readonly NewRow<AgreementRow>[]
  readonly lines: readonly NewRow<ScheduleLineRow>[]
}

/** Turns the register at one moment into rows. `entries` are those it was folded from: they say when each party signed. */
export function agreementRows(state: RegisterState, entries: readonly LinkedEntry[]): AgreementRows {
  const details = [...state.agreementDetails.values()]
  const signingDays = signingDaysOf(state, entries)
  return {
    agreements: details.map((detail) => agreementRow(detail, state, signingDays)),
    lines: details.flatMap(lineRows),
  }
}

function agreementRow(
  { document, state, digest }: AgreementDetail,
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
    state,
    documentDigest: digest,
  }
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
  entries: readonly LinkedEntry[],
): ReadonlyMap<string, string> {
  const ignored = new Set(faults.map(({ index }) => index))
  const missing = new Map([...agreementDetails].map(([id, { document }]) => [id, new Set(document.parties)]))
  const days = new Map<string, string>()
  for (const [index, entry] of entries.entries()) {
    const agreement = ignored.has(index) ? undefined : signedIn(entry)
    const waitsFor = missing.get(agreement ?? '')
    if (agreement !== undefined && waitsFor?.delete(entry.author) === true && waitsFor.size === 0)
      days.set(agreement, jakartaDay(new Date(entry.at)))
  }
  return days
}

/** The agreement that an entry signs. */
function signedIn(entry: LinkedEntry): string | undefined {
  if (entry.kind !== 'AGREEMENT_SIGNED') return undefined
  const { data } = registerEntrySchema.safeParse(entry)
  return data?.kind === 'AGREEMENT_SIGNED' ? data.body.agreement : undefined
}
