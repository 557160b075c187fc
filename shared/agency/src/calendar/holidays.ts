import { readFileSync } from 'node:fs'
import { z } from 'zod'

const holiday = z.strictObject({ day: z.string(), name: z.string() })

const tableSchema = z.strictObject({
  source: z.string(),
  note: z.string(),
  everyYear: z.array(holiday),
  years: z.array(
    z.strictObject({
      year: z.number(),
      decree: z.string().optional(),
      note: z.string().optional(),
      holidays: z.array(holiday),
    }),
  ),
})

/** The holiday table as it stands in `data/holidays.json`, with its source. */
export const holidayTable = tableSchema.parse(
  JSON.parse(readFileSync(new URL('../../data/holidays.json', import.meta.url), 'utf8')),
)

const everyYear = new Set(holidayTable.everyYear.map(({ day }) => day))
const ofOneYear = new Set(holidayTable.years.flatMap(({ holidays }) => holidays.map(({ day }) => day)))

/** Whether a day is a national holiday. In years without a decree only the holidays of fixed date are known. */
export function isHoliday(day: string): boolean {
  return everyYear.has(day.slice(5)) || ofOneYear.has(day)
}
