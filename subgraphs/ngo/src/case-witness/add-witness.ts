import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldLiveCase } from '../input/held.ts'
import { readNumber } from '../input/read-codes.ts'
import { longest, optional, readName, readText } from '../input/read-text.ts'
import { caseWitnesses } from './case-witness-table.ts'

interface AddWitnessInput {
  readonly clientKey: string
  readonly caseId: string
  readonly name: string
  readonly phone?: string | null
  readonly statement?: string | null
  readonly wantsAnonymity: boolean
}

/** Notes who saw or heard it. Own staff only. */
export async function addWitness(
  _: unknown,
  { input }: { readonly input: AddWitnessInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const { wantsAnonymity } = input
  const name = readName('name', input.name)
  const phone = optional(input.phone, (given) => readNumber('phone', given))
  const statement = optional(input.statement, (text) => readText('statement', text, longest))
  const added = await context.write('addWitness', input, async (write) => {
    const { id: caseId } = await heldLiveCase(write, input.caseId)
    await write.insert(caseWitnesses, { id: randomUUID(), caseId, name, phone, statement, wantsAnonymity })
    return { id: caseId }
  })
  return { case: added }
}
