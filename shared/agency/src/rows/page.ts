import { HubError, maxPageSize } from '@simpul/serving'
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm'
import type { Cursors, Position } from './cursor.ts'
import { identifier, toColumn } from './names.ts'
import type { Row, RowTable } from './row-table.ts'

/** What a connection field asks for. Every property named here must carry `@filters` in the schema. */
export interface PageRequest {
  readonly where?: Readonly<Record<string, string | number | boolean | null | undefined>> | undefined
  /** Rows in which one of the properties contains the text, without regard to case. */
  readonly search?: { readonly properties: readonly string[]; readonly text: string | null | undefined } | undefined
  readonly orderBy?: string | undefined
  readonly descending?: boolean | undefined
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** A Relay connection; the count is asked of the database only when the client asks for it. */
export interface Connection<R> {
  readonly edges: readonly { readonly cursor: string; readonly node: R }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
  readonly totalCount: () => Promise<number>
}

/** How the kit runs a page: as which caller, from which start. */
export interface PageRunner {
  readonly run: <T>(work: (rows: EntityManager) => Promise<T>) => Promise<T>
  /** True where a partner's list starts from its links and grants. */
  readonly startsFromReach: boolean
  readonly cursors: Cursors
  readonly boundTo: string
}

const defaultPageSize = 50

/** Reads one page by keyset: rows after a position, never by offset. */
export async function readPage<R extends Row>(
  table: RowTable<R>,
  request: PageRequest,
  runner: PageRunner,
): Promise<Connection<R>> {
  const size = pageSize(request.first)
  const boundTo = `${runner.boundTo}|${table.type}|${shapeOf(request)}`
  const after = typeof request.after === 'string' ? runner.cursors.open(request.after, boundTo) : undefined
  const found = await runner.run((rows) =>
    pageQuery(rows, table, request, runner, after)
      .limit(size + 1)
      .getMany(),
  )
  const page = found.slice(0, size)
  const edges = page.map((node) => ({ node, cursor: runner.cursors.seal(positionOf(node, request.orderBy), boundTo) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: found.length > size,
      hasPreviousPage: after !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => runner.run((rows) => filteredQuery(rows, table, request, runner).getCount()),
  }
}

function pageSize(first: number | null | undefined): number {
  const size = first ?? defaultPageSize
  if (size >= 1 && size <= maxPageSize) return size
  throw new HubError('BAD_INPUT', `A page holds 1 to ${maxPageSize} rows; ${size} were asked.`, {
    detail: { field: 'first' },
  })
}

/** A cursor continues the same question only. */
function shapeOf({ where, search, orderBy, descending }: PageRequest): string {
  return JSON.stringify([where, search, orderBy, descending])
}

function positionOf(row: ObjectLiteral, orderBy: string | undefined): Position {
  const value = orderBy === undefined ? null : row[orderBy]
  return { id: row.id, value: value === null || value === undefined ? null : valueText(value) }
}

function valueText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}

function pageQuery<R extends Row>(
  rows: EntityManager,
  table: RowTable<R>,
  request: PageRequest,
  runner: PageRunner,
  after: Position | undefined,
): SelectQueryBuilder<R> {
  const query = filteredQuery(rows, table, request, runner)
  const direction = request.descending === true ? 'DESC' : 'ASC'
  if (request.orderBy !== undefined) query.addOrderBy(`t.${request.orderBy}`, direction, 'NULLS LAST')
  query.addOrderBy('t.id', direction)
  return after === undefined
    ? query
    : query.andWhere(keyset(table, request, after, direction), { id: after.id, value: after.value })
}

function keyset(table: RowTable, request: PageRequest, after: Position, direction: 'ASC' | 'DESC'): string {
  const than = direction === 'ASC' ? '>' : '<'
  if (request.orderBy === undefined) return `t.id ${than} :id`
  const column = `t.${identifier(toColumn(request.orderBy))}`
  if (after.value === null) return `(${column} is null and t.id ${than} :id)`
  const value = `cast(:value as ${table.columns[request.orderBy] ?? 'text'})`
  return `(${column} ${than} ${value} or (${column} = ${value} and t.id ${than} :id) or ${column} is null)`
}

function filteredQuery<R extends Row>(
  rows: EntityManager,
  table: RowTable<R>,
  request: PageRequest,
  runner: PageRunner,
): SelectQueryBuilder<R> {
  const query = rows.createQueryBuilder(table.entity, 't')
  if (runner.startsFromReach) query.innerJoin(`${table.table}_reach`, 'r', 'r.id = t.id')
  for (const [property, value] of Object.entries(request.where ?? {})) {
    if (value === undefined || value === null) continue
    query.andWhere(`t.${property} = :where_${property}`, { [`where_${property}`]: value })
  }
  return search(query, request.search)
}

function search<R extends Row>(query: SelectQueryBuilder<R>, asked: PageRequest['search']): SelectQueryBuilder<R> {
  const text = asked?.text
  if (asked === undefined || text === undefined || text === null || text === '') return query
  const matches = asked.properties.map((property) => `t.${property} ilike :search`).join(' or ')
  return query.andWhere(`(${matches})`, { search: `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%` })
}
