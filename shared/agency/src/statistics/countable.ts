/** What may be counted: rows of the owner's tables, the day on which each happened, and what it may be grouped by. */
export interface Countable {
  /** `PLACEMENTS` */
  readonly name: string
  /** `filed_placement f join worker w on w.id = f.worker_id` */
  readonly from: string
  readonly id: string
  readonly day: string
  /** SQL by the name that the schema gives it: `sex: 'w.sex'`. */
  readonly dimensions: Readonly<Record<string, string>>
}

/** How long the periods are that something is counted by. */
export type Period = 'MONTH' | 'QUARTER' | 'YEAR'

/**
 * How often each combination of values occurs; `by` names dimensions, `periodStart` the first day of the period. Counted
 * first and sorted then: where the limit stands beside the grouping, Postgres takes it for a reason to read the rows in
 * the order of the first dimension, one by one, and needs twice the time for all of them.
 */
export function countStatement(countable: Countable, by: readonly string[], period: Period): string {
  const groups = by.map((name) => `${expressionOf(countable, name, period)} as "${name}"`)
  const places = by.map((_, at) => String(at + 1))
  const counting = `select ${[...groups, 'count(*)::int as count'].join(', ')} from ${countable.from}`
  if (by.length === 0) return `${counting} limit $1`
  return `with counted as materialized (${counting} group by ${places.join(', ')})
    select * from counted order by ${places.map((place) => `${place} nulls last`).join(', ')} limit $1`
}

function expressionOf({ dimensions, day }: Countable, name: string, period: Period): string {
  if (name === 'periodStart') return `date_trunc('${period.toLowerCase()}', ${day}::timestamp)::date::text`
  const found = dimensions[name]
  if (found === undefined) throw new Error(`Nothing is counted by ${name}.`)
  return found
}
