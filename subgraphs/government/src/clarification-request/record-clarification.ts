import { type AgencyContext, illegalMove, type Write } from '@simpul/agency'
import { clarificationDue } from '../case-acts/due-jobs.ts'
import { heldVersion } from '../case-acts/held-row.ts'
import { addPromise } from '../case-commitment/promise.ts'
import { clarificationMoves } from './clarification-moves.ts'
import { type ClarificationRequestRow, clarificationRequests } from './clarification-request-table.ts'
import { type BeforeTalk, readTalk, readTalkPromise, type TalkInput } from './read-talk.ts'

export interface RecordClarificationInput extends TalkInput {
  readonly clientKey: string
  readonly clarificationRequestId: string
  readonly expectedVersion: number
}

/** A clarification after an act on it. */
export interface ClarificationPayload {
  readonly clarificationRequest: { readonly id: string }
}

/** Takes the minutes of a clarification, which end it (Permen P2MI 23/2025 art. 18). Own staff only. */
export async function recordClarification(
  _: unknown,
  { input }: { readonly input: RecordClarificationInput },
  { write: run, today }: AgencyContext,
): Promise<ClarificationPayload> {
  const { expectedVersion } = input
  const asked = { field: 'clarificationRequestId', id: input.clarificationRequestId, expectedVersion }
  const done = await run('recordClarification', input, async (write) => {
    const request = await heldVersion(write, clarificationRequests, asked)
    if (!clarificationMoves[request.state].includes('CLOSED'))
      throw illegalMove(`input.${asked.field}`, request.state, 'CLOSED', clarificationMoves[request.state])
    const before = await beforeTalk(write, request)
    const said = readTalk(input, before, today)
    const promised = readTalkPromise(input, before, today)
    const admits = { ADMITTED: true, DENIED: false, NO_SHOW: request.admits }[input.outcome]
    await write.change(clarificationRequests, request.id, expectedVersion, { ...said, admits, state: 'CLOSED' })
    if (promised !== null) await addPromise(write, request, promised)
    await write.noJob(clarificationDue, request.id)
    return { id: request.id }
  })
  return { clarificationRequest: done }
}

async function beforeTalk(write: Write, request: ClarificationRequestRow): Promise<BeforeTalk> {
  const promised = await write.query<readonly unknown[]>(
    'select from case_commitment where clarification_request_id = $1 limit 1',
    [request.id],
  )
  return { ...request, hasPromised: promised.length > 0 }
}
