/** The five states of a referral, as Primero has them. */
export const referralStates = ['IN_PROGRESS', 'ACCEPTED', 'REJECTED', 'DONE', 'REVOKED'] as const
export type ReferralState = (typeof referralStates)[number]

/** What may be asked of the receiver. */
export const referralServices = ['REPATRIATION', 'MEDIATION', 'LEGAL_AID', 'SHELTER', 'REINTEGRATION'] as const
export type ReferralService = (typeof referralServices)[number]

/** What may be done with a referral: the receiver answers, the sender shares anew or revokes, the subject withdraws. */
export const referralMoves = ['RESHARE', 'REVOKE', 'WITHDRAW', 'ACCEPT', 'REJECT', 'COMPLETE'] as const
export type ReferralMove = (typeof referralMoves)[number]

type Moves = Readonly<Partial<Record<ReferralMove, ReferralState>>>

const moves: Readonly<Record<ReferralState, Moves>> = {
  IN_PROGRESS: {
    RESHARE: 'IN_PROGRESS',
    REVOKE: 'REVOKED',
    WITHDRAW: 'REVOKED',
    ACCEPT: 'ACCEPTED',
    REJECT: 'REJECTED',
  },
  ACCEPTED: { RESHARE: 'ACCEPTED', REVOKE: 'REVOKED', WITHDRAW: 'REVOKED', COMPLETE: 'DONE' },
  REJECTED: {},
  DONE: {},
  REVOKED: {},
}

/** Where a move leads; undefined where it is not to be made. What was handed over is no longer the sender's to change. */
export function moved(
  { state, isTransfer }: { readonly state: ReferralState; readonly isTransfer: boolean },
  move: ReferralMove,
): ReferralState | undefined {
  if (isTransfer && state === 'ACCEPTED' && (move === 'RESHARE' || move === 'REVOKE')) return undefined
  return moves[state][move]
}

/** The states in which the receiver reads what was shared with it. */
export const openStates: readonly ReferralState[] = referralStates.filter(
  (state) => moves[state].WITHDRAW !== undefined,
)
