import type { AgreementLine, Purpose } from '@simpul/boundary'
import { type AgreementDocument, jakartaDay, type RegisterState } from '@simpul/trust'

/** What a draft is made of besides its lines. */
export interface DraftWishes {
  readonly kind: 'MOU' | 'PKS'
  readonly form: string
  readonly parties: readonly string[]
  readonly id?: string | undefined
  readonly title?: { readonly id: string; readonly en: string } | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly under?: string | undefined
  readonly renews?: string | undefined
}

/** Which of the offered lines are wanted; all of them where nothing is said. */
export interface LineWishes {
  readonly coordinates?: readonly string[] | undefined
  readonly purposes?: readonly Purpose[] | undefined
}

type Details = Pick<RegisterState, 'agreementDetails'>

/** A document with sensible terms where none are wished: from tomorrow in Jember, for a year, under the MOU of all parties. */
export function draftAgreement(
  wishes: DraftWishes,
  lines: readonly AgreementLine[],
  state: Details,
  now: Date,
): AgreementDocument {
  const renewed = wishes.renews === undefined ? undefined : state.agreementDetails.get(wishes.renews)?.document
  const frame = wishes.kind === 'PKS' ? (wishes.under ?? frameOf(wishes.parties, state)) : undefined
  const from = wishes.from ?? firstDay(renewed?.until, now)
  const common = {
    id: wishes.id ?? freeId(wishes.form, from, state),
    form: wishes.form,
    parties: [...wishes.parties],
    title: wishes.title ?? renewed?.title ?? titleOf(wishes),
    from,
    until: wishes.until ?? lastDay(from, frame, state),
    lines: [...lines],
    ...(wishes.renews === undefined ? {} : { renews: wishes.renews }),
  }
  return frame === undefined ? { ...common, kind: 'MOU' } : { ...common, kind: 'PKS', under: frame }
}

/** The wanted lines, with the keys of their rows: without its key a field opens nothing. */
export function wantedLines(
  lines: readonly AgreementLine[],
  { coordinates, purposes }: LineWishes,
  keyOf: (coordinate: string) => string | undefined,
): readonly AgreementLine[] {
  const wanted = coordinates === undefined ? undefined : new Set(coordinates)
  for (const coordinate of coordinates ?? []) {
    const key = keyOf(coordinate)
    if (key !== undefined) wanted?.add(key)
  }
  return lines
    .filter(({ purpose }) => purposes === undefined || purposes.includes(purpose))
    .filter(({ coordinate }) => wanted === undefined || wanted.has(coordinate))
}

/** The MOU that all these agencies are parties of: the active one, or else one that may become so. */
export function frameOf(parties: readonly string[], { agreementDetails }: Details): string | undefined {
  const frames = [...agreementDetails.values()].filter(
    ({ document, state }) =>
      document.kind === 'MOU' &&
      ['ACTIVE', 'NOT_YET', 'SUSPENDED', 'PROPOSED'].includes(state) &&
      parties.every((party) => document.parties.includes(party)),
  )
  return (frames.find(({ state }) => state === 'ACTIVE') ?? frames[0])?.document.id
}

/** Tomorrow, or the day after the last of the agreement that it renews. */
function firstDay(renewedUntil: string | undefined, now: Date): string {
  const tomorrow = dayAfter(jakartaDay(now))
  const following = renewedUntil === undefined ? tomorrow : dayAfter(renewedUntil)
  return following > tomorrow ? following : tomorrow
}

/** A year, but no longer than the MOU above it. */
function lastDay(from: string, frame: string | undefined, { agreementDetails }: Details): string {
  const end = new Date(`${from}T00:00:00Z`)
  end.setUTCFullYear(end.getUTCFullYear() + 1)
  end.setUTCDate(end.getUTCDate() - 1)
  const year = end.toISOString().slice(0, 10)
  const above = frame === undefined ? undefined : agreementDetails.get(frame)?.document.until
  return above !== undefined && above < year && above >= from ? above : year
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

function freeId(form: string, from: string, { agreementDetails }: Details): string {
  const plain = `${form}-${from.slice(0, 4)}`
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? plain : `${plain}-${number}`
    if (!agreementDetails.has(id)) return id
  }
}

function titleOf({ kind, form, parties }: DraftWishes): { readonly id: string; readonly en: string } {
  const both = parties.join(', ')
  if (kind === 'MOU')
    return { id: `Nota kesepahaman (${form}): ${both}`, en: `Memorandum of understanding (${form}): ${both}` }
  return { id: `Perjanjian kerja sama data (${form}): ${both}`, en: `Data-sharing agreement (${form}): ${both}` }
}
