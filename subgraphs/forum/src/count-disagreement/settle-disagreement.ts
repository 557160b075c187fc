import { HubError, illegalMove, type Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { wordsOf } from '../acts/fields.ts'
import { conflict, speakerOf } from '../acts/speaker.ts'
import { type FigureInput, statedFigure, writeFigure } from '../disagreeing-figure/stated-figure.ts'
import { type CountDisagreementRow, countDisagreements } from './count-disagreement-table.ts'

export interface DisagreementInput extends ActInput {
  readonly agency: string
  readonly disagreementId: string
  readonly expectedVersion: number
}

/** An agency states its own figure beside the others', or another one in its place. */
export const stateFigure: Act<
  DisagreementInput & { readonly figure: FigureInput },
  { readonly disagreement: Reference }
> = async (_, { input }, context) => {
  const agency = speakerOf(context, input.agency)
  const figure = statedFigure(input.figure, context.today)
  const { disagreementId: id, expectedVersion } = input
  const disagreement = await context.write('stateFigure', input, async (write) => {
    await lockOpen(write, id, 'OPEN')
    await write.change(countDisagreements, id, expectedVersion, {})
    await writeFigure(write, figure, { disagreementId: id, agency, today: context.today })
    return { id }
  })
  return { disagreement }
}

/** Why figures differ is understood. They stay side by side; nothing is averaged. */
export const explainDisagreement: Act<
  DisagreementInput & { readonly explanation: string },
  { readonly disagreement: Reference }
> = async (_, { input }, context) => {
  const explainedBy = speakerOf(context, input.agency)
  const explanation = wordsOf('explanation', input.explanation)
  const { disagreementId: id, expectedVersion } = input
  const disagreement = await context.write('explainDisagreement', input, async (write) => {
    await lockOpen(write, id, 'EXPLAINED')
    const [{ figures } = { figures: 0 }] = await write.query<readonly { readonly figures: number }[]>(
      'select count(*)::int as figures from disagreeing_figure where count_disagreement_id = $1',
      [id],
    )
    if (figures < 2)
      throw conflict(
        'disagreementId',
        'Only one agency has stated a figure.',
        'Baru satu lembaga yang menyampaikan angkanya.',
      )
    const explained = { state: 'EXPLAINED', explanation, explainedBy, explainedOn: context.today } as const
    await write.change(countDisagreements, id, expectedVersion, explained)
    return { id }
  })
  return { disagreement }
}

async function lockOpen(write: Write, id: string, to: CountDisagreementRow['state']): Promise<void> {
  await write.query('select from count_disagreement where id = $1 for update', [id])
  const found = await write.find(countDisagreements, id)
  if (found === null)
    throw new HubError(
      'NOT_FOUND',
      'There is no such disagreement, or none that you may know of. · Tidak ada perbedaan itu, atau Anda tidak boleh mengetahuinya.',
      { detail: { field: 'input.disagreementId' } },
    )
  if (found.state === 'EXPLAINED') throw illegalMove('input.disagreementId', found.state, to, [])
}
