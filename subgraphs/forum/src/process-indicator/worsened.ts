import type { Write } from '@simpul/agency'
import { addDays } from '@simpul/agency'
import { measures } from './measures.ts'
import { type IndicatorPeriodKind, quarterOf } from './periods.ts'

/** One measure of all agencies together in two periods of a kind, one after the other. */
export interface TwoPeriods {
  /** The id of the later row. */
  readonly id: string
  readonly measure: string
  readonly title: string
  readonly unit: string
  readonly before: number
  readonly after: number
  readonly period: IndicatorPeriodKind
  /** The first day of the later one. */
  readonly start: string
}

/**
 * The measures for which the quarter that was over last is worse than the one before, or the year so far than the year
 * before. The quarter that runs is too short to say.
 */
export async function worsenedIndicators(sql: Pick<Write, 'query'>, today: string): Promise<readonly TwoPeriods[]> {
  const later = quarterOf(addDays(quarterOf(today).start, -1)).start
  const earlier = quarterOf(addDays(later, -1)).start
  const year = Number(today.slice(0, 4))
  const found = await sql.query<readonly TwoPeriods[]>(
    `select l.id, l.measure, l.title_indonesian as title, l.unit, e.value as before, l.value as after, l.period,
       l.period_start::text as start
     from unnest(array['QUARTER', 'YEAR_TO_DATE'], array[$1, $3]::date[], array[$2, $4]::date[]) as two(kind, later, earlier)
     join process_indicator l on l.period = two.kind and l.period_start = two.later and l.agency is null
     join process_indicator e on e.measure = l.measure and e.period = two.kind and e.period_start = two.earlier
       and e.agency is null
     where l.value is not null and e.value is not null
     order by l.id`,
    [later, earlier, `${year}-01-01`, `${year - 1}-01-01`],
  )
  return found.filter(isWorse)
}

/** Whether the later figure is the worse one. Where no way is the better one, none is. */
export function isWorse({ measure, before, after }: Pick<TwoPeriods, 'measure' | 'before' | 'after'>): boolean {
  const better = measures.find(({ name }) => name === measure)?.better
  return (better === 'UP' && after < before) || (better === 'DOWN' && after > before)
}

/** What a meeting is asked to talk about. */
export function worsenedWords({ title, unit, before, after, period, start }: TwoPeriods): string {
  const since = `${period === 'QUARTER' ? 'triwulan' : 'tahun'} sejak ${start}`
  return `Memburuk: ${title}, dari ${figure(before, unit)} menjadi ${figure(after, unit)} (${since})`
}

function figure(value: number, unit: string): string {
  if (unit === 'RATIO') return `${Math.round(value * 100)} %`
  return unit === 'DAYS' ? `${Math.round(value)} hari` : `tahap ${value}`
}
