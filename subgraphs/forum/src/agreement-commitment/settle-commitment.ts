import type { Act, Reference } from '../acts/act.ts'
import { comingDay, pastDay, refusedField, wordsOf } from '../acts/fields.ts'
import { type MoveInput, moveCommitment } from './move-commitment.ts'

type CommitmentAct<Input extends MoveInput> = Act<Input, { readonly commitment: Reference }>

/** A promise was kept; what shows it is said in words. */
export const keepCommitment: CommitmentAct<
  MoveInput & { readonly evidence: string; readonly keptOn?: string | null }
> = async (_, { input }, context) => {
  const evidence = wordsOf('evidence', input.evidence, 1_000)
  const keptOn = pastDay('keptOn', input.keptOn ?? context.today, context.today)
  return moveCommitment(context, input, {
    mutation: 'keepCommitment',
    to: 'KEPT',
    words: evidence,
    changes: ({ madeOn }) => {
      if (madeOn !== null && keptOn < madeOn)
        throw refusedField('keptOn', 'must not be before it was promised', 'tidak boleh sebelum dijanjikan')
      return { keptOn, evidence }
    },
  })
}

/** A promise gets another day; the day before stays to be seen. */
export const renegotiateCommitment: CommitmentAct<
  MoveInput & { readonly dueOn: string; readonly reason: string }
> = async (_, { input }, context) => {
  const words = wordsOf('reason', input.reason, 1_000)
  const dueOn = comingDay('dueOn', input.dueOn, context.today)
  return moveCommitment(context, input, {
    mutation: 'renegotiateCommitment',
    to: 'RENEGOTIATED',
    words,
    changes: (found) => {
      if (dueOn === found.dueOn)
        throw refusedField('dueOn', 'must be another day than before', 'harus hari yang lain dari sebelumnya')
      return { dueOn, lateOn: null }
    },
  })
}

/** A promise will not be kept; its maker says why. */
export const breakCommitment: CommitmentAct<MoveInput & { readonly reason: string }> = async (
  _,
  { input },
  context,
) => {
  const words = wordsOf('reason', input.reason, 1_000)
  return moveCommitment(context, input, { mutation: 'breakCommitment', to: 'BROKEN', words, changes: () => ({}) })
}
