import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSignIn } from '@simpul/sign-in'
import Fastify, { type FastifyInstance } from 'fastify'
import { calculateJwkThumbprint, createRemoteJWKSet, decodeJwt, EmbeddedJWK, jwtVerify } from 'jose'
import { listenOnLoopback } from './listen-on-loopback.ts'
import { discover } from './sign-in/authorization.ts'
import { newProofKey, signIn, signInForBearer } from './sign-in-client.ts'

const gatewayUrl = 'http://localhost:4000/graphql'

let folder: string
let base: string
let disnaker: string
let app: FastifyInstance

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simpul-client-'))
  const port = await freePort()
  base = `http://localhost:${port}`
  disnaker = `${base}/disnaker-jember`
  app = await createSignIn({ issuerBase: base, explorerOrigins: ['http://localhost:4000'], keysFolder: folder })
  await app.listen({ host: '127.0.0.1', port })
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listenOnLoopback(server, 0)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Verifies as a stranger would: by what the issuer's discovery document says. */
async function verified(issuer: string, token: string) {
  const { jwks_uri: keys } = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
  return jwtVerify(token, createRemoteJWKSet(new URL(keys)), {
    issuer,
    audience: 'urn:simpul:hub',
    typ: 'at+jwt',
    algorithms: ['EdDSA'],
  })
}

describe('signIn', () => {
  it('answers a token of exactly the agreed claims, bound to its key', async () => {
    const key = await newProofKey()
    const { token, expiresAt } = await signIn({ issuer: disnaker, person: 'officer', key })
    const { payload } = await verified(disnaker, token)
    expect(payload).toEqual({
      iss: disnaker,
      sub: 'officer',
      aud: 'urn:simpul:hub',
      iat: expect.any(Number),
      exp: Number(payload.iat) + 300,
      jti: expect.any(String),
      client_id: 'simpul-cli',
      roles: ['OFFICER'],
      purposes: ['VERIFICATION', 'PLACEMENT', 'PROTECTION', 'REPATRIATION'],
      cnf: { jkt: await calculateJwkThumbprint(key.publicJwk) },
    })
    expect(Math.abs(expiresAt.getTime() / 1_000 - Number(payload.exp))).toBeLessThanOrEqual(2)
  })

  it('proves each request by that key: its method, its address without the query, and the token', async () => {
    const { token, proof } = await signIn({ issuer: `${base}/subjects`, person: 'worker' })
    const { payload, protectedHeader } = await jwtVerify(
      await proof('GET', `${gatewayUrl}?query=x#y`, token),
      EmbeddedJWK,
      { typ: 'dpop+jwt' },
    )
    const { cnf } = (await verified(`${base}/subjects`, token)).payload
    expect(payload).toEqual({
      htm: 'GET',
      htu: gatewayUrl,
      ath: createHash('sha256').update(token).digest('base64url'),
      jti: expect.any(String),
      iat: expect.any(Number),
    })
    expect(cnf).toEqual({ jkt: await calculateJwkThumbprint(protectedHeader.jwk ?? {}) })
    expect(protectedHeader.jwk).not.toHaveProperty('d')
  })

  it.each([
    ['disnaker-jember', 'caseworker', ['CASEWORKER']],
    ['p3mi-in-era-sejahtera', 'officer', ['OFFICER']],
    ['migrant-care-jember', 'supervisor', ['SUPERVISOR']],
    ['forum-pmi-jember', 'secretary', ['HEAD']],
    ['subjects', 'worker', ['SUBJECT']],
  ])('signs in at %s', async (issuer, person, roles) => {
    const { token } = await signIn({ issuer: `${base}/${issuer}`, person })
    expect((await verified(`${base}/${issuer}`, token)).payload).toMatchObject({ sub: person, roles })
  })

  it('signs in as the explorer does', async () => {
    const { token } = await signIn({
      issuer: disnaker,
      person: 'head',
      clientId: 'simpul-explorer',
      redirectUri: 'http://localhost:4000/explorer',
    })
    expect(decodeJwt(token)).toMatchObject({ client_id: 'simpul-explorer', sub: 'head' })
  })

  it('asks through the fetch it is given', async () => {
    const asked: string[] = []
    const listening: typeof fetch = (input, init) => {
      asked.push(`${init?.method ?? 'GET'} ${new URL(String(input)).pathname.replace(/[\w-]{43}/, ':uid')}`)
      return fetch(input, init)
    }
    await signIn({ issuer: disnaker, person: 'officer', fetch: listening })
    expect(asked).toEqual([
      'GET /disnaker-jember/.well-known/openid-configuration',
      'GET /disnaker-jember/auth',
      'GET /disnaker-jember/sign-in/:uid',
      'POST /disnaker-jember/sign-in/:uid',
      'GET /disnaker-jember/auth/:uid',
      'POST /disnaker-jember/token',
    ])
  })

  it.each([
    [
      'somebody unknown',
      { person: 'nobody' },
      'Nobody called "nobody" can sign in there, only officer, caseworker, supervisor, head, analyst, auditor.',
    ],
    [
      'an unregistered redirect address',
      { redirectUri: 'http://127.0.0.1/other' },
      /answered 400 with a page.*invalid_redirect_uri/,
    ],
    ['an unknown client', { clientId: 'unknown' }, /answered 400 with a page.*invalid_client/],
  ])('says in a sentence why %s cannot sign in', async (_, changes, message) => {
    const attempt = signIn({ issuer: disnaker, person: 'officer', ...changes })
    await expect(attempt).rejects.toMatchObject({ code: 'SIGN_IN_FAILED', message: expect.stringMatching(message) })
  })

  it('does not begin without PKCE: the issuer would refuse', async () => {
    const { authorization_endpoint: endpoint } = await discover(disnaker, fetch)
    const params = {
      client_id: 'simpul-cli',
      response_type: 'code',
      redirect_uri: 'http://127.0.0.1/callback',
      scope: 'openid',
    }
    const { headers } = await fetch(`${endpoint}?${new URLSearchParams(params)}`, { redirect: 'manual' })
    const { searchParams } = new URL(headers.get('location') ?? '')
    expect([searchParams.get('error'), searchParams.get('code')]).toEqual(['invalid_request', null])
  })
})

describe('signInForBearer', () => {
  it('answers an analyst’s token that is bound to no key', async () => {
    const { token } = await signInForBearer({ issuer: disnaker, person: 'analyst' })
    const { payload } = await verified(disnaker, token)
    expect({ ...payload, iat: 0, exp: 0, jti: '' }).toEqual({
      iss: disnaker,
      sub: 'analyst',
      aud: 'urn:simpul:hub',
      client_id: 'simpul-cli',
      roles: ['ANALYST'],
      purposes: ['STATISTICS'],
      iat: 0,
      exp: 0,
      jti: '',
    })
  })

  it('is refused for anybody else', async () => {
    const attempt = signInForBearer({ issuer: disnaker, person: 'officer' })
    await expect(attempt).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
      message: expect.stringContaining('send a DPoP proof'),
    })
  })
})

describe('another issuer', () => {
  const issuer = Fastify()
  let url: string
  let answer: (state: string) => Record<string, string>
  const proofs: string[] = []

  beforeAll(async () => {
    url = await issuer.listen({ host: '127.0.0.1', port: 0 })
    issuer.log.level = 'silent'
  })
  afterAll(() => issuer.close())

  issuer.get('/.well-known/openid-configuration', () => ({
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
  }))
  issuer.get('/other/.well-known/openid-configuration', () => ({
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
  }))
  issuer.get<{ Querystring: Record<string, string> }>('/auth', ({ query: { redirect_uri, state } }, reply) =>
    reply.redirect(`${redirect_uri}?${new URLSearchParams(answer(String(state)))}`, 303),
  )
  issuer.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  )
  issuer.post('/token', ({ headers }, reply) => {
    proofs.push(String(decodeJwt(String(headers.dpop)).nonce))
    if (proofs.length === 1) return reply.code(400).header('dpop-nonce', 'n-1').send({ error: 'use_dpop_nonce' })
    return { access_token: 'opaque', token_type: 'DPoP', expires_in: 60 }
  })

  it('may ask for a nonce in the proof', async () => {
    answer = (state) => ({ code: 'c', state })
    const { token } = await signIn({ issuer: url, person: 'any' })
    expect({ token, proofs }).toEqual({ token: 'opaque', proofs: ['undefined', 'n-1'] })
  })

  it.each([
    ['answers another question', () => ({ code: 'c', state: 'other' }), 'does not belong to this sign-in'],
    [
      'answers for another issuer',
      (state: string) => ({ code: 'c', state, iss: 'https://evil.example' }),
      'does not belong to this sign-in',
    ],
    [
      'refuses',
      (state: string) => ({ error: 'access_denied', error_description: 'not today', state }),
      'access_denied (not today)',
    ],
  ])('that %s is not believed', async (_, given, message) => {
    answer = given
    await expect(signIn({ issuer: url, person: 'any' })).rejects.toThrow(message)
  })

  it('whose discovery document speaks for another, or that is not there, is not asked', async () => {
    await expect(signIn({ issuer: `${url}/other`, person: 'any' })).rejects.toThrow('speaks for another issuer')
    await expect(signIn({ issuer: `${url}/nothing`, person: 'any' })).rejects.toThrow(
      'is not the discovery document of an issuer (404)',
    )
    await expect(signIn({ issuer: 'http://127.0.0.1:1', person: 'any' })).rejects.toThrow(
      'http://127.0.0.1:1 cannot be reached. Is it running?',
    )
  })
})
