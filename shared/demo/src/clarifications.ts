import { addWorkingDays, isoDate } from './days.ts'
import type { DemoCase, DemoClarification, DemoCommitment } from './demo-worker.ts'
import type { Draws } from './random.ts'

type Clarified = Pick<DemoCase, 'clarifications' | 'commitment'>

/** What an agency that is not the government, and a case against nobody or no company, come to. */
export const notClarified: Clarified = { clarifications: [], commitment: undefined }

/**
 * Draws what the government asked of a company: to explain itself, and once more where that did not settle it. What it
 * then promises falls due in seven days (Permen P2MI 23/2025 art. 18).
 */
export function drawClarifications(draws: Draws, day: number, today: number): Clarified {
  const first = clarification(1, day + draws.between(3, 15), draws.between(0, 6), today)
  if (first === undefined) return notClarified
  const held = first.heldDay
  if (held === undefined || draws.chance(0.5)) return { clarifications: [first.row], commitment: undefined }
  const second = clarification(2, held + draws.between(7, 20), draws.between(0, 6), today)
  if (second === undefined) return { clarifications: [first.row], commitment: undefined }
  const commitment = second.heldDay === undefined ? undefined : drawCommitment(draws, second.heldDay, today)
  return { clarifications: [first.row, second.row], commitment }
}

function clarification(round: 1 | 2, asked: number, late: number, today: number) {
  if (asked > today) return undefined
  const due = addWorkingDays(asked, 5)
  const heldDay = due + late <= today ? due + late : undefined
  const row: DemoClarification = {
    round,
    question: questions[round - 1] ?? questions[0],
    askedOn: isoDate(asked),
    dueOn: isoDate(due),
    heldOn: heldDay === undefined ? undefined : isoDate(heldDay),
    statement: heldDay === undefined ? undefined : statements[round - 1],
  }
  return { row, heldDay }
}

/** In words that name nobody: the company is not told whose case it is. */
const questions = [
  'Mohon penjelasan tertulis mengenai dugaan pelanggaran hak seorang pekerja yang ditempatkan, beserta bukti.',
  'Mohon penjelasan mengenai hambatan dalam memenuhi janji pertama dan langkah berikutnya.',
] as const

const statements = [
  'Perusahaan menjelaskan bahwa mitra usaha belum menjawab, dan berjanji menanyakan kembali.',
  'Perusahaan mengakui kekurangan dan menandatangani komitmen.',
] as const

function drawCommitment(draws: Draws, day: number, today: number): DemoCommitment {
  const due = day + 7
  const settled = day + draws.between(2, 11)
  const state = stateOf(settled, due, today)
  return {
    promise: 'Membayar hak pekerja dan menyerahkan bukti pembayaran.',
    dueOn: isoDate(due),
    state,
    keptOn: state === 'KEPT' ? isoDate(settled) : undefined,
    rule: 'Permen P2MI 23/2025 art. 18',
  }
}

/** Kept late is broken: the law gives seven days. */
function stateOf(settled: number, due: number, today: number): DemoCommitment['state'] {
  if (settled <= due && settled <= today) return 'KEPT'
  return due < today ? 'BROKEN' : 'OPEN'
}
