import type { OwnSql } from '@simpul/agency'

/** One agency's month. */
export interface AnswerMonth {
  readonly owner: string
  /** `yyyy-mm` */
  readonly month: string
  readonly publisher: string
  readonly today: string
}

/** Publishes how long an agency took to answer in a month: the median of days, with the number of answers behind it. */
export async function publishAnswerTimes(own: Pick<OwnSql, 'query'>, answers: AnswerMonth): Promise<void> {
  const { owner, month, publisher, today } = answers
  await own.query(
    `insert into indicator_figure (id, indicator, definition, area, period_start, period_end, dimension, category,
       value, unit, n, is_suppressed, publisher, source, as_of)
     select $1, 'access_answer_days', $2, 'Jember', $3::date, ($3::date + interval '1 month - 1 day')::date,
       'agency', $4, percentile_cont(0.5) within group (order by answered_on - asked_on), 'days', count(*), false,
       $5, $6, $7
     from access_answer
     where agency = $4 and answered_on >= $3::date and answered_on < ($3::date + interval '1 month')::date
     having count(*) > 0
     on conflict (id) do update set value = excluded.value, n = excluded.n, as_of = excluded.as_of`,
    [`access-answer-days-${owner}-${month}`, definition, `${month}-01`, owner, publisher, source, today],
  )
}

const definition = 'median days from a partner’s request for access to the owner’s answer, of the answers of the month'
const source = 'the owner, which tells the forum of each answer'
