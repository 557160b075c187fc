import type { AgencyContext, Write } from '@simpul/agency'
import { dayUntil } from '../acts/checks.ts'
import { lockedAt, refuseEnded } from '../acts/own-row.ts'
import { conflict } from '../acts/refusals.ts'
import { employers } from './employer-table.ts'
import { type EmployerInput, namedEmployer } from './employer-terms.ts'

export interface EndEmployerInput extends EmployerInput {
  readonly on?: string | null
}

/** Ends the work with an employer: its entry stays, and no order names it any more. */
export async function endEmployer(
  _: unknown,
  { input }: { readonly input: EndEmployerInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly employer: { readonly id: string } }> {
  const { employerId: id, expectedVersion } = input
  const endedOn = dayUntil('on', input.on ?? today, today)
  const employer = await writing('endEmployer', input, async (write) => {
    refuseEnded(namedEmployer, await lockedAt(write, namedEmployer, { id, expectedVersion }))
    await refuseOrdered(write, id)
    await write.change(employers, id, expectedVersion, { endedOn })
    return { id }
  })
  return { employer }
}

async function refuseOrdered(write: Write, id: string): Promise<void> {
  const open = await write.query<readonly unknown[]>(
    `select id from job_order where employer_id = $1 and status not in ('CLOSED', 'WITHDRAWN') limit 1`,
    [id],
  )
  if (open.length === 0) return
  throw conflict('employerId', {
    en: 'A job order of this employer is not closed; close it first (closeJobOrder).',
    id: 'Masih ada permintaan kerja dari pemberi kerja ini; tutup dahulu (closeJobOrder).',
  })
}
