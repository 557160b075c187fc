import {
  type FigureTable,
  figureTableMessage,
  figureTableSchema,
  figureTables,
  HubError,
  peerMessage,
} from '@simpul/agency'
import { keepFigureTable } from './keep-figure-table.ts'

/**
 * An agency gives the forum a table that it has published, with what is small withheld already. It speaks for itself
 * alone: whose table it is, its signature says. What is here stays: the same again changes nothing, another is refused.
 */
export const figureTableTold = peerMessage<FigureTable, object>({
  name: figureTableMessage,
  input: figureTableSchema,
  async run(table, { own, caller, state, today }) {
    const kind = state.agencies.get(caller.agency)?.kind
    const publishers: readonly string[] = figureTables[table.table]
    if (kind === undefined || !publishers.includes(kind))
      throw new HubError('CONFLICT', `${table.table} is published by ${publishers.join(' or ')}, not by your agency.`)
    if (table.asOf > today) throw new HubError('CONFLICT', 'A table is published after the day on which it is true.')
    await own((sql) => keepFigureTable(sql, table, { publisher: caller.agency, today }))
    return {}
  },
})
