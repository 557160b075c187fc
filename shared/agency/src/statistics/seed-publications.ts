import type { EntityManager } from 'typeorm'
import { ownSqlOf } from '../doors/own-sql.ts'
import { writePublication } from './publication.ts'
import { publicationDay, quartersToPublish } from './publication-day.ts'
import { pushFigures } from './push-figures.ts'
import type { StatisticsKind } from './statistics-kind.ts'

/** The tables of the four quarters before a day, each as published on its own; the forum has them once it is there. */
export async function seedPublications(
  rows: EntityManager,
  kind: StatisticsKind,
  { today, forum }: { readonly today: string; readonly forum: string },
): Promise<void> {
  for (const asOf of quartersToPublish(today, 4)) {
    const { figures } = await writePublication(rows, kind, { asOf, today: publicationDay(asOf) })
    await pushFigures(
      ownSqlOf(rows, () => undefined),
      figures,
      forum,
    )
  }
}
