import type { AgencyContext } from '@simpul/agency'
import { lockedAt } from '../acts/own-row.ts'
import { tellFilings } from '../placement-filing/tell-filings.ts'
import { namedPlacement, type PlacementChangeInput } from './named-placement.ts'
import { stepPlacement } from './step-placement.ts'

interface ReleaseCandidateInput extends PlacementChangeInput {
  readonly on?: string | null
}

/** Releases a candidate who has not departed; the place goes back to the order. Why is the company's own affair and kept nowhere. */
export async function releaseCandidate(
  _: unknown,
  { input }: { readonly input: ReleaseCandidateInput },
  context: AgencyContext,
): Promise<{ readonly placement: { readonly id: string } }> {
  const { placementId: id, expectedVersion } = input
  const { today } = context
  const placement = await context.write('releaseCandidate', input, async (write) => {
    const found = await lockedAt(write, namedPlacement, { id, expectedVersion })
    await stepPlacement(write, found, { to: 'CANCELLED', on: input.on ?? today, today })
    await tellFilings(write, context, { placementId: id, news: 'PROGRESS' })
    return { id }
  })
  return { placement }
}
