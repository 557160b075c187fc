import type { AgencyContext } from '@simpul/agency'
import { textOrNull } from '../acts/checks.ts'
import { lockedAt } from '../acts/own-row.ts'
import { notRight } from '../acts/refusals.ts'
import { tellFilings } from '../placement-filing/tell-filings.ts'
import { namedPlacement, type PlacementChangeInput } from './named-placement.ts'
import type { PlacementStatus } from './placement-steps.ts'
import { stepPlacement } from './step-placement.ts'

interface MovePlacementInput extends PlacementChangeInput {
  readonly to: PlacementStatus
  readonly on: string
  readonly flight?: string | null
}

/** Moves a placement one step on. */
export async function movePlacement(
  _: unknown,
  { input }: { readonly input: MovePlacementInput },
  context: AgencyContext,
): Promise<{ readonly placement: { readonly id: string } }> {
  const { placementId: id, expectedVersion, to, on } = input
  const { today } = context
  const flight = textOrNull('flight', input.flight, 50)
  if (flight !== null && to !== 'DEPARTED') throw notRight('flight', onlyWithDeparture)
  const placement = await context.write('movePlacement', input, async (write) => {
    const found = await lockedAt(write, namedPlacement, { id, expectedVersion })
    await stepPlacement(write, found, { to, on, today, flight })
    await tellFilings(write, context, { placementId: id, news: 'PROGRESS' })
    return { id }
  })
  return { placement }
}

const onlyWithDeparture = {
  en: 'is given with a departure only (to: DEPARTED)',
  id: 'hanya diisi pada keberangkatan (to: DEPARTED)',
}
