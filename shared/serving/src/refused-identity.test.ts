import { TrustError } from '@simpul/trust'
import { refusedIdentity } from './refused-identity.ts'

describe('a refused identity', () => {
  it.each([
    ['TOKEN_EXPIRED', 'UNAUTHENTICATED'],
    ['ISSUER_KEYS_UNAVAILABLE', 'NOT_READY'],
    ['REPLAY_STORE_FULL', 'NOT_READY'],
  ] as const)('for %s is answered %s', (code, expected) => {
    expect(refusedIdentity(new TrustError(code))).toMatchObject({ code: expected })
  })

  it('leaves every other failure as it is', () => {
    const failure = new Error('disk')
    expect(refusedIdentity(failure)).toBe(failure)
  })
})
