import type { NewRow } from '@simpul/agency'
import { type DemoTerm, derivedId, type IndicatorFigure, type RegulationStep } from '@simpul/demo'
import type { GlossaryTermRow } from '../glossary-term/glossary-term-table.ts'
import type { IndicatorFigureRow } from '../indicator-figure/indicator-figure-table.ts'
import type { RegulationStepRow } from '../regulation-step/regulation-step-table.ts'

/** A figure as it was published. A note such as "of 764" names what its parts are parts of. */
export function figureRow(figure: IndicatorFigure, at: number): NewRow<IndicatorFigureRow> {
  const { asOf = null, note = null } = figure
  const [, whole] = /^of (\d+)$/.exec(note ?? '') ?? []
  return {
    ...figure,
    id: derivedId('indicator figure', at),
    n: null,
    denominator: whole === undefined ? null : Number(whole),
    isSuppressed: false,
    asOf,
    note,
  }
}

/** A step of the regulation; what was dropped goes back. */
export function stepRow(step: RegulationStep, at: number): NewRow<RegulationStepRow> {
  return { ...step, id: derivedId('regulation step', at), isRegression: step.outcome === 'DROPPED' }
}

/** A word of the glossary. */
export function termRow(word: DemoTerm): NewRow<GlossaryTermRow> {
  const { id, term, agreedText = null, dissent = null, agreedOn = null } = word
  return { id, term, agreedText, dissent, agreedOn, proposedText: null, proposedBy: null, proposedOn: null, version: 1 }
}
