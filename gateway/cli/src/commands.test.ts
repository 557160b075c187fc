import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSignIn } from '@simpul/sign-in'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { calculateJwkThumbprint, createRemoteJWKSet, decodeJwt, EmbeddedJWK, jwtVerify } from 'jose'
import { proxyCommand } from './commands/proxy.ts'
import { queryCommand } from './commands/query.ts'
import { tokenCommand } from './commands/token.ts'
import { listenOnLoopback } from './listen-on-loopback.ts'
import { runCommand } from './run-command.ts'
import { walkPages } from './sign-in/walk-pages.ts'

const commands = [tokenCommand, queryCommand, proxyCommand]

let folder: string
let signInBase: string
let signInApp: FastifyInstance
let gateway: string
const gatewayApp = Fastify()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simpul-commands-'))
  const port = await freePort()
  signInBase = `http://localhost:${port}`
  const keysFolder = join(folder, 'keys')
  signInApp = await createSignIn({ issuerBase: signInBase, explorerOrigins: ['http://localhost:4000'], keysFolder })
  await signInApp.listen({ host: '127.0.0.1', port })
  gateway = `${await gatewayApp.listen({ host: '127.0.0.1', port: 0 })}/graphql`
})
afterAll(async () => {
  await gatewayApp.close()
  await signInApp.close()
  await rm(folder, { recursive: true })
})

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listenOnLoopback(server, 0)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A stand-in for the gateway's door: it verifies token and proof as RFC 9449 says, and answers from a small table. */
const seenProofs = new Set<unknown>()

async function callerOf(request: FastifyRequest): Promise<Record<string, unknown>> {
  const { authorization, dpop } = request.headers
  if (authorization === undefined) return { sub: 'public', preflight: request.headers['apollo-require-preflight'] }
  const [scheme, token = ''] = authorization.split(' ')
  const issuer = String(decodeJwt(token).iss)
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`))
  const { payload } = await jwtVerify(token, keys, { issuer, audience: 'urn:simpul:hub', typ: 'at+jwt' })
  const proof = await jwtVerify(String(dpop), EmbeddedJWK, { typ: 'dpop+jwt', maxTokenAge: 60 })
  const { htm, htu, ath, jti } = proof.payload
  const jkt = await calculateJwkThumbprint(proof.protectedHeader.jwk ?? {})
  const tokenHash = createHash('sha256').update(token).digest('base64url')
  expect({ scheme, htm, htu, ath, cnf: payload.cnf, isNew: !seenProofs.has(jti) }).toEqual({
    scheme: 'DPoP',
    htm: request.method,
    htu: gateway,
    ath: tokenHash,
    cnf: { jkt },
    isNew: true,
  })
  seenProofs.add(jti)
  return { sub: payload.sub, purpose: request.headers['x-simpul-purpose'], role: request.headers['x-simpul-role'] }
}

const refusal = {
  coordinate: 'Worker.fullName',
  owner: 'disnaker-jember',
  reason: 'NO_GRANT',
  agreement: 'pks-protection',
  ask: 'disnaker-jember',
}
const closedError = {
  message: 'Worker.fullName is closed.',
  extensions: { code: 'BOUNDARY_CLOSED', coordinate: 'Worker.fullName', reason: 'NO_GRANT' },
}
const opening = {
  coordinate: 'Worker.id',
  owner: 'disnaker-jember',
  agreement: 'pks-protection',
  basis: 'CONSENT',
  retainDays: 30,
  onward: false,
}

const answers: Readonly<Record<string, object>> = {
  '{ closed }': {
    data: { worker: { fullName: null } },
    errors: [closedError],
    extensions: { boundary: { closed: [refusal], opened: [opening] } },
  },
  '{ ended }': {
    data: { worker: { fullName: null } },
    errors: [closedError],
    extensions: {
      boundary: {
        closed: [{ ...refusal, reason: 'AGREEMENT_NOT_ACTIVE', signed: ['pks-protection-2026'] }],
        opened: [],
      },
    },
  },
  '{ bare }': { data: { worker: null }, errors: [closedError] },
  '{ fault }': { data: { placements: null }, errors: [{ message: 'PT. In Era\u001b[2J Sejahtera did not answer.' }] },
  '{ wrong }': { errors: [{ message: 'Cannot query field "wrong" on type "Query".' }] },
}

async function answer(request: FastifyRequest, query: unknown, rest: unknown) {
  return answers[String(query)] ?? { data: { caller: await callerOf(request), query, rest, method: request.method } }
}

gatewayApp.post<{ Body: { query: string } }>('/graphql', (request) => {
  const { query, ...rest } = request.body
  return answer(request, query, rest)
})
gatewayApp.get<{ Querystring: { query: string } }>('/graphql', (request) =>
  answer(request, request.query.query, { preflight: request.headers['apollo-require-preflight'] }),
)
gatewayApp.post('/html', (_, reply) => reply.code(502).type('text/html').send('<h1>Bad gateway</h1>'))
gatewayApp.post('/moved', (_, reply) => reply.redirect('/graphql', 308))

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

interface World {
  readonly input?: string
  readonly stop?: AbortSignal
  readonly onOut?: (text: string) => void
  readonly onErr?: (text: string) => void
}

async function simpul(args: readonly string[], { input = '', stop, onOut, onErr }: World = {}): Promise<Run> {
  let out = ''
  let err = ''
  const code = await runCommand(commands, args, {
    out: (text) => {
      out += text
      onOut?.(text)
    },
    err: (text) => {
      err += text
      onErr?.(text)
    },
    readInput: async () => input,
    settings: { gateway, signIn: signInBase, folder, agencyUrls: {} },
    fetch,
    stop: stop ?? new AbortController().signal,
  })
  return { code, out, err }
}

describe('simpul', () => {
  it('lists its commands, and explains each', async () => {
    const overview = await simpul(['--help'])
    expect(overview).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/ {2}token {2}.*\n {2}query {2}.*\n {2}proxy {2}/),
    })
    for (const { name, help } of commands) {
      const asked = [
        await simpul([name, '--help']),
        await simpul(['help', name]),
        await simpul([name, '-h', '--nonsense']),
      ]
      expect(asked).toEqual(Array(3).fill({ code: 0, err: '', out: `${help.trim()}\n` }))
      expect(help).toContain('Exit codes:')
    }
  })

  it.each([
    [[], /Usage: simpul COMMAND/],
    [['nothing'], 'There is no command "nothing". "simpul --help" lists them.'],
    [['token'], 'Say who signs in: --as WHO, or --issuer URL with --browser.'],
    [['token', '--as'], "Option '--as <value>' argument missing."],
    [
      ['token', '--as', 'ngo/nobody'],
      /There is nobody called "ngo\/nobody"\. These can sign in: government\/officer, .*subjects\/worker\./,
    ],
    [['token', '--as', 'head'], '"head" may be government/head, recruitment/head, ngo/head. Say which.'],
    [['token', '--as', 'worker', 'more'], '"simpul token" takes no argument "more".'],
    [['token', '--as', 'worker', '--nonsense'], "Unknown option '--nonsense'."],
    [
      ['token', '--as', 'worker', '--purpose', 'PLACEMENT'],
      'This person does not have the purpose PLACEMENT, only: SUBJECT_ACCESS.',
    ],
    [['token', '--issuer', 'ftp://x', '--browser'], '--issuer takes an http or https address, not "ftp://x".'],
    [['token', '--issuer', 'https://x'], '--issuer needs --browser, so that somebody can sign in there.'],
    [['query', '--as', 'worker'], /Give one query/],
    [['query', '{ a }', '{ b }'], /Give one query/],
    [['query', '--purpose', 'PROTECTION', '{ a }'], 'The public has no purpose and no role. Say who asks with --as.'],
    [
      ['query', '--as', 'ngo/caseworker', '{ a }'],
      'Name the purpose with --purpose. This person has: PROTECTION, REPATRIATION, REINTEGRATION.',
    ],
    [['query', '--as', 'worker', '--role', 'HEAD', '{ a }'], 'This person does not have the role HEAD, only: SUBJECT.'],
    [['query', '--variables', '[1]', '{ a }'], 'There is no file [1] that can be read.'],
    [['query', '--variables', '{"a":', '{ a }'], '--variables takes a JSON object, or a file that holds one.'],
    [
      ['query', '--gateway', 'localhost:4000', '{ a }'],
      '--gateway takes an http or https address, not "localhost:4000".',
    ],
    [['query', 'no-such-file.graphql'], 'There is no file no-such-file.graphql that can be read.'],
    [['proxy', '--as', 'worker', '--port', 'high'], '--port takes a number from 0 to 65535, not "high".'],
    [['proxy'], 'Say who asks: --as WHO, or --issuer URL with --browser.'],
  ])('called as %j says what is wrong with that', async (args, message) => {
    const { code, out, err } = await simpul(args)
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: typeof message === 'string' ? `simpul: ${message}\n` : expect.stringMatching(message),
    })
  })

  it('says with --json what is wrong in JSON', async () => {
    const { code, err } = await simpul(['token', '--as', 'head', '--json'])
    expect({ code, err: JSON.parse(err) }).toEqual({
      code: 2,
      err: { error: { code: 'USAGE', message: expect.stringContaining('may be') } },
    })
  })
})

describe('simpul token', () => {
  it('prints the token alone, and where its key is kept', async () => {
    const { code, out, err } = await simpul(['token', '--as', 'ngo/caseworker'])
    expect({ code, sub: decodeJwt(out.trim()).sub, lines: out.split('\n').length }).toEqual({
      code: 0,
      sub: 'caseworker',
      lines: 2,
    })
    expect(err).toMatch(
      /^The token holds until \d\d:\d\d:\d\d\. Its proof key is kept in .*migrant-care-jember__caseworker\.json\n$/,
    )
  })

  it('tells all of it with --json, and keeps the key for the next time in a file of its owner', async () => {
    const runs = [
      await simpul(['token', '--as', 'migrant-care-jember/supervisor', '--json']),
      await simpul(['token', '--as', 'ngo-supervisor', '--json']),
    ]
    const [first, second] = runs.map(({ out }) => JSON.parse(out))
    expect(first).toEqual({
      token: expect.any(String),
      type: 'DPoP',
      expiresAt: expect.stringMatching(/^\d{4}-/),
      issuer: `${signInBase}/migrant-care-jember`,
      person: 'supervisor',
      roles: ['SUPERVISOR'],
      purposes: ['PROTECTION', 'REPATRIATION', 'REINTEGRATION', 'GOVERNANCE'],
      proofKey: expect.stringContaining(join(folder, 'proof-keys')),
    })
    const { d: _, ...publicJwk } = JSON.parse(await readFile(first.proofKey, 'utf8'))
    const jkt = await calculateJwkThumbprint(publicJwk)
    expect([first, second].map(({ token }) => decodeJwt(token).cnf)).toEqual([{ jkt }, { jkt }])
    expect((await stat(first.proofKey)).mode & 0o777).toBe(0o600)
  })

  it('gives analysts a plain bearer token, and nobody else', async () => {
    const analyst = await simpul([
      'token',
      '--as',
      'government/analyst',
      '--bearer',
      '--purpose',
      'statistics',
      '--json',
    ])
    expect({ code: analyst.code, ...JSON.parse(analyst.out) }).toMatchObject({
      code: 0,
      type: 'Bearer',
      proofKey: null,
      roles: ['ANALYST'],
      purposes: ['STATISTICS'],
    })
    const officer = await simpul(['token', '--as', 'government/officer', '--bearer'])
    expect(officer).toEqual({ code: 1, out: '', err: expect.stringContaining('invalid_dpop_proof') })
  })

  it('does not use a broken key file', async () => {
    const { out } = await simpul(['token', '--as', 'secretary', '--json'])
    await writeFile(JSON.parse(out).proofKey, '{"d":"hidden-half"}')
    const { code, err } = await simpul(['token', '--as', 'secretary'])
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/is not a proof key\. Remove it to have a new one\.\n$/),
    })
    expect(err).not.toContain('hidden-half')
  })

  it('waits for a browser, and takes the answer that the browser brings', async () => {
    let said = ''
    const { promise: asked, resolve } = later()
    const onErr = (text: string) => {
      said += text
      const url = /^http.*$/m.exec(said)?.[0]
      if (url) resolve(url)
    }
    const running = simpul(['token', '--browser', '--issuer', `${signInBase}/disnaker-jember`, '--json'], { onErr })
    const url = await asked
    const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? ''
    const stray = await fetch(redirectUri.replace('/callback', '/favicon.ico'))
    const discovery = { issuer: `${signInBase}/disnaker-jember`, authorization_endpoint: url, token_endpoint: url }
    const landed = await walkPages(
      { url, redirectUri, discovery, clientId: '', state: '', verifier: '' },
      'auditor',
      fetch,
    )
    const page = await fetch(landed)
    const { code, out } = await running
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, person: null, roles: ['AUDITOR'] })
    expect([stray.status, page.status, await page.text()]).toEqual([
      404,
      200,
      expect.stringContaining('Anda boleh menutup halaman ini'),
    ])
    await expect(fetch(redirectUri)).rejects.toThrow()
  })

  it('ends with a sentence when nobody comes back from the browser', async () => {
    const stop = new AbortController()
    const running = simpul(['token', '--browser', '--as', 'worker'], { stop: stop.signal, onErr: () => stop.abort() })
    expect(await running).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('No answer came from the browser.'),
    })
  })
})

describe('simpul query', () => {
  it('asks with token, proof and purpose', async () => {
    const { code, out, err } = await simpul([
      'query',
      '--as',
      'ngo-caseworker',
      '--purpose',
      'protection',
      '--variables',
      '{"n":1}',
      '--operation',
      'O',
      'query O { a }',
    ])
    expect({ code, err, out: JSON.parse(out) }).toEqual({
      code: 0,
      err: '',
      out: {
        caller: { sub: 'caseworker', purpose: 'PROTECTION' },
        query: 'query O { a }',
        rest: { variables: { n: 1 }, operationName: 'O' },
        method: 'POST',
      },
    })
    expect(out).toContain('\n  "caller": {\n')
  })

  it('takes the only purpose there is, a query from a file or standard input, and variables from a file', async () => {
    const queryFile = join(folder, 'find.graphql')
    const variablesFile = join(folder, 'worker.json')
    await writeFile(queryFile, '{ file }')
    await writeFile(variablesFile, '{"nik":"3509000000000001"}')
    const runs = [
      await simpul(['query', '--as', 'worker', '--variables', variablesFile, queryFile]),
      await simpul(['query', '--as', 'worker', '-'], { input: '{ input }' }),
    ]
    const found = runs.map(({ out }) => JSON.parse(out))
    expect(found.map(({ query, rest, caller }) => [query, rest.variables, caller.purpose])).toEqual([
      ['{ file }', { nik: '3509000000000001' }, 'SUBJECT_ACCESS'],
      ['{ input }', undefined, 'SUBJECT_ACCESS'],
    ])
  })

  it('asks as the public when nobody is named', async () => {
    const { code, out } = await simpul(['query', '{ indicators }'])
    expect({ code, caller: JSON.parse(out).caller }).toEqual({ code: 0, caller: { sub: 'public' } })
  })

  it('shows below the data what was closed, why and whom to ask, and what binds the reader', async () => {
    expect(await simpul(['query', '{ closed }'])).toEqual({
      code: 0,
      err: '',
      out: `{
  "worker": {
    "fullName": null
  }
}

Closed: 1 field.

field            owner            reason    opened by       ask
---------------  ---------------  --------  --------------  ---------------
Worker.fullName  disnaker-jember  NO_GRANT  pks-protection  disnaker-jember

  NO_GRANT: nothing names you for this person: no live grant and no link, or no such record.

Opened by agreement: 1 field. Do not pass them on.

field      owner            agreement       basis    keep days
---------  ---------------  --------------  -------  ---------
Worker.id  disnaker-jember  pks-protection  CONSENT  30
`,
    })
  })

  it('names the very agreement that would open a field again', async () => {
    const { out } = await simpul(['query', '{ ended }'])
    expect(out).toContain('disnaker-jember  AGREEMENT_NOT_ACTIVE  pks-protection-2026  disnaker-jember\n')
  })

  it('reads closed fields from the errors where there is no account of the boundary', async () => {
    const { code, out } = await simpul(['query', '{ bare }'])
    expect([code, out]).toEqual([0, expect.stringMatching(/Worker\.fullName {2}- {6}NO_GRANT {2}- {10}-\n/)])
  })

  it.each([
    ['{ open }', [], 0],
    ['{ open }', ['--strict'], 0],
    ['{ closed }', [], 0],
    ['{ closed }', ['--strict'], 3],
    ['{ fault }', [], 1],
    ['{ wrong }', ['--strict'], 1],
  ])('ends after %s %j with code %i', async (query, options, code) => {
    expect((await simpul(['query', ...options, query])).code).toBe(code)
  })

  it('says what failed, and lets no answer steer the terminal', async () => {
    const { out, err } = await simpul(['query', '{ fault }'])
    expect([JSON.parse(out), err]).toEqual([{ placements: null }, 'PT. In Era\\u001b[2J Sejahtera did not answer.\n'])
  })

  it('prints the answer as it came with --json, and ends with the same codes', async () => {
    const { code, out } = await simpul(['query', '--json', '--strict', '{ closed }'])
    expect({ code, out }).toEqual({ code: 3, out: `${JSON.stringify(answers['{ closed }'])}\n` })
  })

  it.each([
    ['/html', 'The gateway answered 502, and not in GraphQL: <h1>Bad gateway</h1>'],
    ['/moved', /The gateway at http.* did not answer\. Is it running\?/],
  ])('at %s says that this is no gateway, and follows nowhere', async (path, message) => {
    const { code, err } = await simpul([
      'query',
      '--as',
      'worker',
      '--gateway',
      gateway.replace('/graphql', path),
      '{ a }',
    ])
    expect({ code, err }).toEqual({
      code: 1,
      err: typeof message === 'string' ? `simpul: ${message}\n` : expect.stringMatching(message),
    })
  })
})

describe('simpul proxy', () => {
  const stop = new AbortController()
  let running: Promise<Run>
  let url: string

  beforeAll(async () => {
    const { promise: said, resolve } = later()
    running = simpul(['proxy', '--as', 'ngo/analyst', '--port', '0', '--json'], { stop: stop.signal, onOut: resolve })
    url = JSON.parse(await said).url
  })
  afterAll(async () => {
    stop.abort()
    expect(await running).toMatchObject({ code: 0, err: '' })
  })

  const json = { 'content-type': 'application/json' }

  it('adds the token and a fresh proof to every question, by POST and by GET', async () => {
    const body = JSON.stringify({ query: '{ posted }' })
    const posted = await fetch(url, {
      method: 'POST',
      headers: { ...json, 'x-simpul-purpose': 'PROTECTION', authorization: 'Bearer mine' },
      body,
    })
    const got = await fetch(`${url}?query=${encodeURIComponent('{ got }')}`)
    const caller = { sub: 'analyst', purpose: 'STATISTICS' }
    expect([await posted.json(), await got.json()]).toEqual([
      { data: { caller, query: '{ posted }', rest: {}, method: 'POST' } },
      { data: { caller, query: '{ got }', rest: { preflight: 'true' }, method: 'GET' } },
    ])
    expect(posted.headers.get('cache-control')).toBe('private, no-store')
  })

  it.each([
    ['another name of this address', { host: 'evil.example' }, 421],
    ['no port in the name', { host: '127.0.0.1' }, 421],
    ['a page of another origin', { origin: 'https://evil.example' }, 403],
    ['a page of another port', { origin: 'http://localhost:4000' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['an image or link on another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page on another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['an address typed into a browser', { 'sec-fetch-site': 'none' }, 200],
    ['a program', {}, 200],
  ])('answers %s as it should', async (_, headers, status) => {
    expect(await statusOf('GET', `${url}?query=%7Bx%7D`, headers)).toBe(status)
  })

  it.each([
    ['POST', '/graphql', { 'content-type': 'text/plain' }, 415],
    ['POST', '/graphql', {}, 415],
    ['PUT', '/graphql', json, 405],
    ['OPTIONS', '/graphql', {}, 405],
    ['GET', '/', {}, 404],
    ['GET', '/graphql/../html', {}, 404],
  ])('refuses %s %s with %j', async (method, path, headers, status) => {
    expect(await statusOf(method, url.replace('/graphql', path), headers)).toBe(status)
  })

  it('refuses a question that is too long, before it has come', async () => {
    expect(await statusOf('POST', url, { ...json, 'content-length': '2000000' })).toBe(413)
  })

  it('listens on this machine’s loopback only', async () => {
    expect(new URL(url).hostname).toBe('127.0.0.1')
    await expect(fetch(url.replace('127.0.0.1', '[::1]'))).rejects.toThrow()
  })

  it('says in a sentence that its port is taken', async () => {
    const { code, err } = await simpul(['proxy', '--as', 'ngo/analyst', '--port', new URL(url).port])
    expect({ code, err }).toEqual({
      code: 1,
      err: `simpul: Port ${new URL(url).port} of 127.0.0.1 cannot be opened. Is it in use?\n`,
    })
  })

  it('keeps no key on disk', async () => {
    expect((await readdir(join(folder, 'proof-keys'))).filter((file) => file.includes('analyst'))).toEqual([])
  })

  it('tells its person, and the program in general, that the gateway is away', async () => {
    const ended = new AbortController()
    const { promise: said, resolve } = later()
    const away = simpul(['proxy', '--as', 'ngo/analyst', '--port', '0', '--gateway', 'http://127.0.0.1:1/graphql'], {
      stop: ended.signal,
      onOut: resolve,
    })
    const address = /http\S+/.exec(await said)?.[0] ?? ''
    const response = await fetch(`${address}?query=%7Bx%7D`)
    expect([response.status, await response.json()]).toEqual([
      502,
      { errors: [{ message: expect.stringContaining('did not answer') }] },
    ])
    ended.abort()
    expect(await away).toMatchObject({
      code: 0,
      err: 'The gateway at http://127.0.0.1:1/graphql did not answer. Is it running?\n',
    })
  })
})

/** A text that somebody will say later. */
function later(): { readonly promise: Promise<string>; readonly resolve: (text: string) => void } {
  let resolve: (text: string) => void = () => undefined
  const promise = new Promise<string>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

/** Like fetch, but lets a test choose headers that browsers and fetch choose themselves. */
function statusOf(method: string, url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const path = url.slice(url.indexOf('/', 'http://'.length))
    httpRequest({ method, hostname, port, path, headers, agent: false }, (response) =>
      resolve(response.resume().statusCode),
    )
      .on('error', reject)
      .end()
  })
}
