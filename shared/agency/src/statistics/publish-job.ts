import { jakartaDay } from '@simpul/trust'
import type { Write } from '../acts/write.ts'
import type { JobKind } from '../jobs/job-kind.ts'
import { identifier } from '../rows/names.ts'
import { writePublication } from './publication.ts'
import { nextPublication, quartersToPublish } from './publication-day.ts'
import { lockPublishing } from './publish-new.ts'
import { namesOf, type StatisticsKind } from './statistics-kind.ts'

/**
 * Publishes the tables of each quarter on their fixed day, once, and pushes them to the forum in the same transaction.
 * Whatever it missed while the agency was not served it publishes quarter by quarter as soon as it is.
 */
export function publishJob(kind: StatisticsKind): JobKind {
  const name = namesOf(kind).job
  return {
    name,
    beginsAt: (now) => now,
    async work(write, _, now) {
      const today = jakartaDay(now)
      for (const asOf of await missing(write, kind, today)) {
        const { figures } = await writePublication(write, kind, { asOf, today })
        await write.figures(figures)
      }
      await write.job({ name }, name, nextPublication(today), {})
    },
  }
}

/** The quarters whose day has come since the last publication; the latest alone where there is none yet. */
async function missing(write: Write, { publishing }: StatisticsKind, today: string): Promise<readonly string[]> {
  await lockPublishing(write, publishing)
  const [last] = await write.query<readonly { readonly on: string | null }[]>(
    `select max(period_end)::text as "on" from ${identifier(publishing.publishedIn)}`,
    [],
  )
  const before = last?.on ?? null
  if (before === null) return quartersToPublish(today, 1)
  return quartersToPublish(today, mostMissed).filter((end) => end > before)
}

/** Ten years: nobody is away longer. */
const mostMissed = 40
