import type { OwnSql } from '@simpul/agency'
import { ageOn } from './ages.ts'

/** Whether a worker is under eighteen today; undefined for somebody of whom the Manpower Service has no birth date. */
export async function isMinor(own: Pick<OwnSql, 'query'>, worker: string, today: string): Promise<boolean | undefined> {
  const [found] = await own.query<{ birth_date: string | null }>('select birth_date from worker where id = $1', [
    worker,
  ])
  const birthDate = found?.birth_date ?? null
  return birthDate === null ? undefined : ageOn(today, birthDate).isMinor
}
