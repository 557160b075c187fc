import { ngo } from './agencies.ts'
import type { Gravity } from './case.ts'
import { isoDate } from './days.ts'
import type { DemoCase } from './demo-worker.ts'
import type { Draws } from './random.ts'

/** What the care for a client is drawn from. */
export interface CareFacts {
  readonly owner: DemoCase['owner']
  readonly gravity: Gravity
  readonly day: number
  readonly today: number
}

/** Draws the notes of a case and how the danger was judged; the NGO alone keeps safety plans and a shelter. */
export function drawCare(draws: Draws, facts: CareFacts): Pick<DemoCase, 'risk' | 'notes' | 'safetyPlan' | 'shelter'> {
  const { owner, gravity, day } = facts
  const isInDanger = owner === ngo && gravity === 2
  return {
    risk: { level: draws.pick(levels[gravity]), detail: details[gravity], assessedOn: isoDate(day) },
    notes: drawNotes(draws, facts),
    safetyPlan: isInDanger ? { steps: draws.pick(plans), reviewOn: isoDate(day + 30) } : undefined,
    shelter: isInDanger && draws.chance(0.35) ? drawShelter(draws, facts) : undefined,
  }
}

const levels = [
  ['LOW', 'LOW', 'MEDIUM'],
  ['MEDIUM', 'MEDIUM', 'HIGH'],
  ['HIGH', 'IMMEDIATE'],
] as const

const details = [
  'Tidak ada ancaman; kerugian berupa uang atau surat.',
  'Pekerja masih di tempat kerja dan bergantung pada pemberi kerja.',
  'Nyawa, kesehatan, atau kebebasan terancam.',
] as const

const plans = [
  ['Kata sandi disepakati.', 'Jika tidak ada kabar dua hari, perwakilan RI dihubungi.'],
  ['Nomor darurat dihafal.', 'Tas dengan salinan dokumen dititipkan pada teman.'],
  ['Hanya dihubungi pada hari libur.', 'Telepon dari nomor lain tidak diangkat.'],
] as const

const noteTexts = [
  'Keluarga dihubungi dan diberi tahu langkah berikutnya.',
  'Salinan perjanjian kerja diminta dari keluarga.',
  'Perwakilan RI telah disurati.',
  'Pertemuan berikutnya disepakati di balai desa.',
] as const

function drawNotes(draws: Draws, { day, today }: CareFacts): DemoCase['notes'] {
  return [day + draws.between(1, 10), day + draws.between(14, 60)]
    .filter((on) => on <= today)
    .map((on) => ({ on: isoDate(on), text: draws.pick(noteTexts), isShared: draws.chance(0.3) }))
}

function drawShelter(draws: Draws, { day, today }: CareFacts): DemoCase['shelter'] {
  const from = day + draws.between(0, 20)
  const until = from + draws.between(7, 60)
  return from > today ? undefined : { from: isoDate(from), until: until > today ? undefined : isoDate(until) }
}
