import { z } from 'zod'
import { notRight } from '../input/told.ts'
import { both, line, pastDay } from '../input/words.ts'
import type { TrainingResult } from './training-record-table.ts'

/** How a training ended, as far as it has. */
export interface SaidOfEnd {
  readonly result: TrainingResult
  readonly endedOn?: string | null
  readonly hours?: number | null
  readonly certificateNumber?: string | null
}

/** What the schema cannot say of how a training ended. */
export function endFacts(today: string) {
  const hours = z
    .number()
    .int()
    .min(1, both('must be at least 1', 'paling sedikit 1'))
    .max(5_000, both('must be at most 5000', 'paling banyak 5000'))
  return { endedOn: pastDay(today).nullish(), hours: hours.nullish(), certificateNumber: line(100).nullish() }
}

/** A training that is over has a last day, one that goes on has none, and only one that was passed has a certificate. */
export function refuseUnlikely({ result, endedOn, certificateNumber }: SaidOfEnd): void {
  if ((result === 'IN_PROGRESS') !== (endedOn == null)) {
    throw notRight('input.endedOn', {
      en: 'is given for a training that is over, and only for one',
      id: 'diisi untuk pelatihan yang sudah berakhir, dan hanya untuk itu',
    })
  }
  if (certificateNumber == null || result === 'PASSED') return
  throw notRight('input.certificateNumber', {
    en: 'is given for a training that was passed (result: PASSED), and only for one',
    id: 'diisi untuk pelatihan yang lulus (result: PASSED), dan hanya untuk itu',
  })
}
