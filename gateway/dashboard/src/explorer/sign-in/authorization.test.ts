import { sha256 } from '../base64url.ts'
import { authorizationUrl, pendingSignIn, readAnswer } from './authorization.ts'

const issuerUrl = 'http://localhost:4009/migrant-care-jember'
const pending = pendingSignIn('migrant-care-jember', 'key-1')
const request = { endpoint: `${issuerUrl}/auth`, redirectUri: 'http://localhost:4000/explorer', jkt: 'thumb' }

describe('authorizationUrl', () => {
  it('asks for a code for the hub, with PKCE, bound to the proof key', async () => {
    const url = await authorizationUrl(pending, { ...request, prompt: 'none' })
    expect([url.origin + url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
      request.endpoint,
      {
        response_type: 'code',
        client_id: 'simpul-explorer',
        redirect_uri: request.redirectUri,
        scope: 'openid',
        resource: 'urn:simpul:hub',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await sha256(pending.verifier),
        code_challenge_method: 'S256',
        dpop_jkt: 'thumb',
        prompt: 'none',
      },
    ])
  })

  it('leaves the prompt to the issuer where none is asked for', async () => {
    expect((await authorizationUrl(pending, request)).searchParams.has('prompt')).toBe(false)
  })
})

describe('readAnswer', () => {
  const { state } = pending
  it.each([
    ['a code for this sign-in', { state, iss: issuerUrl, code: 'c' }, { kind: 'code', code: 'c' }],
    ['a code from an issuer that does not say its name', { state, code: 'c' }, { kind: 'code', code: 'c' }],
    ['a refusal', { state, iss: issuerUrl, error: 'access_denied' }, { kind: 'refused', error: 'access_denied' }],
    ['an answer without code or error', { state }, { kind: 'refused', error: 'invalid_response' }],
    ['a code for another sign-in', { state: 'other', iss: issuerUrl, code: 'c' }, { kind: 'foreign' }],
    ['a code without state', { code: 'c' }, { kind: 'foreign' }],
    ['a code of another issuer', { state, iss: 'https://elsewhere.example', code: 'c' }, { kind: 'foreign' }],
  ])('takes %s for what it is', (_, answer, expected) => {
    expect(readAnswer(new URLSearchParams(Object.entries(answer)), pending, issuerUrl)).toEqual(expected)
  })
})
