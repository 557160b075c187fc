import { base64urlJson, base64urlText, sha256 } from '../base64url.ts'
import type { ProofKey } from './proof-key.ts'
import { SignIn, type SignInEdges } from './sign-in.ts'
import { tabMemory } from './tab-memory.ts'

const name = { id: 'Migrant CARE Jember', en: 'Migrant CARE Jember' }
const issuer = { id: 'migrant-care-jember', name, url: 'https://care.example' }
const config = { issuers: [issuer] }
const redirectUri = 'https://hub.example/explorer'
const nur = {
  issuer: issuer.id,
  subject: 'caseworker',
  name: 'Nur Fadhilah',
  roles: ['CASEWORKER'],
  purposes: ['PROTECTION', 'REPATRIATION'],
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}

/** A browser tab and an issuer, as far as the sign-in sees them. */
interface Scene {
  signIn: SignIn
  left: URL[]
  person: string
  tokenType: string
  wantsNonce: boolean
  isReachable: boolean
  silentAnswer: (asked: URL) => URLSearchParams | undefined
  store: Map<string, string>
  keys: Map<string, ProofKey>
}
let scene: Scene

beforeEach(() => {
  scene = newScene(new Map(), new Map())
})

describe('SignIn', () => {
  it('starts as the public, and leaves for the issuer with a new key', async () => {
    await scene.signIn.begin(issuer.id, 'login')
    expect([scene.signIn.state.current(), scene.left[0]?.origin, scene.left[0]?.searchParams.get('prompt')]).toEqual([
      { kind: 'public' },
      issuer.url,
      'login',
    ])
    expect(scene.keys.size).toBe(1)
  })

  it('is signed in once the issuer has answered, and stays so when the page is loaded again', async () => {
    await signedIn()
    const session = { ...nur, token: expect.any(String), endsAt: expect.any(Number), keyId: [...scene.keys.keys()][0] }
    expect(scene.signIn.state.current()).toEqual({ kind: 'signed-in', session })
    expect(newScene(scene.store, scene.keys).signIn.state.current()).toEqual({ kind: 'signed-in', session })
  })

  it('proves the key once more with the nonce of an issuer that wants one', async () => {
    scene.wantsNonce = true
    await signedIn()
    expect(scene.signIn.state.current().kind).toBe('signed-in')
  })

  it.each([
    ['REFUSED', 'the reader cancelled', () => answer({ error: 'access_denied' })],
    ['FOREIGN_ANSWER', 'the answer is for another sign-in', () => answer({ state: 'other' })],
    ['NO_TOKEN', 'the code does not buy a token', () => answer({ code: 'spent' })],
  ])('stays public and says %s when %s', async (problem, _, search) => {
    await scene.signIn.begin(issuer.id)
    await scene.signIn.finish(search())
    expect(scene.signIn.state.current()).toEqual({ kind: 'public', problem })
  })

  it('takes no bearer token in place of a bound one', async () => {
    scene.tokenType = 'Bearer'
    await signedIn()
    expect(scene.signIn.state.current()).toEqual({ kind: 'public', problem: 'NO_TOKEN' })
  })

  it('ignores an answer that nobody asked for, and one that was taken already', async () => {
    await scene.signIn.finish(new URLSearchParams({ state: 's', code: 'c' }))
    expect(scene.signIn.state.current()).toEqual({ kind: 'public', problem: 'FOREIGN_ANSWER' })
  })

  it('says that the issuer cannot be reached', async () => {
    scene.isReachable = false
    await scene.signIn.begin(issuer.id)
    expect([scene.signIn.state.current(), scene.left]).toEqual([{ kind: 'public', problem: 'ISSUER_UNREACHABLE' }, []])
  })

  it('renews the token silently, with the same key and the reader’s choices', async () => {
    await signedIn()
    const before = scene.signIn.state.current()
    scene.signIn.choose({ purpose: 'REPATRIATION' })
    await scene.signIn.renew()
    expect(scene.signIn.state.current()).toEqual({
      kind: 'signed-in',
      session: {
        ...Object(before).session,
        purpose: 'REPATRIATION',
        token: expect.any(String),
        endsAt: expect.any(Number),
      },
    })
    expect(Object(scene.signIn.state.current()).session.token).not.toBe(Object(before).session.token)
  })

  it('asks once for all who want a fresh token at the same time', async () => {
    await signedIn()
    let asked = 0
    const { silentAnswer } = scene
    scene.silentAnswer = (url) => {
      asked += 1
      return silentAnswer(url)
    }
    await Promise.all([scene.signIn.renew(), scene.signIn.renew(), scene.signIn.renew()])
    expect(asked).toBe(1)
  })

  it.each<[string, string, Partial<Scene>]>([
    ['ENDED', 'the issuer’s own session is over', { silentAnswer: refusal }],
    ['ENDED', 'the browser lets nothing back', { silentAnswer: () => undefined }],
    ['SOMEBODY_ELSE', 'another person signed in meanwhile', { person: 'supervisor' }],
    ['ISSUER_UNREACHABLE', 'the issuer is away', { isReachable: false }],
  ])('ends with %s when %s, and forgets the token', async (problem, _, happened) => {
    await signedIn()
    Object.assign(scene, happened)
    expect(await scene.signIn.renew()).toEqual({ kind: 'ended', problem, session: expect.objectContaining(nur) })
    expect(newScene(scene.store, scene.keys).signIn.state.current()).toEqual({ kind: 'public' })
  })

  it('renews before a request when the token is about to end, and not before', async () => {
    await signedIn()
    const early = await scene.signIn.fresh()
    expect(early).toBe(scene.signIn.state.current())
    const again = newScene(shortened(scene.store), scene.keys)
    expect(Object(await again.signIn.fresh()).session.token).not.toBe(Object(early).session.token)
  })

  it('forgets token and key at sign-out', async () => {
    await signedIn()
    await scene.signIn.end()
    expect([scene.signIn.state.current(), [...scene.store.keys()], scene.keys.size]).toEqual([
      { kind: 'public' },
      [],
      0,
    ])
  })
})

async function signedIn(): Promise<void> {
  await scene.signIn.begin(issuer.id)
  await scene.signIn.finish(answer({}))
}

function answer(over: Record<string, string>): URLSearchParams {
  return answerTo(scene.left[0] ?? new URL(redirectUri), over)
}

/** What the issuer sends back: a code that carries the request, so that the issuer need remember nothing. */
function answerTo(asked: URL, over: Record<string, string> = {}): URLSearchParams {
  const state = asked.searchParams.get('state') ?? ''
  return new URLSearchParams({ state, iss: issuer.url, ...(!over.error && { code: asked.search }), ...over })
}

function refusal(asked: URL): URLSearchParams {
  return answerTo(asked, { error: 'login_required' })
}

function newScene(store: Map<string, string>, keys: Map<string, ProofKey>): Scene {
  const left: URL[] = []
  const made: Scene = {
    left,
    store,
    keys,
    person: 'caseworker',
    tokenType: 'DPoP',
    wantsNonce: false,
    isReachable: true,
    silentAnswer: answerTo,
    signIn: new SignIn(config, edges()),
  }
  return made

  function edges(): SignInEdges {
    return {
      redirectUri,
      now: () => new Date(),
      leave: (url) => void left.push(url),
      askSilently: async (url) => made.silentAnswer(url),
      memory: tabMemory(storage(store)),
      keys: {
        keep: async (key) => void keys.set(key.id, key),
        find: async (id) => keys.get(id),
        drop: async (id) => void keys.delete(id),
      },
      fetch: async (url, init) => (made.isReachable ? issuerAnswers(made, url, init) : Promise.reject(new TypeError())),
    }
  }
}

async function issuerAnswers(made: Scene, url: string, init: RequestInit | undefined): Promise<Response> {
  if (url.endsWith('/.well-known/openid-configuration'))
    return Response.json({
      issuer: issuer.url,
      authorization_endpoint: `${issuer.url}/auth`,
      token_endpoint: `${issuer.url}/token`,
    })
  const proof = new Headers(init?.headers).get('dpop') ?? ''
  const { htu, nonce } = JSON.parse(base64urlText(proof.split('.')[1] ?? ''))
  if (made.wantsNonce && nonce !== 'fresh')
    return Response.json({ error: 'use_dpop_nonce' }, { status: 400, headers: { 'dpop-nonce': 'fresh' } })
  const form = new URLSearchParams(String(init?.body))
  const asked = new URLSearchParams(form.get('code') ?? '')
  const isProven = asked.get('code_challenge') === (await sha256(form.get('code_verifier') ?? ''))
  if (!isProven || htu !== url) return Response.json({ error: 'invalid_grant' }, { status: 400 })
  return Response.json(tokensFor(made, asked.get('nonce')))
}

let issued = 0

function tokensFor({ person, tokenType }: Scene, nonce: string | null): unknown {
  const { roles, purposes, name } = nur
  const token = (claims: object) => `h.${base64urlJson({ iss: issuer.url, sub: person, ...claims })}.s`
  issued += 1
  return {
    access_token: token({ roles, purposes, jti: issued }),
    id_token: token({ nonce, name }),
    token_type: tokenType,
    expires_in: 300,
  }
}

function storage(values: Map<string, string>): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
  }
}

/** The same tab, a few minutes later. */
function shortened(store: Map<string, string>): Map<string, string> {
  const session = JSON.parse(store.get('simpul.session') ?? '{}')
  return new Map([['simpul.session', JSON.stringify({ ...session, endsAt: Date.now() + 1000 })]])
}
