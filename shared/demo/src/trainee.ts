import { isoDate } from './days.ts'
import type { DemoTraining } from './demo-worker.ts'
import { derivedId } from './derived-id.ts'
import type { Placing } from './fate.ts'
import { dayReached, type Journey } from './journey.ts'
import type { Draws } from './random.ts'
import { programmes, trainingInstitutions } from './training.ts'

/** Draws the training of somebody whose scheme has one. It began when the documents were begun. */
export function drawTraining(
  draws: Draws,
  workerId: string,
  placing: Placing,
  journey: Journey,
): DemoTraining | undefined {
  const from = dayReached(journey, 'DOCS_IN_PROGRESS')
  const until = dayReached(journey, 'TRAINED')
  if (from === undefined || until === undefined) return undefined
  const { title, hours } = programmes[placing.post.sector]
  const id = derivedId(workerId, 'training')
  const isCompetent = journey.leftDay !== undefined || draws.chance(0.92)
  return {
    id,
    institution: draws.pick(trainingInstitutions),
    programme: title,
    hours,
    from: isoDate(from),
    until: isoDate(until),
    result: isCompetent ? 'PASSED' : 'FAILED',
    certificate: isCompetent ? `SK-CONTOH-${id.slice(0, 8)}` : undefined,
  }
}
