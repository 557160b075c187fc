import type { PageRequest } from './page.ts'

/** The arguments that every connection of the schema takes. */
export interface PageArguments<Order extends string> {
  readonly orderBy?: Order | null
  readonly descending?: boolean | null
  readonly first?: number | null
  readonly after?: string | null
}

/** The page that such arguments ask for; `sortedBy` says which property each order sorts by. */
export function pageOf<Order extends string>(
  { orderBy, descending, first, after }: PageArguments<Order>,
  sortedBy: Readonly<Record<Order, string>>,
): PageRequest {
  return {
    orderBy: orderBy === undefined || orderBy === null ? undefined : sortedBy[orderBy],
    descending: descending ?? false,
    first,
    after,
  }
}
