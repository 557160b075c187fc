/** How far the examination of a sanction has come. */
export type SanctionStage = 'EXAMINATION' | 'RECOMMENDED' | 'APPEAL' | 'IMPOSED' | 'DROPPED'

/** Which stage may follow which. The last two end the examination. */
export const sanctionMoves: Readonly<Record<SanctionStage, readonly SanctionStage[]>> = {
  EXAMINATION: ['RECOMMENDED', 'DROPPED'],
  RECOMMENDED: ['APPEAL', 'IMPOSED', 'DROPPED'],
  APPEAL: ['IMPOSED', 'DROPPED'],
  IMPOSED: [],
  DROPPED: [],
}

/** What a decision may be. */
export type SanctionOutcome = Extract<SanctionStage, 'IMPOSED' | 'DROPPED'>
