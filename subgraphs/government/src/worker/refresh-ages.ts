import type { SubgraphDefinition } from '@simpul/agency'
import { jakartaDay } from '@simpul/trust'
import type { DataSource } from 'typeorm'
import { ageGroups } from './ages.ts'

/**
 * Brings every worker's age band to a day. The bands are stored, not computed from the birth date, so that a partner
 * who may know the band has no birth date in reach.
 */
export async function refreshAges(own: DataSource, today: string): Promise<void> {
  for (const { ageBand, isMinor, bornFrom, bornUntil } of ageGroups(today)) {
    await own.query(
      `update worker set age_band = $1, is_minor = $2
       where birth_date between $3 and $4 and (age_band, is_minor) is distinct from ($1, $2)`,
      [ageBand, isMinor, bornFrom, bornUntil],
    )
  }
}

const everyQuarter = 15 * 60_000

type Serving = Parameters<NonNullable<SubgraphDefinition['routes']>>

/** Keeps the age bands up to date while the subgraph serves: when it begins to, and soon after each midnight in Jember. */
export function keepAges(...[server, { database, clock, logger }]: Serving): void {
  let done: string | undefined
  const keep = async () => {
    const today = jakartaDay(clock())
    if (today === done) return
    try {
      await refreshAges(database.own, today)
      done = today
    } catch (error) {
      logger.warn({ err: error }, 'the age bands could not be brought to this day; they are tried again')
    }
  }
  let timer: NodeJS.Timeout | undefined
  server.addHook('onListen', async () => {
    await keep()
    timer = setInterval(() => void keep(), everyQuarter).unref()
  })
  server.addHook('onClose', async () => clearInterval(timer))
}
