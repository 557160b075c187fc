import { moved, openStates, referralMoves, referralStates } from './referral-moves.ts'

/** Where each move leads from each state; a dash where it is not to be made. */
const referral = `
              RESHARE      REVOKE   WITHDRAW  ACCEPT    REJECT    COMPLETE
IN_PROGRESS   IN_PROGRESS  REVOKED  REVOKED   ACCEPTED  REJECTED  -
ACCEPTED      ACCEPTED     REVOKED  REVOKED   -         -         DONE
REJECTED      -            -        -         -         -         -
DONE          -            -        -         -         -         -
REVOKED       -            -        -         -         -         -`

const transfer = `
              RESHARE      REVOKE   WITHDRAW  ACCEPT    REJECT    COMPLETE
IN_PROGRESS   IN_PROGRESS  REVOKED  REVOKED   ACCEPTED  REJECTED  -
ACCEPTED      -            -        REVOKED   -         -         DONE
REJECTED      -            -        -         -         -         -
DONE          -            -        -         -         -         -
REVOKED       -            -        -         -         -         -`

describe('a referral', () => {
  it.each([
    ['goes from state to state as the table says', false, referral],
    ['that hands a case over is not the sender’s to change once it is accepted', true, transfer],
  ])('%s', (_, isTransfer, expected) => {
    const rows = expected.trim().split('\n').slice(1)
    for (const [at, state] of referralStates.entries()) {
      const found = referralMoves.map((move) => moved({ state, isTransfer }, move) ?? '-')
      expect([state, ...found]).toEqual(rows[at]?.trim().split(/ +/))
    }
  })

  it('is open to its receiver until it is over', () => {
    expect(openStates).toEqual(['IN_PROGRESS', 'ACCEPTED'])
  })
})
