import { type ChecklistItem, checklistOf, type DocumentType } from './checklists.ts'
import { type IsoDate, isoDate } from './days.ts'
import type { DemoDocument, DemoPlacement } from './demo-worker.ts'
import type { Placing } from './fate.ts'
import { dayReached, type Journey } from './journey.ts'
import type { Draws } from './random.ts'
import { stages } from './stage.ts'

/** What a worker's documents are drawn from. */
export interface DocumentFacts {
  readonly placing: Placing
  readonly journey: Journey
  readonly placement: DemoPlacement | undefined
  readonly today: number
}

/** Draws the state of each document that a worker's scheme asks for. What the placement tells of one is told again. */
export function drawDocuments(draws: Draws, facts: DocumentFacts): readonly DemoDocument[] {
  const { placing, journey } = facts
  const passed = journey.steps.filter(({ stage }) => stage !== 'CLOSED').map(({ stage }) => stages.indexOf(stage))
  const reached = Math.max(...passed)
  return checklistOf(placing.scheme).items.map((item) => ({
    type: item.type,
    collector: placing.companyId === undefined ? 'GOVERNMENT' : item.collector,
    ...stateOf(draws, item, facts, reached),
  }))
}

type State = Omit<DemoDocument, 'type' | 'collector'>

function stateOf(draws: Draws, item: ChecklistItem, facts: DocumentFacts, reached: number): State {
  const day = dueDay(facts.journey, item)
  if (stages.indexOf(item.due) <= reached && day !== undefined) return accepted(draws, item.type, day, facts)
  const begun = dayReached(facts.journey, 'DOCS_IN_PROGRESS')
  const draw = draws.next()
  if (begun === undefined || draw < 0.45) return missing
  if (draw > 0.92) return rejected(draws, Math.min(facts.today, begun + draws.between(1, 12)))
  return { ...missing, state: 'SUBMITTED', issuedOn: isoDate(begun - draws.between(1, 200)) }
}

/** The day its stage was reached, or, where the scheme skips that stage, the day of the next one. */
function dueDay(journey: Journey, item: ChecklistItem): number | undefined {
  const due = stages.indexOf(item.due)
  return journey.steps.find(({ stage }) => stages.indexOf(stage) >= due)?.day
}

const missing: State = {
  state: 'MISSING',
  issuedOn: undefined,
  expiresOn: undefined,
  decidedOn: undefined,
  rejectedReason: undefined,
}

function accepted(
  draws: Draws,
  type: DocumentType,
  decided: number,
  { placement, journey, today }: DocumentFacts,
): State {
  const told = placement === undefined ? undefined : toldBy(placement, type)
  const issuedOn = told?.from ?? isoDate(decided - draws.between(...ageInDays(type)))
  const expiresOn = told?.until
  // Once somebody has left, the file is closed and nothing in it runs out any more.
  const isExpired = expiresOn !== undefined && journey.leftDay === undefined && expiresOn < isoDate(today)
  return {
    state: isExpired ? 'EXPIRED' : 'ACCEPTED',
    issuedOn,
    expiresOn,
    decidedOn: isoDate(decided),
    rejectedReason: undefined,
  }
}

type Told = { readonly from: IsoDate; readonly until?: IsoDate } | undefined

function toldBy(placement: DemoPlacement, type: DocumentType): Told {
  const [contract] = placement.contracts
  switch (type) {
    case 'PASSPORT':
      return placement.passport
    case 'VISA':
      return placement.visa
    case 'BPJS_PROOF':
      return placement.insurance
    case 'PLACEMENT_AGREEMENT':
      return placement.agreement && { from: placement.agreement.signedOn }
    case 'EMPLOYMENT_CONTRACT':
      return contract && { from: contract.signedOn }
    case 'HEALTH_CERTIFICATE':
      return placement.medical && { from: placement.medical.on, until: placement.medical.validUntil }
    default:
      return undefined
  }
}

/** How old a document of a type may be when it is handed in. */
function ageInDays(type: DocumentType): [number, number] {
  return longHeld.includes(type) ? [400, 5200] : [2, 20]
}

const longHeld: readonly DocumentType[] = ['KTP', 'KK', 'BIRTH_CERTIFICATE', 'DIPLOMA']

function rejected(draws: Draws, decided: number): State {
  return {
    ...missing,
    state: 'REJECTED',
    issuedOn: isoDate(decided - draws.between(3, 60)),
    decidedOn: isoDate(decided),
    rejectedReason: draws.pick(reasons),
  }
}

const reasons = [
  'Tanda tangan kepala desa belum ada.',
  'Nama tidak sama dengan kartu keluarga.',
  'Salinan tidak terbaca.',
  'Meterai belum dibubuhkan.',
] as const
