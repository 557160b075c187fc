import { type AgencyContext, illegalMove } from '@simpul/agency'
import { z } from 'zod'
import { heldVersion } from '../case-acts/held-row.ts'
import { told } from '../input/told.ts'
import { id, version } from '../input/words.ts'
import type { OpenSanctionPayload } from './open-sanction.ts'
import { openSanctions } from './open-sanction-table.ts'
import { type SanctionStage, sanctionMoves } from './sanction-moves.ts'

export interface MoveSanctionInput {
  readonly clientKey: string
  readonly openSanctionId: string
  readonly expectedVersion: number
  readonly to: Exclude<SanctionStage, 'IMPOSED' | 'DROPPED'>
}

/** Moves an examination to its next stage; what ends it is a decision. Own staff only. */
export async function moveSanction(
  _: unknown,
  { input }: { readonly input: MoveSanctionInput },
  context: AgencyContext,
): Promise<OpenSanctionPayload> {
  told(z.object({ openSanctionId: id, expectedVersion: version }), input)
  const { to: stage, expectedVersion } = input
  const moved = await context.write('moveSanction', input, async (write) => {
    const asked = { field: 'openSanctionId', id: input.openSanctionId, expectedVersion }
    const found = await heldVersion(write, openSanctions, asked)
    const legal = sanctionMoves[found.stage]
    if (!legal.includes(stage)) throw illegalMove('input.to', found.stage, stage, legal)
    await write.change(openSanctions, found.id, expectedVersion, { stage })
    return { id: found.id }
  })
  return { openSanction: moved }
}
