import type { Matrix } from '@simpul/boundary'
import DataLoader from 'dataloader'
import { Any, type EntityManager, type FindOptionsOrder, type FindOptionsWhere, type ObjectLiteral, Raw } from 'typeorm'
import { type AgencyDatabase, asCaller, type DatabaseCaller } from '../enforcement/as-caller.ts'
import { isPointer, pointerView } from '../enforcement/generate-views.ts'
import { nothingOpen, type Openings } from '../enforcement/openings.ts'
import type { Cursors } from './cursor.ts'
import { groupedInKeyOrder, inKeyOrder } from './in-key-order.ts'
import { identifier, toColumn } from './names.ts'
import { type Connection, type PageRequest, readPage } from './page.ts'
import type { Row, RowTable } from './row-table.ts'

export interface ChildOrder {
  readonly orderBy?: string
  readonly descending?: boolean
}

/** The rows of one table, as one caller may see them. */
export interface TableRows<R extends Row> {
  /** The row, or null where it is hidden or missing: the two look alike. */
  byId(id: string): Promise<R | null>
  /** The rows whose `property` holds `id`, batched over every parent of the request. */
  of(property: keyof R & string, id: string, order?: ChildOrder): Promise<readonly R[]>
  page(request: PageRequest): Promise<Connection<R>>
}

/** Gives the rows of a table for one request. */
export type Rows = <R extends Row>(table: RowTable<R>) => TableRows<R>

export interface RowsOptions {
  readonly database: AgencyDatabase
  readonly caller: DatabaseCaller
  readonly matrix: Matrix
  readonly openings: Openings
  readonly cursors: Cursors
}

/** One set of loaders a request: what they remember is what this caller may see. */
export function rowsFor(options: RowsOptions): Rows {
  const known = new Map<string, unknown>()
  return <R extends Row>(table: RowTable<R>) => {
    const found = known.get(table.type) as TableRows<R> | undefined
    if (found !== undefined) return found
    const made = tableRows(table, options)
    known.set(table.type, made)
    return made
  }
}

function tableRows<R extends Row>(table: RowTable<R>, options: RowsOptions): TableRows<R> {
  const caller = { ...options.caller, openings: options.openings.get(table.type) ?? nothingOpen }
  const run = <T>(work: (rows: EntityManager) => Promise<T>) => asCaller(options.database, caller, work)
  const byId = new DataLoader<string, R | null>(async (ids) => {
    const found = await run((rows) => rows.find(table.entity, { where: whereAny<R>('id', ids) }))
    return inKeyOrder(ids, found, (row) => row.id)
  })
  const children = childLoaders(table, options, run)
  return {
    byId: (id) => byId.load(id),
    of: (property, id, order = {}) => children(property, order).load(id),
    page: (request) =>
      readPage(table, request, {
        run,
        startsFromReach: startsFromReach(table, options),
        cursors: options.cursors,
        boundTo: `${options.caller.agency}|${options.caller.person}|${options.caller.purpose}`,
      }),
  }
}

function childLoaders<R extends Row>(
  table: RowTable<R>,
  { caller }: RowsOptions,
  run: <T>(work: (rows: EntityManager) => Promise<T>) => Promise<T>,
) {
  const loaders = new Map<string, DataLoader<string, readonly R[]>>()
  return (property: keyof R & string, order: ChildOrder): DataLoader<string, readonly R[]> => {
    const name = `${property} ${order.orderBy} ${order.descending}`
    const known = loaders.get(name)
    if (known !== undefined) return known
    const made = new DataLoader<string, readonly R[]>(async (ids) => {
      const where =
        caller.side === 'partner' && isPointer(property)
          ? wherePointing(table, property, ids)
          : whereAny<R>(property, ids)
      const found = await run((rows) => rows.find(table.entity, { where, order: orderOf<R>(order) }))
      return groupedInKeyOrder(ids, found, (row) => String(row[property]))
    })
    loaders.set(name, made)
    return made
  }
}

function whereAny<R>(property: string, ids: readonly string[]): FindOptionsWhere<R> {
  return { [property]: Any(ids as string[]) } as FindOptionsWhere<R>
}

/** The same for a partner, by the view in which a pointer that is shown has its index. */
function wherePointing<R extends Row>(
  table: RowTable<R>,
  property: keyof R & string,
  ids: readonly string[],
): FindOptionsWhere<R> {
  const pointer = identifier(toColumn(property))
  const found = (id: string) =>
    `${id} in (select b.id from ${pointerView(table.table, property)} b where b.${pointer} = any(:pointed))`
  return { id: Raw(found, { pointed: ids }) } as FindOptionsWhere<ObjectLiteral> as FindOptionsWhere<R>
}

function orderOf<R>({ orderBy, descending }: ChildOrder): FindOptionsOrder<R> {
  const direction = descending === true ? 'DESC' : 'ASC'
  const order: Record<string, string> = orderBy === undefined ? {} : { [orderBy]: direction }
  return { ...order, id: direction } as FindOptionsOrder<ObjectLiteral> as FindOptionsOrder<R>
}

/** A partner who may not read all rows starts from those that its links and grants reach. */
function startsFromReach(table: RowTable, { caller, matrix }: RowsOptions): boolean {
  if (caller.side === 'own') return false
  const key = matrix.cells.get(`${table.type}.id`)
  return key?.kind !== 'open' || !key.ways.some((way) => way.reach === 'ALL' || way.reach === 'PUBLIC')
}
