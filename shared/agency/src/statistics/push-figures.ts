import type { OwnSql } from '../doors/operation.ts'
import { type FigureTable, figureTableMessage, figureTableSchema } from './figure-message.ts'

/**
 * Has published tables shown at the forum, exactly if the transaction is committed; where the forum is away, when it
 * is back. Without a forum nothing is published: a figure that nobody can read would count its rows away.
 */
export async function pushFigures(
  own: Pick<OwnSql, 'tell'>,
  tables: readonly FigureTable[],
  keeper: string | null,
): Promise<void> {
  if (keeper === null) throw new Error('The register names no forum, so there is nowhere to publish.')
  for (const table of tables) await own.tell(keeper, figureTableMessage, figureTableSchema.parse(table))
}
