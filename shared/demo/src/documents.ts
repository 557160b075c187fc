import { type ChecklistItem, checklistOf, type DocumentType } from './checklists.ts'
import { isoDate } from './days.ts'
import type { DemoDocument } from './demo-worker.ts'
import type { Placing } from './fate.ts'
import { dayReached, type Journey } from './journey.ts'
import type { Draws } from './random.ts'
import { stages } from './stage.ts'

/** Draws the state of each document that a worker's scheme asks for. */
export function drawDocuments(draws: Draws, placing: Placing, journey: Journey, today: number): readonly DemoDocument[] {
  const begun = dayReached(journey, 'DOCS_IN_PROGRESS')
  const reached = Math.max(...journey.steps.filter(({ stage }) => stage !== 'CLOSED').map(({ stage }) => stages.indexOf(stage)))
  return checklistOf(placing.scheme).items.map((item) => {
    const collector = placing.companyId === undefined ? 'GOVERNMENT' : item.collector
    const day = dueDay(journey, item)
    const isDue = stages.indexOf(item.due) <= reached
    return { type: item.type, collector, ...stateOf(draws, item.type, { day, isDue, begun, today, journey }) }
  })
}

/** The day its stage was reached, or, where the scheme skips that stage, the day of the next one. */
function dueDay(journey: Journey, item: ChecklistItem): number | undefined {
  const due = stages.indexOf(item.due)
  return journey.steps.find(({ stage }) => stages.indexOf(stage) >= due)?.day
}

interface Progress {
  readonly day: number | undefined
  readonly isDue: boolean
  readonly begun: number | undefined
  readonly today: number
  readonly journey: Journey
}

type State = Omit<DemoDocument, 'type' | 'collector'>

function stateOf(draws: Draws, type: DocumentType, { day, isDue, begun, today, journey }: Progress): State {
  if (isDue && day !== undefined) return accepted(draws, type, day, journey.leftDay === undefined ? today : undefined)
  if (begun === undefined) return missing
  const draw = draws.next()
  if (draw < 0.45) return missing
  if (draw > 0.92) return rejected(draws, Math.min(today, begun + draws.between(1, 12)))
  return { ...missing, state: 'SUBMITTED', issuedOn: isoDate(begun - draws.between(1, 200)) }
}

const missing: State = {
  state: 'MISSING',
  issuedOn: undefined,
  expiresOn: undefined,
  decidedOn: undefined,
  rejectedReason: undefined,
}

function accepted(draws: Draws, type: DocumentType, decided: number, stillNeededOn: number | undefined): State {
  const issued = decided - draws.between(1, 20)
  const life = lifeInDays[type]
  const expires = life === undefined ? undefined : issued + life
  const isExpired = expires !== undefined && stillNeededOn !== undefined && expires < stillNeededOn
  return {
    state: isExpired ? 'EXPIRED' : 'ACCEPTED',
    issuedOn: isoDate(issued),
    expiresOn: expires === undefined ? undefined : isoDate(expires),
    decidedOn: isoDate(decided),
    rejectedReason: undefined,
  }
}

/** For how long some documents hold, in days. Plausible, not quoted. */
const lifeInDays: Partial<Record<DocumentType, number>> = {
  SKCK: 180,
  HEALTH_CERTIFICATE: 90,
  PSYCHOLOGICAL_CERTIFICATE: 90,
  PASSPORT: 3650,
  VISA: 900,
  LANGUAGE_TEST: 730,
}

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
