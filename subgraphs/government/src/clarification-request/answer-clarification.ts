import { type AgencyContext, illegalMove } from '@simpul/agency'
import { clarificationDue } from '../case-acts/due-jobs.ts'
import { heldVersion } from '../case-acts/held-row.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { addPromise, type PromiseInput, readPromise } from '../case-commitment/promise.ts'
import { clarificationMoves } from './clarification-moves.ts'
import { clarificationRequests } from './clarification-request-table.ts'
import { type AnswerInput, readAnswer } from './read-answer.ts'

interface AnswerClarificationInput extends AnswerInput, PromiseInput {
  readonly clientKey: string
  readonly clarificationRequestId: string
  readonly expectedVersion: number
}

/** The company that is asked answers for itself, late too. The complaint behind the request stays hidden from it. */
export async function answerClarification(
  _: unknown,
  { input }: { readonly input: AnswerClarificationInput },
  { caller, write: run, today }: AgencyContext,
): Promise<{ readonly clarificationRequest: { readonly id: string } }> {
  const asked = {
    field: 'clarificationRequestId',
    id: input.clarificationRequestId,
    expectedVersion: input.expectedVersion,
  }
  const { id } = await run('answerClarification', input, async (write) => {
    const request = await heldVersion(write, clarificationRequests, asked)
    refuseUnless(caller.kind === 'agency' && caller.agency === request.companyId, asked.field, {
      en: 'is answered by the company that is asked, and by nobody for it',
      id: 'dijawab oleh perusahaan yang dimintai, tidak dapat diwakili',
    })
    if (!clarificationMoves[request.state].includes('ANSWERED'))
      throw illegalMove(`input.${asked.field}`, request.state, 'ANSWERED', clarificationMoves[request.state])
    const { round } = request
    const promised = readPromise(input, { round, on: today, today })
    const said = readAnswer(input, round)
    await write.change(clarificationRequests, request.id, request.version, {
      ...said,
      state: 'ANSWERED',
      answeredOn: today,
    })
    if (promised !== null) await addPromise(write, request, promised)
    await write.noJob(clarificationDue, request.id)
    return { id: request.id }
  })
  return { clarificationRequest: { id } }
}
