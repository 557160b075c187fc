import { base64urlJson } from '../base64url.ts'
import { makeProofKey } from './proof-key.ts'
import { requestHeaders } from './request-headers.ts'
import { parseSession, type Session, sessionOf, withChoicesOf } from './session.ts'

const iss = 'https://disnaker.example'
const pending = { issuer: 'disnaker-jember', state: 's', nonce: 'n', verifier: 'v', keyId: 'k' }
const access = { iss, sub: 'head', roles: ['HEAD', 'OFFICER'], purposes: ['GOVERNANCE', 'STATISTICS'] }
const identity = { iss, sub: 'head', nonce: 'n', name: 'Hendra Prasetya' }
const session: Session = {
  issuer: 'disnaker-jember',
  subject: 'head',
  name: 'Hendra Prasetya',
  roles: ['HEAD', 'OFFICER'],
  purposes: ['GOVERNANCE', 'STATISTICS'],
  role: 'HEAD',
  purpose: 'GOVERNANCE',
  token: jwt(access),
  endsAt: 301_000,
  keyId: 'k',
}

describe('sessionOf', () => {
  it('reads roles, purposes and name from the tokens, and begins with the first of each', () => {
    expect(sessionOf(tokens({}, {}), pending, iss, 1000)).toEqual(session)
  })

  it.each([
    ['an identity for another sign-in', {}, { nonce: 'other' }],
    ['an identity of somebody else', {}, { sub: 'officer' }],
    ['an identity of another issuer', {}, { iss: 'https://elsewhere.example' }],
    ['an access token of another issuer', { iss: 'https://elsewhere.example' }, {}],
    ['an access token without purposes', { purposes: undefined }, {}],
  ])('refuses %s', (_, inAccess, inIdentity) => {
    expect(() => sessionOf(tokens(inAccess, inIdentity), pending, iss, 1000)).toThrow()
  })
})

describe('withChoicesOf', () => {
  it('keeps what the reader chose, as far as the new token allows it', () => {
    const earlier = { ...session, role: 'OFFICER', purpose: 'PLACEMENT' }
    expect(withChoicesOf(session, earlier)).toEqual({ ...session, role: 'OFFICER', purpose: 'GOVERNANCE' })
  })
})

describe('parseSession', () => {
  it('takes back what was kept, and nothing that is not whole', () => {
    const kept: unknown = JSON.parse(JSON.stringify(session))
    expect([parseSession(kept), parseSession({ ...session, token: 7 }), parseSession(undefined)]).toEqual([
      session,
      undefined,
      undefined,
    ])
  })
})

describe('requestHeaders', () => {
  it.each([
    [
      'names purpose and role for somebody of several roles',
      session,
      { 'x-simpul-purpose': 'GOVERNANCE', 'x-simpul-role': 'HEAD' },
    ],
    [
      'leaves the role out where there is only one',
      { ...session, roles: ['HEAD'] },
      { 'x-simpul-purpose': 'GOVERNANCE' },
    ],
    ['leaves the purpose out where the token has none', { ...session, roles: [], purpose: undefined }, {}],
  ])('%s', async (_, somebody, expected) => {
    const headers = await requestHeaders(somebody, await makeProofKey(), 'http://localhost:4000/graphql', new Date())
    expect(headers).toEqual({ authorization: `DPoP ${session.token}`, dpop: expect.stringMatching(/^e/), ...expected })
  })
})

function tokens(inAccess: object, inIdentity: object) {
  return {
    access_token: jwt({ ...access, ...inAccess }),
    id_token: jwt({ ...identity, ...inIdentity }),
    token_type: 'DPoP',
    expires_in: 300,
  }
}

function jwt(claims: object): string {
  return `${base64urlJson({ alg: 'EdDSA' })}.${base64urlJson(claims)}.signature`
}
