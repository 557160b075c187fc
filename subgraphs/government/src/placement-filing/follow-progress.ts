import type { OwnSql } from '@simpul/agency'
import type { PlacementStatus } from '../filed-placement/filed-placement-table.ts'
import { isOver } from '../filed-placement/placement-moves.ts'

const order: readonly PlacementStatus[] = [
  'SELECTED',
  'AGREEMENT_SIGNED',
  'IN_PREPARATION',
  'READY_TO_DEPART',
  'DEPARTED',
  'ARRIVED',
  'WORKING',
]

/** The later of two stages of a placement. What is over stays over, and only an officer says that it is. */
export function laterOf(filed: PlacementStatus, said: PlacementStatus): PlacementStatus {
  if (isOver(filed) || isOver(said)) return filed
  return order.indexOf(said) > order.indexOf(filed) ? said : filed
}

/** What a company says of the way of a placement. */
export interface Progress {
  readonly status: PlacementStatus
  readonly departureDate: string | null
  readonly flight: string | null
}

/** Takes into the filed copy how far the company says the placement has come; nothing of what was agreed. */
export async function followProgress({ query }: OwnSql, filedPlacementId: string, progress: Progress): Promise<void> {
  const [copy] = await query<{ readonly status: PlacementStatus }>(
    'select status from filed_placement where id = $1 for update',
    [filedPlacementId],
  )
  if (copy === undefined || isOver(copy.status)) return
  await query(
    `update filed_placement set status = $2, departure_date = coalesce(departure_date, $3::date),
       flight = coalesce($4, flight), version = version + 1
     where id = $1 and (status, departure_date, flight) is distinct from
       ($2, coalesce(departure_date, $3::date), coalesce($4, flight))`,
    [filedPlacementId, laterOf(copy.status, progress.status), progress.departureDate, progress.flight],
  )
}
