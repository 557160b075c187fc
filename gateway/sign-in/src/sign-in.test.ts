import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DemoPerson, demoPeople } from '@simpul/demo'
import type { FastifyInstance } from 'fastify'
import { calculateJwkThumbprint, createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { createSignIn } from './sign-in.ts'

const base = 'http://localhost:4009'
const disnaker = `${base}/disnaker-jember`
const explorer = 'http://localhost:4000'
const redirect = 'http://127.0.0.1:51234/callback'

const researcherAndHead: DemoPerson = {
  issuer: 'disnaker-jember',
  id: 'researcher',
  name: '<b>Sri & Co</b>',
  title: { id: 'Peneliti', en: 'Researcher' },
  roles: ['ANALYST', 'HEAD'],
  purposes: ['STATISTICS', 'GOVERNANCE'],
}

const verifier = randomBytes(32).toString('base64url')
const challenge = createHash('sha256').update(verifier).digest('base64url')
const request = {
  client_id: 'simpul-cli',
  response_type: 'code',
  redirect_uri: redirect,
  scope: 'openid',
  resource: 'urn:simpul:hub',
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 'a-state',
}

let keysFolder: string
let app: FastifyInstance
let proofKey: Awaited<ReturnType<typeof generateKeyPair>>

beforeAll(async () => {
  keysFolder = await mkdtemp(join(tmpdir(), 'simpul-sign-in-'))
  app = await createSignIn({ issuerBase: base, explorerOrigins: [explorer], keysFolder }, [
    ...demoPeople,
    researcherAndHead,
  ])
  proofKey = await generateKeyPair('ES256')
})
afterAll(async () => {
  await app.close()
  await rm(keysFolder, { recursive: true })
})

/** One browser at one issuer: it keeps cookies and follows the issuer's own redirects. */
class Browser {
  readonly #cookies = new Map<string, string>()

  async send(method: 'GET' | 'POST', url: string, form?: Record<string, string>, headers: Record<string, string> = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const type = form && { 'content-type': 'application/x-www-form-urlencoded' }
    const payload = form && { payload: new URLSearchParams(form).toString() }
    const response = await app.inject({
      method,
      url,
      headers: { accept: 'text/html', cookie, ...type, ...headers },
      ...payload,
    })
    for (const { name, value } of response.cookies) this.#cookies.set(name, value)
    return response
  }

  async openSignIn(issuer: string, changes: Record<string, string | undefined> = {}): Promise<string> {
    const { headers } = await this.send('GET', authorizeUrl(issuer, changes))
    return new URL(String(headers.location), base).href
  }

  /** Fills the sign-in page's form and comes back with the address that the program receives. */
  async answer(signInUrl: string, form: Record<string, string>): Promise<URL> {
    const { headers } = await this.send('POST', signInUrl, form, { origin: base })
    const resumed = await this.send('GET', String(headers.location))
    return new URL(String(resumed.headers.location))
  }

  async code(issuer: string, person: string): Promise<string> {
    const landed = await this.answer(await this.openSignIn(issuer), { person })
    return landed.searchParams.get('code') ?? ''
  }
}

function authorizeUrl(issuer: string, changes: Record<string, string | undefined> = {}): string {
  const params = Object.entries({ ...request, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return `${issuer}/auth?${new URLSearchParams(params)}`
}

async function proof(url: string, jti: string = randomUUID()): Promise<string> {
  return new SignJWT({ htm: 'POST', htu: url, jti })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(proofKey.publicKey) })
    .setIssuedAt()
    .sign(proofKey.privateKey)
}

function redeem(
  issuer: string,
  code: string,
  headers: Record<string, string> = {},
  changes: Record<string, string> = {},
) {
  const form = {
    grant_type: 'authorization_code',
    client_id: 'simpul-cli',
    redirect_uri: redirect,
    code_verifier: verifier,
    code,
    ...changes,
  }
  return new Browser().send('POST', `${issuer}/token`, form, { accept: 'application/json', ...headers })
}

async function verified(issuer: string, token: string) {
  const { keys } = (await app.inject(`${issuer}/jwks`)).json()
  return jwtVerify(token, createLocalJWKSet({ keys }), {
    issuer,
    audience: 'urn:simpul:hub',
    typ: 'at+jwt',
    algorithms: ['EdDSA'],
  })
}

async function subjectOf({ searchParams }: URL): Promise<string | undefined> {
  const { access_token } = (await redeem(disnaker, searchParams.get('code') ?? '')).json()
  return (await verified(disnaker, access_token)).payload.sub
}

describe('an access token', () => {
  it('says who, in which roles and for which purposes, for five minutes and for one key', async () => {
    const code = await new Browser().code(disnaker, 'officer')
    const answer = (await redeem(disnaker, code, { dpop: await proof(`${disnaker}/token`) })).json()
    const { payload } = await verified(disnaker, answer.access_token)
    expect({ type: answer.token_type, expires: answer.expires_in, payload }).toEqual({
      type: 'DPoP',
      expires: 300,
      payload: {
        iss: disnaker,
        sub: 'officer',
        aud: 'urn:simpul:hub',
        iat: expect.any(Number),
        exp: Number(payload.iat) + 300,
        jti: expect.any(String),
        client_id: 'simpul-cli',
        roles: ['OFFICER'],
        purposes: ['VERIFICATION', 'PLACEMENT', 'PROTECTION', 'REPATRIATION'],
        cnf: { jkt: await calculateJwkThumbprint(await exportJWK(proofKey.publicKey)) },
      },
    })
  })

  it.each([
    ['an analyst has one, for statistics', disnaker, 'analyst', { roles: ['ANALYST'], purposes: ['STATISTICS'] }],
    [
      'an analyst who is also a head has one, for statistics only',
      disnaker,
      'researcher',
      { roles: ['ANALYST'], purposes: ['STATISTICS'] },
    ],
    ['an officer has none', disnaker, 'officer', 'invalid_dpop_proof'],
    ['a head who may ask for statistics has none', disnaker, 'head', 'invalid_dpop_proof'],
    ['a supervisor has none', `${base}/migrant-care-jember`, 'supervisor', 'invalid_dpop_proof'],
    ['a worker has none', `${base}/subjects`, 'worker', 'invalid_dpop_proof'],
  ])('without a proof of a key: %s', async (_, issuer, person, expected) => {
    const answer = (await redeem(issuer, await new Browser().code(issuer, person))).json()
    if (typeof expected === 'string')
      return expect(answer).toEqual({ error: expected, error_description: expect.stringContaining('DPoP proof') })
    const { payload } = await verified(issuer, answer.access_token)
    const { roles, purposes, cnf } = payload
    return expect({ type: answer.token_type, roles, purposes, cnf }).toEqual({
      type: 'Bearer',
      ...expected,
      cnf: undefined,
    })
  })

  it('is for the hub even when the program does not say so', async () => {
    const browser = new Browser()
    const landed = await browser.answer(await browser.openSignIn(disnaker, { resource: undefined }), {
      person: 'analyst',
    })
    const answer = (await redeem(disnaker, landed.searchParams.get('code') ?? '')).json()
    expect((await verified(disnaker, answer.access_token)).payload.aud).toBe('urn:simpul:hub')
  })

  it('of one issuer does not verify with the key of another', async () => {
    const code = await new Browser().code(disnaker, 'analyst')
    const token = (await redeem(disnaker, code)).json().access_token
    await expect(verified(`${base}/subjects`, token)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
  })
})

describe('a code', () => {
  it.each([
    ['another verifier', { code_verifier: randomBytes(32).toString('base64url') }, 'invalid_grant'],
    ['another redirect address', { redirect_uri: 'http://127.0.0.1:51235/callback' }, 'invalid_grant'],
    ['another client', { client_id: 'simpul-explorer' }, 'invalid_grant'],
    ['no verifier', { code_verifier: '' }, 'invalid_grant'],
    ['another resource', { resource: 'urn:other' }, 'invalid_target'],
  ])('is worth nothing with %s', async (_, changes, error) => {
    const code = await new Browser().code(disnaker, 'analyst')
    expect((await redeem(disnaker, code, {}, changes)).json()).toMatchObject({ error })
  })

  it('is worth nothing the second time, nor at another issuer', async () => {
    const code = await new Browser().code(disnaker, 'analyst')
    const answers = [await redeem(`${base}/subjects`, code), await redeem(disnaker, code), await redeem(disnaker, code)]
    expect(answers.map((answer) => answer.json().error)).toEqual(['invalid_grant', undefined, 'invalid_grant'])
  })

  it('is worth nothing with a proof made for another address, or seen before', async () => {
    const elsewhere = await proof(`${base}/subjects/token`)
    const seen = await proof(`${disnaker}/token`)
    const codes = [
      await new Browser().code(disnaker, 'officer'),
      await new Browser().code(disnaker, 'officer'),
      await new Browser().code(disnaker, 'officer'),
    ]
    const answers = [await redeem(disnaker, String(codes[0]), { dpop: elsewhere })]
    for (const code of codes.slice(1)) answers.push(await redeem(disnaker, code, { dpop: seen }))
    expect(answers.map((answer) => answer.json().error)).toEqual(['invalid_dpop_proof', undefined, 'invalid_grant'])
  })
})

describe('a request to sign in', () => {
  it.each([
    [
      'a redirect address that is not registered',
      { redirect_uri: 'http://127.0.0.1:51234/other' },
      'invalid_redirect_uri',
    ],
    ['a redirect address on another host', { redirect_uri: 'https://evil.example/callback' }, 'invalid_redirect_uri'],
    ['no redirect address', { redirect_uri: undefined }, 'invalid_request'],
    ['an unknown client', { client_id: 'unknown' }, 'invalid_client'],
  ])('with %s ends on a page, not at that address', async (_, changes, error) => {
    const response = await new Browser().send('GET', authorizeUrl(disnaker, changes))
    expect({ location: response.headers.location, page: response.body }).toEqual({
      location: undefined,
      page: expect.stringContaining(`<code>${error}</code>`),
    })
  })

  it.each([
    ['no PKCE challenge', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['a plain PKCE challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['another resource', { resource: 'urn:other' }, 'invalid_target'],
    ['another kind of answer than a code', { response_type: 'none' }, 'unsupported_response_type'],
    ['no session and no page allowed', { prompt: 'none' }, 'login_required'],
  ])('with %s is refused to the program', async (_, changes, error) => {
    const { headers } = await new Browser().send('GET', authorizeUrl(disnaker, changes))
    const landed = new URL(String(headers.location))
    expect({
      at: landed.origin + landed.pathname,
      error: landed.searchParams.get('error'),
      state: landed.searchParams.get('state'),
    }).toEqual({ at: redirect, error, state: 'a-state' })
  })

  it.each(['form_post', 'fragment'])('that wants its answer as %s ends on a page', async (response_mode) => {
    const { statusCode, body } = await new Browser().send('GET', authorizeUrl(disnaker, { response_mode }))
    expect({ statusCode, body }).toEqual({
      statusCode: 400,
      body: expect.stringContaining('unsupported_response_mode'),
    })
    expect(body).not.toContain('<script')
  })
})

describe('the sign-in page', () => {
  it('offers the issuer’s people in both languages, says there is no password, and runs nothing', async () => {
    const browser = new Browser()
    const { body, headers } = await browser.send('GET', await browser.openSignIn(disnaker))
    expect([...body.matchAll(/name="person" value="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'officer',
      'caseworker',
      'supervisor',
      'head',
      'analyst',
      'auditor',
      'researcher',
    ])
    for (const words of [
      'Tidak ada kata sandi',
      'There is no password',
      'Petugas pendaftaran <span lang="en">Registration officer</span>',
      '&lt;b&gt;Sri &amp; Co&lt;/b&gt;',
    ])
      expect(body).toContain(words)
    expect(body).not.toContain('<script')
    expect(headers).toMatchObject({
      'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self' http://127.0.0.1:51234; frame-ancestors 'none'; base-uri 'none'`,
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    })
  })

  it('lets a person leave, which the program is told', async () => {
    const browser = new Browser()
    const landed = await browser.answer(await browser.openSignIn(disnaker), { cancel: 'yes' })
    expect(landed.searchParams.get('error')).toBe('access_denied')
  })

  it.each([
    ['from another site', { person: 'officer' }, { origin: 'https://evil.example' }, 403],
    ['from another port of this machine', { person: 'officer' }, { 'sec-fetch-site': 'same-site' }, 403],
    ['for somebody of another issuer', { person: 'secretary' }, { origin: base }, 400],
    ['for nobody', {}, { origin: base }, 400],
    ['from its own page', { person: 'officer' }, { origin: base, 'sec-fetch-site': 'same-origin' }, 303],
  ])('takes its form %s with an answer of its own', async (_, form, headers, status) => {
    const browser = new Browser()
    const url = await browser.openSignIn(disnaker)
    expect((await browser.send('POST', url, form, headers)).statusCode).toBe(status)
  })

  it('is closed to a browser that did not begin this sign-in', async () => {
    const url = await new Browser().openSignIn(disnaker)
    const answers = [await new Browser().send('GET', url), await new Browser().send('POST', url, { person: 'officer' })]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400])
  })

  it('is skipped within a session, and lets the next person in when asked again', async () => {
    const browser = new Browser()
    await browser.code(disnaker, 'analyst')
    const silent = new URL(await browser.openSignIn(disnaker, { prompt: 'none' }))
    const first = await subjectOf(silent)
    const next = await browser.answer(await browser.openSignIn(disnaker, { prompt: 'login' }), { person: 'researcher' })
    expect([first, await subjectOf(next)]).toEqual(['analyst', 'researcher'])
  })

  it('leaves a short session behind, below the issuer’s own path', async () => {
    const browser = new Browser()
    const { headers } = await browser.send('POST', await browser.openSignIn(disnaker), { person: 'officer' })
    const { cookies } = await browser.send('GET', String(headers.location))
    const session = cookies.find(({ name }) => name === 'simpul_session')
    const minutes = (Number(session?.expires) - Date.now()) / 60_000
    expect({ ...session, minutes: Math.round(minutes) }).toMatchObject({
      path: '/disnaker-jember',
      httpOnly: true,
      sameSite: 'lax',
      minutes: 30,
    })
  })
})

describe('other origins', () => {
  it.each([
    ['the explorer', explorer, 200, explorer],
    ['another page', 'https://evil.example', 400, undefined],
  ])('%s at the token endpoint', async (_, origin, status, allowed) => {
    const browser = new Browser()
    const uri = `${explorer}/explorer`
    const landed = await browser.answer(
      await browser.openSignIn(disnaker, { client_id: 'simpul-explorer', redirect_uri: uri }),
      { person: 'analyst' },
    )
    const changes = { client_id: 'simpul-explorer', redirect_uri: uri }
    const response = await redeem(disnaker, landed.searchParams.get('code') ?? '', { origin }, changes)
    expect([response.statusCode, response.headers['access-control-allow-origin']]).toEqual([status, allowed])
  })

  it('may ask beforehand, and read the public documents', async () => {
    const preflight = {
      origin: explorer,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'dpop',
    }
    const answers = [
      await app.inject({ method: 'OPTIONS', url: `${disnaker}/token`, headers: preflight }),
      await app.inject({ url: `${disnaker}/jwks`, headers: { origin: explorer } }),
      await app.inject({ url: `${disnaker}/.well-known/openid-configuration`, headers: { origin: explorer } }),
    ]
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['access-control-allow-origin']])).toEqual([
      [204, explorer],
      [200, explorer],
      [200, explorer],
    ])
    expect(answers[0]?.headers['access-control-allow-headers']).toBe('dpop')
  })
})

describe('the process', () => {
  it.each([
    ['the sign-in', `${disnaker}/auth`, 'evil.example', 421],
    ['the sign-in by its address', `${disnaker}/auth`, '127.0.0.1:4009', 421],
    ['the front page', '/', 'evil.example', 421],
    ['the keys, which anybody may read', `${disnaker}/jwks`, 'sign-in:4009', 200],
    ['its health', '/readyz', '10.0.0.7:4009', 200],
  ])('asked under another name answers for %s as it should', async (_, url, host, status) => {
    expect((await app.inject({ url, headers: { host } })).statusCode).toBe(status)
  })

  it('tells its own address, whatever name or forwarding a request claims', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const { issuer, token_endpoint, jwks_uri } = (
      await app.inject({ url: '/disnaker-jember/.well-known/openid-configuration', headers })
    ).json()
    expect({ issuer, token_endpoint, jwks_uri }).toEqual({
      issuer: disnaker,
      token_endpoint: `${disnaker}/token`,
      jwks_uri: `${disnaker}/jwks`,
    })
  })

  it.each([
    '/me',
    '/request',
    '/reg',
    '/session/end',
    '/session/end/confirm',
    '/token/introspection',
    '/device',
    '/nothing',
  ])('has no route %s', async (route) => {
    expect((await app.inject({ url: `${disnaker}${route}` })).statusCode).toBe(404)
  })

  it('refuses an address too long to be kept', async () => {
    expect((await app.inject({ url: authorizeUrl(disnaker, { state: 'x'.repeat(5_000) }) })).statusCode).toBe(414)
  })

  it('refuses two people of one name and an issuer that is no part of an address', async () => {
    const config = { issuerBase: base, explorerOrigins: [explorer], keysFolder }
    await expect(createSignIn(config, [researcherAndHead, researcherAndHead])).rejects.toThrow(
      'Two people of disnaker-jember',
    )
    await expect(createSignIn(config, [{ ...researcherAndHead, issuer: '../x' }])).rejects.toThrow('cannot be part')
  })

  it('says on its front page which issuers there are', async () => {
    const { body } = await app.inject(`${base}/`)
    expect([...body.matchAll(/<code>([^<]+)<\/code>/g)].map(([, issuer]) => issuer)).toEqual([
      disnaker,
      `${base}/p3mi-in-era-sejahtera`,
      `${base}/migrant-care-jember`,
      `${base}/forum-pmi-jember`,
      `${base}/subjects`,
    ])
  })
})
