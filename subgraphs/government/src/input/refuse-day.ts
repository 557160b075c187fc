import { notRight } from './told.ts'

type Day = string | null

/** Refuses a day that comes before another of the same row. */
export function refuseBefore(field: string, day: Day, earliest: Day): void {
  if (day === null || earliest === null || day >= earliest) return
  throw notRight(field, { en: `must not be before ${earliest}`, id: `tidak boleh sebelum ${earliest}` })
}

/** Refuses a day that comes before a person was born. */
export function refuseBeforeBirth(field: string, day: Day, birthDate: Day): void {
  if (day === null || birthDate === null || day >= birthDate) return
  throw notRight(field, {
    en: 'must not be before the date of birth',
    id: 'tidak boleh sebelum tanggal lahir',
  })
}
