import { randomUUID } from 'node:crypto'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { refusedField, wordsOf } from '../acts/fields.ts'
import { nameSeats, speakerOf } from '../acts/speaker.ts'
import { dueAt, hoursUntil } from './breach-clock.ts'
import { breachNotices } from './breach-notice-table.ts'

export interface ReportBreachInput extends ActInput {
  readonly agency: string
  readonly detectedAt: string
  readonly notifiedAt?: string | null
  readonly scope: string
}

/** An agency tells the others of a breach of its data: when, how far, and when it was notified; no person. */
export const reportBreach: Act<ReportBreachInput, { readonly breach: Reference }> = async (_, { input }, context) => {
  const agency = speakerOf(context, input.agency)
  const scope = wordsOf('scope', input.scope)
  const detectedAt = pastMoment('detectedAt', input.detectedAt, context.now)
  const notifiedAt = notified(input.notifiedAt, detectedAt, context.now)
  const breach = await context.write('reportBreach', input, async (write) => {
    const id = randomUUID()
    await write.insert(breachNotices, {
      ...{ id, agency, detectedAt, dueAt: dueAt(detectedAt), notifiedAt, scope },
      hoursUntilNotice: notifiedAt === null ? null : hoursUntil(detectedAt, notifiedAt),
      ...{ reportedOn: context.today, version: 1 },
    })
    await nameSeats(write, breachNotices.type, id)
    return { id }
  })
  return { breach }
}

/** A moment that is not after now. */
export function pastMoment(name: string, moment: string, now: Date): Date {
  const found = new Date(moment)
  if (found > now) throw refusedField(name, 'must not be in the future', 'tidak boleh di masa depan')
  return found
}

/** When a breach was notified, if it was: not before it was detected. */
export function notified(moment: string | null | undefined, detectedAt: Date, now: Date): Date | null {
  if (moment === null || moment === undefined) return null
  const found = pastMoment('notifiedAt', moment, now)
  if (found < detectedAt)
    throw refusedField('notifiedAt', 'must not be before detectedAt', 'tidak boleh sebelum detectedAt')
  return found
}
