import type { NewRow } from '@simpul/agency'
import type { ForumFacts } from './forum-facts.ts'
import type { Counted, Measure } from './measure.ts'
import { measures } from './measures.ts'
import type { IndicatorPeriod } from './periods.ts'
import type { NotEnough, ProcessIndicatorRow } from './process-indicator-table.ts'

/** Every measure of every period, as it is shown: a figure, or that there is not enough for one. */
export function indicatorRows(
  facts: ForumFacts,
  periods: readonly IndicatorPeriod[],
): readonly NewRow<ProcessIndicatorRow>[] {
  return periods.flatMap((period) =>
    measures.flatMap((measure) =>
      measure.count(facts, period).map((counted) => indicatorRow(measure, period, counted)),
    ),
  )
}

function indicatorRow(measure: Measure, period: IndicatorPeriod, counted: Counted): NewRow<ProcessIndicatorRow> {
  const { agency } = counted
  const { name, variable, title, definition, unit, minimum, pairedWith } = measure
  return {
    id: indicatorId(name, period, agency),
    variable,
    measure: name,
    titleIndonesian: title.id,
    titleEnglish: title.en,
    definitionIndonesian: definition.id,
    definitionEnglish: definition.en,
    agency,
    period: period.kind,
    periodStart: period.start,
    periodEnd: period.end,
    asOf: period.today,
    unit,
    minimum,
    ...figureOf(counted, minimum),
    pairedId: pairedWith === undefined ? null : indicatorId(pairedWith, period, agency),
  }
}

type Figure = Pick<ProcessIndicatorRow, 'value' | 'numerator' | 'denominator' | 'n' | 'notEnough'>

/** Below the minimum nothing is shown, not even how few there are: a figure that tells nothing is not public. */
function figureOf({ value, numerator, denominator, n }: Counted, minimum: number): Figure {
  if (n < minimum) return { value: null, numerator: null, denominator: null, n: null, notEnough: 'TOO_FEW' }
  const notEnough: NotEnough | null = value === null ? 'NOTHING_TO_DIVIDE_BY' : null
  return { value, numerator, denominator, n, notEnough }
}

function indicatorId(name: string, { kind, start }: IndicatorPeriod, agency: string | null): string {
  return [name, kind, start, ...(agency === null ? [] : [agency])].join('.').toLowerCase()
}
