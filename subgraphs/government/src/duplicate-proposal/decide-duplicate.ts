import { type AgencyContext, illegalMove, staleVersion, type Write } from '@simpul/agency'
import { z } from 'zod'
import { notHere } from '../input/refusals.ts'
import { told } from '../input/told.ts'
import { id, version } from '../input/words.ts'
import { type DuplicateProposalRow, duplicateProposals } from './duplicate-proposal-table.ts'

interface DecideDuplicateInput {
  readonly clientKey: string
  readonly proposalId: string
  readonly decision: 'SAME' | 'DIFFERENT'
  readonly expectedVersion: number
}

/**
 * An officer decides whether two ids are one person. Both workers stay as they are; where they are one, the agency that
 * drew the one id is told of the other.
 */
export async function decideDuplicate(
  _: unknown,
  { input }: { readonly input: DecideDuplicateInput },
  context: AgencyContext,
): Promise<{ readonly proposal: { readonly id: string } }> {
  told(z.object({ proposalId: id, expectedVersion: version }), input)
  const proposal = await context.write('decideDuplicate', input, async (write) => {
    const found = await openProposal(write, input)
    const { decision: state, expectedVersion } = input
    const subjectId = state === 'SAME' ? found.workerId : null
    await write.change(duplicateProposals, found.id, expectedVersion, { state, subjectId, decidedOn: context.today })
    if (state === 'SAME')
      for (const agency of await drawers(write, found)) await write.party(duplicateProposals.type, found.id, agency)
    return { id: found.id }
  })
  return { proposal }
}

async function openProposal(write: Write, input: DecideDuplicateInput): Promise<DuplicateProposalRow> {
  const found = await write.find(duplicateProposals, input.proposalId)
  if (found === null) {
    throw notHere('input.proposalId', { en: 'There is no such proposal.', id: 'Usulan ini tidak ada.' })
  }
  if (found.version !== input.expectedVersion) throw staleVersion('input.expectedVersion', input.expectedVersion)
  if (found.state !== 'PROPOSED') throw illegalMove('input.decision', found.state, input.decision, [])
  return found
}

/** The agencies that spoke of either of the two before. */
async function drawers(write: Write, { workerId, otherWorkerId }: DuplicateProposalRow): Promise<readonly string[]> {
  const found = await write.query<readonly { readonly agency: string }[]>(
    `select referred_by as agency from complaint where worker_id = any($1) and referred_by is not null
     union select requested_by from repatriation where worker_id = any($1) and requested_by <> owner order by 1`,
    [[workerId, otherWorkerId]],
  )
  return found.map(({ agency }) => agency)
}
