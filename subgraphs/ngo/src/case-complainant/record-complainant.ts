import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldCase } from '../input/held.ts'
import { readNumber } from '../input/read-codes.ts'
import { optional, readName } from '../input/read-text.ts'
import { caseComplainants } from './case-complainant-table.ts'

interface RecordComplainantInput {
  readonly clientKey: string
  readonly caseId: string
  readonly relation: string
  readonly name?: string | null
  readonly phone?: string | null
  readonly wantsAnonymity: boolean
}

/** Notes who complained; nobody is made to say a name. Own staff only. */
export async function recordComplainant(
  _: unknown,
  { input }: { readonly input: RecordComplainantInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const { relation, wantsAnonymity } = input
  const name = optional(input.name, (given) => readName('name', given))
  const phone = optional(input.phone, (given) => readNumber('phone', given))
  const recorded = await context.write('recordComplainant', input, async (write) => {
    const { id: caseId } = await heldCase(write, input.caseId)
    await write.insert(caseComplainants, { id: randomUUID(), caseId, relation, name, phone, wantsAnonymity })
    return { id: caseId }
  })
  return { case: recorded }
}
