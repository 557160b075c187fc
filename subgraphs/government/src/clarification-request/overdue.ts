import { type JobKind, jakartaDay } from '@simpul/agency'
import { z } from 'zod'
import { clarificationDue, commitmentDue } from '../case-acts/due-jobs.ts'

const payload = z.object({ id: z.string() })

/** Says that a company has not answered in time, if by now it has not. */
export const clarificationDueJob: JobKind = {
  ...clarificationDue,
  async work(write, given, now) {
    await write.query(
      `update clarification_request set state = 'OVERDUE', version = version + 1
       where id = $1 and state = 'ASKED' and due_on < $2`,
      [payload.parse(given).id, jakartaDay(now)],
    )
  },
}

/** Says that a promise is late, if by now it has not been kept. */
export const commitmentDueJob: JobKind = {
  ...commitmentDue,
  async work(write, given, now) {
    await write.query(
      `update case_commitment set is_late = true, version = version + 1
       where id = $1 and state = 'OPEN' and not is_late and due_on < $2`,
      [payload.parse(given).id, jakartaDay(now)],
    )
  },
}
