import type { Write } from '@simpul/agency'
import { agreementCommitments } from './agreement-commitment-table.ts'
import type { CommitmentState } from './commitment-moves.ts'
import { lastDayOf, timelinessOf } from './timeliness.ts'

interface Unnoted {
  readonly id: string
  readonly madeBy: string
  readonly dueOn: string
  readonly state: CommitmentState
}

/**
 * Notes of each commitment that is overdue that it is late, once for each day by which it was due: all three hear of it
 * at the forum, and the secretariat has it among its notices. Neither says what was promised.
 */
export async function noteLate(write: Write, today: string): Promise<void> {
  const open = await write.query<readonly Unnoted[]>(
    `select id, made_by as "madeBy", due_on::text as "dueOn", state from agreement_commitment
     where state in ('OPEN', 'RENEGOTIATED') and late_on is null and due_on < $1::date
     order by due_on, id for update`,
    [today],
  )
  for (const one of open)
    if (timelinessOf({ ...one, keptOn: null }, today) === 'OVERDUE') await noteOne(write, one, today)
}

async function noteOne(write: Write, { id, madeBy, dueOn }: Unnoted, today: string): Promise<void> {
  await write.update(agreementCommitments, id, { lateOn: today })
  const last = lastDayOf(dueOn)
  const words = {
    en: `A commitment of ${madeBy} is overdue: its last day was ${last}.`,
    id: `Komitmen ${madeBy} lewat waktu: hari terakhirnya ${last}.`,
  }
  await write.forumNotice({ about: 'COMMITMENT_OVERDUE', words })
  await write.notice({ to: 'HEAD', about: { type: agreementCommitments.type, id }, words })
}
