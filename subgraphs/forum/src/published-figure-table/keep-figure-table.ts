import { createHash, randomUUID } from 'node:crypto'
import { type FigureTable, HubError, type OwnSql } from '@simpul/agency'
import { breakdownOf } from './published-figure-table-table.ts'

/** Who gives a table, and when. */
export interface FigureTableFrom {
  readonly publisher: string
  readonly today: string
}

/** Keeps a table, once. One that counts the same for days of which another is here already is refused. */
export async function keepFigureTable(sql: OwnSql, table: FigureTable, from: FigureTableFrom): Promise<void> {
  const key = breakdownOf(table.dimensions)
  // two that come at one moment wait for each other
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `figures ${from.publisher} ${table.table} ${key}`,
  ])
  const digest = createHash('sha256').update(JSON.stringify(table)).digest('hex')
  const [known] = await sql.query<{ readonly digest: string }>(
    `select digest from published_figure_table
     where publisher = $1 and counted = $2 and breakdown = $3
       and daterange(period_start, period_end, '[]') && daterange($4::date, $5::date, '[]')
     order by (digest = $6) desc limit 1`,
    [from.publisher, table.table, key, table.period.from, table.period.to, digest],
  )
  if (known?.digest === digest) return
  if (known !== undefined)
    throw new HubError(
      'CONFLICT',
      'Another table of the same count is published for these days. What is published stays.',
    )
  await insertTable(sql, { table, key, digest }, from)
}

interface NewTable {
  readonly table: FigureTable
  readonly key: string
  readonly digest: string
}

async function insertTable(sql: OwnSql, { table, key, digest }: NewTable, from: FigureTableFrom): Promise<void> {
  const { table: counted, period, asOf, definition, dimensions, lines } = table
  const id = randomUUID()
  await sql.query(
    `insert into published_figure_table (id, counted, publisher, period_start, period_end, as_of, definition_indonesian,
       definition_english, dimensions, breakdown, received_on, digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[id, counted, from.publisher, period.from, period.to, asOf, definition.id, definition.en],
      ...[dimensions, key, from.today, digest],
    ],
  )
  const rows = lines.map(({ values, count }, number) => ({ id: `${id}-${number}`, number, values, count }))
  await sql.query(
    `insert into published_figure_line (id, published_figure_table_id, number, categories, count, is_withheld)
     select id, $1, number, array(select jsonb_array_elements_text("values")), count, count is null
     from jsonb_to_recordset($2::jsonb) as given(id text, number int, "values" jsonb, count int)`,
    [id, JSON.stringify(rows)],
  )
}
