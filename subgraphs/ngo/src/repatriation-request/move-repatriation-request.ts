import { type AgencyContext, illegalMove } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { held } from '../input/held.ts'
import { optional, readName } from '../input/read-text.ts'
import { repatriationRequests } from './repatriation-request-table.ts'
import { type RepatriationRequestState, requestMoves } from './request-moves.ts'

interface MoveRepatriationRequestInput {
  readonly clientKey: string
  readonly requestId: string
  readonly expectedVersion: number
  readonly state: RepatriationRequestState
  readonly repatriationId?: string | null
}

const named = { field: 'requestId', en: 'request', id: 'permintaan' }

/** Notes how a request to bring a client home stands now. Own staff only. */
export async function moveRepatriationRequest(
  _: unknown,
  { input }: { readonly input: MoveRepatriationRequestInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const { state, expectedVersion } = input
  const repatriationId = optional(input.repatriationId, (id) => readName('repatriationId', id))
  const moved = await context.write('moveRepatriationRequest', input, async (write) => {
    const found = await held(write, repatriationRequests, input.requestId, named)
    const legal = requestMoves[found.state]
    // who has read an older version is told that first
    if (found.version === expectedVersion && !legal.includes(state))
      throw illegalMove('input.state', found.state, state, legal)
    const changes = { state, repatriationId: repatriationId ?? found.repatriationId }
    await write.change(repatriationRequests, found.id, expectedVersion, changes)
    return { id: found.caseId }
  })
  return { case: moved }
}
