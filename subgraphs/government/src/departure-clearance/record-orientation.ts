import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { refuseBeforeBirth } from '../input/refuse-day.ts'
import { told } from '../input/told.ts'
import { id, pastDay, version } from '../input/words.ts'
import { type ClearanceAsked, clearanceFor, keepClearance } from './kept-clearance.ts'

export interface RecordOrientationInput extends ClearanceAsked {
  readonly clientKey: string
  readonly attendedOn: string
}

/** A departure clearance as it is on record. */
export interface ClearancePayload {
  readonly departureClearance: { readonly id: string }
}

/** Mirrors that a worker attended the pre-departure orientation, as the provincial office recorded it. Own staff only. */
export async function recordOrientation(
  _: unknown,
  { input }: { readonly input: RecordOrientationInput },
  { today, write: writing }: AgencyContext,
): Promise<ClearancePayload> {
  told(z.object({ ...clearanceFacts, attendedOn: pastDay(today) }), input)
  const departureClearance = await writing('recordOrientation', input, async (write) => {
    const found = await clearanceFor(write, input)
    refuseBeforeBirth('input.attendedOn', input.attendedOn, found.birthDate)
    const learned = { orientationAttended: true, orientationDate: input.attendedOn, mirroredOn: today }
    return keepClearance(write, found, learned)
  })
  return { departureClearance }
}

/** What the schema cannot say of the record that an act names. */
export const clearanceFacts = { workerId: id, clearanceId: id.nullish(), expectedVersion: version.nullish() }
