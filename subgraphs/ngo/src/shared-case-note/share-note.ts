import { randomUUID } from 'node:crypto'
import type { NewRow, Write } from '@simpul/agency'
import type { CaseNoteRow } from '../case-note/case-note-table.ts'
import { notNow } from '../input/wrong.ts'
import { sharedCaseNotes } from './shared-case-note-table.ts'

interface Receiving {
  readonly referredCaseId: string
  readonly workerId: string
}

/** Shares a note with the receivers of the case's accepted referrals; it is refused where there is none. */
export async function shareNote(write: Write, note: NewRow<CaseNoteRow>): Promise<void> {
  const { id: noteId, caseId, text, writtenAt } = note
  const receiving = await write.query<Receiving[]>(
    `select c.id as "referredCaseId", c.worker_id as "workerId" from case_referral r
     join referred_case c on c.referral_id = r.id where r.case_id = $1 and r.state = 'ACCEPTED'
     order by r.id for update of r`,
    [caseId],
  )
  if (receiving.length === 0)
    throw notNow('shared', {
      en: 'No referral of this case is accepted, so nobody would receive the note',
      id: 'Belum ada rujukan kasus ini yang diterima, jadi tidak ada penerima catatan',
    })
  for (const one of receiving)
    await write.insert(sharedCaseNotes, { id: randomUUID(), caseId, noteId, ...one, text, writtenAt })
}
