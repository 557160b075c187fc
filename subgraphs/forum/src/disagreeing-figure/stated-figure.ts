import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import { pastDay, refusedField, wordsOf } from '../acts/fields.ts'
import type { DisagreeingFigureRow } from './disagreeing-figure-table.ts'

/** A figure as an agency states it. */
export type FigureInput = Pick<
  DisagreeingFigureRow,
  'value' | 'unit' | 'definition' | 'periodStart' | 'periodEnd' | 'asOf' | 'source'
>

/** Below this a count of people tells of one person, and stays with its agency. */
const smallestCount = 5

/** A figure with all that makes it comparable. Small counts do not leave their agency. */
export function statedFigure(input: FigureInput, today: string): FigureInput {
  const { value } = input
  if (!Number.isFinite(value) || value < 0)
    throw refusedField('figure.value', 'must be zero or more', 'harus nol atau lebih')
  if (value > 0 && value < smallestCount)
    throw refusedField(
      'figure.value',
      `must not be a count below ${smallestCount}, which would tell of single persons`,
      `tidak boleh hitungan di bawah ${smallestCount}, karena menunjuk orang tertentu`,
    )
  const periodStart = pastDay('figure.periodStart', input.periodStart, today)
  if (input.periodEnd < periodStart)
    throw refusedField('figure.periodEnd', 'must not be before periodStart', 'tidak boleh sebelum periodStart')
  return {
    value,
    periodStart,
    periodEnd: input.periodEnd,
    unit: wordsOf('figure.unit', input.unit, 50),
    definition: wordsOf('figure.definition', input.definition, 500),
    asOf: pastDay('figure.asOf', input.asOf, today),
    source: wordsOf('figure.source', input.source, 300),
  }
}

/** Writes an agency's figure in place of the one it stated before. */
export async function writeFigure(
  write: Write,
  figure: FigureInput,
  {
    disagreementId,
    agency,
    today,
  }: { readonly disagreementId: string; readonly agency: string; readonly today: string },
): Promise<void> {
  const { value, unit, definition, periodStart, periodEnd, asOf, source } = figure
  await write.query(
    `insert into disagreeing_figure (id, count_disagreement_id, agency, value, unit, definition, period_start,
       period_end, as_of, source, stated_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (count_disagreement_id, agency) do update set value = excluded.value, unit = excluded.unit,
       definition = excluded.definition, period_start = excluded.period_start, period_end = excluded.period_end,
       as_of = excluded.as_of, source = excluded.source, stated_on = excluded.stated_on`,
    [randomUUID(), disagreementId, agency, value, unit, definition, periodStart, periodEnd, asOf, source, today],
  )
}
