import { jakartaDay, type Write } from '@simpul/agency'
import { readFacts } from './forum-facts.ts'
import { indicatorRows } from './indicator-rows.ts'
import { periodsOf } from './periods.ts'

/** Counts all process indicators as of a moment and writes them in place of those that stood there before. */
export async function writeIndicators(sql: Pick<Write, 'query'>, now: Date): Promise<void> {
  const rows = indicatorRows(await readFacts(sql, now), periodsOf(jakartaDay(now)))
  await sql.query(upsert, [JSON.stringify(rows)])
}

const upsert = `
insert into process_indicator (id, variable, measure, title_indonesian, title_english, definition_indonesian,
  definition_english, agency, period, period_start, period_end, as_of, unit, value, numerator, denominator, n, minimum,
  not_enough, paired_id)
select id, variable, measure, "titleIndonesian", "titleEnglish", "definitionIndonesian", "definitionEnglish", agency,
  period, "periodStart", "periodEnd", "asOf", unit, value, numerator, denominator, n, minimum, "notEnough", "pairedId"
from jsonb_to_recordset($1::jsonb) as given(id text, variable text, measure text, "titleIndonesian" text,
  "titleEnglish" text, "definitionIndonesian" text, "definitionEnglish" text, agency text, period text,
  "periodStart" date, "periodEnd" date, "asOf" date, unit text, value float8, numerator float8, denominator float8,
  n int, minimum int, "notEnough" text, "pairedId" text)
on conflict (id) do update set title_indonesian = excluded.title_indonesian, title_english = excluded.title_english,
  definition_indonesian = excluded.definition_indonesian, definition_english = excluded.definition_english,
  period_end = excluded.period_end, as_of = excluded.as_of, unit = excluded.unit, value = excluded.value,
  numerator = excluded.numerator, denominator = excluded.denominator, n = excluded.n, minimum = excluded.minimum,
  not_enough = excluded.not_enough, paired_id = excluded.paired_id`
