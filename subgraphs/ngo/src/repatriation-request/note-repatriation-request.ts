import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldClientCase } from '../input/held.ts'
import { readAgency, readCountry } from '../input/read-codes.ts'
import { readComingDay, readPastDay } from '../input/read-day.ts'
import { optional, readName } from '../input/read-text.ts'
import { repatriationRequests } from './repatriation-request-table.ts'

interface NoteRepatriationRequestInput {
  readonly clientKey: string
  readonly caseId: string
  readonly country: string
  readonly neededBy?: string | null
  readonly askedOf: string
  readonly askedOn?: string | null
  readonly repatriationId?: string | null
}

/** Notes that another agency was asked to bring a client home; asking it is that agency's own mutation. Own staff only. */
export async function noteRepatriationRequest(
  _: unknown,
  { input }: { readonly input: NoteRepatriationRequestInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const request = requestOf(input, context.today)
  const noted = await context.write('noteRepatriationRequest', input, async (write) => {
    const { id: caseId, workerId } = await heldClientCase(write, input.caseId)
    await write.insert(repatriationRequests, { id: randomUUID(), caseId, workerId, ...request })
    return { id: caseId }
  })
  return { case: noted }
}

function requestOf(input: NoteRepatriationRequestInput, today: string) {
  return {
    country: readCountry('country', input.country),
    neededBy: optional(input.neededBy, (day) => readComingDay('neededBy', day, today)),
    askedOf: readAgency('askedOf', input.askedOf),
    askedOn: readPastDay('askedOn', input.askedOn ?? today, today),
    repatriationId: optional(input.repatriationId, (id) => readName('repatriationId', id)),
    state: 'ASKED',
    version: 1,
  } as const
}
