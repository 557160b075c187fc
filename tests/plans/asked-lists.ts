import type { DataSource } from 'typeorm'
import { type Depth, type List, type ListFilter, snake } from './questions.ts'

/** One way to ask a list. */
export interface AskedList {
  /** `workers(sex: FEMALE, orderBy: FULL_NAME, descending: true)` */
  readonly name: string
  readonly query: string
}

export interface ListOptions {
  readonly first: number
  readonly depth: Depth
  readonly isCounted?: boolean
  /** Every filter in every order; otherwise each filter and each order alone. Default `true`. */
  readonly isCrossed?: boolean
}

/**
 * A list in every order, up and down, and filtered by each of its filters with a value that many rows have and one that
 * few have: a plan that suits one of them may not suit the other.
 */
export async function askedLists(list: List, own: DataSource, options: ListOptions): Promise<readonly AskedList[]> {
  const orders = [
    [],
    ...list.orders.flatMap((order) => [[`orderBy: ${order}`], [`orderBy: ${order}`, 'descending: true']]),
  ]
  const filters: string[][] = [[]]
  for (const filter of list.filters)
    for (const value of await valuesOf(list, filter, own)) filters.push([`${filter.argument}: ${value}`])
  const isAsked = (filter: readonly string[], order: readonly string[]) =>
    options.isCrossed !== false || filter.length === 0 || order.length === 0
  return filters.flatMap((filter) =>
    orders.filter((order) => isAsked(filter, order)).map((order) => asked(list, [...filter, ...order], options)),
  )
}

function asked(list: List, args: readonly string[], { first, depth, isCounted }: ListOptions): AskedList {
  const all = [`first: ${first}`, ...args]
  const query = list.operation({ args: all, depth, ...(isCounted === undefined ? {} : { isCounted }) })
  return { name: `${list.field}(${args.join(', ')})`, query }
}

/** The value of most rows and that of the fewest, as they stand in a document. */
async function valuesOf(list: List, filter: ListFilter, own: DataSource): Promise<readonly string[]> {
  const column = `"${filter.column}"`
  const found = await own.query<{ value: string }[]>(
    `select ${column} as value from "${snake(list.type)}" where ${column} is not null group by 1 order by count(*) desc, 1`,
  )
  const values = [...new Set([found.at(0)?.value, found.at(-1)?.value])].filter((value) => value !== undefined)
  return values.map((value) => (filter.isEnum ? value : JSON.stringify(partOf(value, filter))))
}

function partOf(value: string, { match }: ListFilter): string {
  return match === 'EQUALS' ? value : value.slice(1, 6)
}
