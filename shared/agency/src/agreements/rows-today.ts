import type { BoundaryRules } from '@simpul/boundary'
import { type AgencyDatabase, asCaller } from '../enforcement/as-caller.ts'
import { nothingOpen, type Openings, openingsOf } from '../enforcement/openings.ts'
import { identifier } from '../rows/names.ts'
import type { RowTable } from '../rows/row-table.ts'
import type { LineEffect } from './preview-lines.ts'

export interface RowsTodayOptions {
  readonly database: AgencyDatabase
  readonly tables: readonly RowTable[]
  readonly rules: BoundaryRules
}

/**
 * Counts, for each line, the rows whose field it would open today: through the recipient's own view, with the decision
 * that the agreement would give, so that exclusions and keys hold as they would. One query for each (type, recipient,
 * purpose, rows, basis). Null for what stands on no row.
 */
export async function rowsToday(
  effects: readonly LineEffect[],
  options: RowsTodayOptions,
): Promise<readonly (number | null)[]> {
  const counted = new Map<string, number>()
  const openings = new Map<LineEffect['matrix'], Openings>()
  const counts: (number | null)[] = []
  for (const effect of effects) {
    const table = tableOf(effect, options.tables)
    if (table === undefined) counts.push(null)
    else if (effect.closedBecause !== null) counts.push(0)
    else {
      const { recipient, purpose } = effect.line
      const name = `${table.type} ${recipient} ${purpose} ${effect.reach}`
      const known = openings.get(effect.matrix) ?? openingsOf(options.rules, effect.matrix)
      openings.set(effect.matrix, known)
      const count = counted.get(name) ?? (await countRows(effect, table, known, options.database))
      counted.set(name, count)
      counts.push(count)
    }
  }
  return counts
}

function tableOf({ line }: LineEffect, tables: readonly RowTable[]): RowTable | undefined {
  const type = line.coordinate.slice(0, line.coordinate.indexOf('.'))
  return tables.find((table) => table.type === type)
}

async function countRows(
  { line, reach }: LineEffect,
  table: RowTable,
  openings: Openings,
  database: AgencyDatabase,
): Promise<number> {
  const caller = {
    side: 'partner',
    agency: line.recipient,
    purpose: line.purpose,
    person: '',
    subject: '',
    openings: openings.get(table.type) ?? nothingOpen,
  } as const
  const source = identifier(table.table)
  // a partner's list starts from its links and grants; only where all rows are open is the whole table looked at
  const start =
    reach === 'ALL' ? '' : `where id in (select id from ${identifier(`${table.table}_reach`)}) and $1 = any(reach)`
  return asCaller(database, caller, async (rows) => {
    const [found] = await rows.query<{ n: number }[]>(
      `select count(*)::int as n from ${source} ${start}`,
      reach === 'ALL' ? [] : [reach],
    )
    return found?.n ?? 0
  })
}
