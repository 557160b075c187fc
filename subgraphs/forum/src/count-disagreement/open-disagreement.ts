import { randomUUID } from 'node:crypto'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { wordsOf } from '../acts/fields.ts'
import { nameSeats, speakerOf } from '../acts/speaker.ts'
import { fillNextAgenda } from '../agenda-item/fill-next-agenda.ts'
import { type FigureInput, statedFigure, writeFigure } from '../disagreeing-figure/stated-figure.ts'
import { countDisagreements } from './count-disagreement-table.ts'

export interface OpenDisagreementInput extends ActInput {
  readonly agency: string
  readonly what: string
  readonly figure: FigureInput
}

/** An agency says that it counts otherwise than others, with its own figure. The next meeting will talk about it. */
export const openDisagreement: Act<OpenDisagreementInput, { readonly disagreement: Reference }> = async (
  _,
  { input },
  context,
) => {
  const openedBy = speakerOf(context, input.agency)
  const what = wordsOf('what', input.what, 300)
  const figure = statedFigure(input.figure, context.today)
  const disagreement = await context.write('openDisagreement', input, async (write) => {
    const id = randomUUID()
    await write.insert(countDisagreements, {
      ...{ id, what, openedBy, openedOn: context.today, state: 'OPEN', version: 1 },
      ...{ explanation: null, explainedOn: null, explainedBy: null },
    })
    await nameSeats(write, countDisagreements.type, id)
    await writeFigure(write, figure, { disagreementId: id, agency: openedBy, today: context.today })
    await fillNextAgenda(write, context.today)
    return { id }
  })
  return { disagreement }
}
