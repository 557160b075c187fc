import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { createLocalJWKSet, exportJWK, SignJWT } from 'jose'
import { writeJws } from '../jws.ts'
import { sha256Base64url } from '../sha256.ts'
import { newSigningKey } from '../signing-key.ts'
import { dpopKey, keysOf, refusal, type TestClaims, testIssuer } from '../testing.ts'
import { readTrustAnchors } from '../trust-anchors.ts'
import { type CallerVerifierOptions, callerVerifier } from './caller-verifier.ts'
import type { KeyFor } from './issuer-keys.ts'

const now = new Date('2026-07-01T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const disnaker = testIssuer('http://localhost:4009/disnaker-jember')
const migrantCare = testIssuer('http://localhost:4009/migrant-care-jember')
const subjects = testIssuer('http://localhost:4009/subjects')
const stranger = testIssuer('http://localhost:4009/stranger')
const keyFor = keysOf(disnaker, migrantCare, subjects, stranger)

const anchors = readTrustAnchors({
  audience: 'urn:simpul:hub',
  agencies: [
    {
      id: 'disnaker-jember',
      kind: 'GOVERNMENT',
      subgraph: 'government',
      name: { id: 'Disnaker', en: 'Manpower Service' },
      issuer: disnaker.issuer,
      jwksUri: `${disnaker.issuer}/jwks`,
    },
    {
      id: 'migrant-care-jember',
      kind: 'NGO',
      subgraph: 'ngo',
      name: { id: 'Migrant CARE', en: 'Migrant CARE' },
      issuer: migrantCare.issuer,
      jwksUri: `${migrantCare.issuer}/jwks`,
    },
  ],
  subjects: { issuer: subjects.issuer, jwksUri: `${subjects.issuer}/jwks` },
  gateway: { publicKey: newSigningKey().publicKey },
})

const { thumbprint } = dpopKey()
const caseworker: TestClaims = {
  sub: 'nur',
  roles: ['CASEWORKER'],
  purposes: ['PROTECTION', 'REPATRIATION'],
  thumbprint,
  now,
}
const worker: TestClaims = { sub: 'sulastri', roles: ['SUBJECT'], purposes: ['SUBJECT_ACCESS'], thumbprint, now }
const asked = { purpose: 'PROTECTION', role: undefined, now }

const verifierOf = (options: Partial<CallerVerifierOptions> = {}) => callerVerifier({ anchors, keyFor, ...options })
const outcome = (token: string, request: { purpose?: string; role?: string; now?: Date } = {}) =>
  refusal(() => verifierOf().verify(token, { ...asked, ...request }))

describe('callerVerifier', () => {
  it('knows a caller by the agency of the issuer, one role and one purpose', async () => {
    const token = await migrantCare.token(caseworker)
    expect(await verifierOf().verify(token, asked)).toEqual({
      caller: {
        kind: 'agency',
        agency: 'migrant-care-jember',
        agencyKind: 'NGO',
        person: 'nur',
        role: 'CASEWORKER',
        purpose: 'PROTECTION',
      },
      issuer: migrantCare.issuer,
      tokenHash: sha256Base64url(token),
      expiresAt: later(300),
      keyThumbprint: thumbprint,
    })
  })

  it('knows a subject by the subject issuer', async () => {
    const token = await subjects.token(worker)
    expect((await verifierOf().verify(token, { ...asked, purpose: 'SUBJECT_ACCESS' })).caller).toEqual({
      kind: 'subject',
      person: 'sulastri',
    })
  })

  it('takes a plain bearer token of an analyst for statistics', async () => {
    const token = await disnaker.token({ sub: 'dewi', roles: ['ANALYST'], purposes: ['STATISTICS'], now })
    expect(await verifierOf().verify(token, { ...asked, purpose: 'STATISTICS' })).toMatchObject({
      caller: { role: 'ANALYST', purpose: 'STATISTICS' },
      keyThumbprint: undefined,
    })
  })

  it('never takes the agency from a claim', async () => {
    const token = await migrantCare.token({
      ...caseworker,
      overrides: { agency: 'disnaker-jember', kind: 'GOVERNMENT' },
    })
    expect((await verifierOf().verify(token, asked)).caller).toMatchObject({ agency: 'migrant-care-jember' })
  })

  it('takes a token that is for this hub among others', async () => {
    expect(
      await outcome(await migrantCare.token({ ...caseworker, overrides: { aud: ['account', 'urn:simpul:hub'] } })),
    ).toBe('PASSED')
  })

  it.each([
    ['just before it expires', 299.9, 'PASSED'],
    ['when it expires', 300, 'TOKEN_EXPIRED'],
    ['long after', 3_000, 'TOKEN_EXPIRED'],
    ['by a clock half a minute behind its issuer', -30, 'PASSED'],
    ['by a clock further behind', -31, 'TOKEN_NOT_YET'],
    ['by no clock', Number.NaN, 'ISSUER_KEYS_UNAVAILABLE'],
  ])('judges a token %s', async (_, seconds, expected) => {
    expect(await outcome(await migrantCare.token(caseworker), { now: later(seconds) })).toBe(expected)
  })
})

describe('the claims of a token', () => {
  it.each<[string, Partial<TestClaims>, string]>([
    ['nothing missing', {}, 'PASSED'],
    ['another audience', { overrides: { aud: 'urn:other' } }, 'TOKEN_AUDIENCE'],
    ['an audience that only begins alike', { overrides: { aud: 'urn:simpul:hub:2' } }, 'TOKEN_AUDIENCE'],
    ['no audience', { overrides: { aud: undefined } }, 'TOKEN_AUDIENCE'],
    ['no end', { overrides: { exp: undefined } }, 'TOKEN_CLAIMS'],
    ['no beginning', { overrides: { iat: undefined } }, 'TOKEN_CLAIMS'],
    ['an end that is text', { overrides: { exp: '9999999999' } }, 'TOKEN_CLAIMS'],
    ['no id', { overrides: { jti: undefined } }, 'TOKEN_CLAIMS'],
    ['no person', { overrides: { sub: '' } }, 'TOKEN_CLAIMS'],
    ['no client', { overrides: { client_id: undefined } }, 'TOKEN_CLAIMS'],
    ['no role', { roles: [] }, 'TOKEN_CLAIMS'],
    ['no purpose', { purposes: [] }, 'TOKEN_CLAIMS'],
    ['roles that are text', { overrides: { roles: 'CASEWORKER' } }, 'TOKEN_CLAIMS'],
    ['an unknown role beside a known one', { overrides: { roles: ['CASEWORKER', 'ROOT'] } }, 'TOKEN_CLAIMS'],
    ['an unknown purpose', { overrides: { purposes: ['PROTECTION', 'MARKETING'] } }, 'TOKEN_CLAIMS'],
    ['a life of 301 seconds', { lifetimeSeconds: 301 }, 'TOKEN_LIFETIME'],
    [
      'an end before its beginning',
      { overrides: { iat: now.getTime() / 1000 + 20, exp: now.getTime() / 1000 + 10 } },
      'TOKEN_LIFETIME',
    ],
    ['a beginning to come', { overrides: { nbf: now.getTime() / 1000 + 60 } }, 'TOKEN_NOT_YET'],
    ['no key binding', { overrides: { cnf: undefined } }, 'TOKEN_UNBOUND'],
    ['a binding to something else', { overrides: { cnf: { 'x5t#S256': 'a' } } }, 'TOKEN_CLAIMS'],
    ['a thumbprint that is none', { overrides: { cnf: { jkt: 'a' } } }, 'TOKEN_CLAIMS'],
  ])('with %s', async (_, change, expected) => {
    expect(await outcome(await migrantCare.token({ ...caseworker, ...change }))).toBe(expected)
  })

  it.each<[string, Partial<TestClaims>, string]>([
    ['an analyst for statistics', { roles: ['ANALYST'], purposes: ['STATISTICS'] }, 'PASSED'],
    ['an analyst also for protection', { roles: ['ANALYST'], purposes: ['STATISTICS', 'PROTECTION'] }, 'TOKEN_UNBOUND'],
    ['an analyst who is also an officer', { roles: ['ANALYST', 'OFFICER'], purposes: ['STATISTICS'] }, 'TOKEN_UNBOUND'],
    ['an officer for statistics', { roles: ['OFFICER'], purposes: ['STATISTICS'] }, 'TOKEN_UNBOUND'],
  ])('without a key binding, of %s', async (_, change, expected) => {
    const token = await disnaker.token({ sub: 'dewi', roles: [], purposes: [], now, ...change })
    expect(await outcome(token, { purpose: 'STATISTICS', role: 'ANALYST' })).toBe(expected)
  })

  it.each<[string, () => Promise<string>, string]>([
    ['SUBJECT from the subject issuer', () => subjects.token(worker), 'PASSED'],
    ['SUBJECT from an agency', () => disnaker.token(worker), 'TOKEN_SUBJECT'],
    [
      'SUBJECT_ACCESS from an agency',
      () => disnaker.token({ ...caseworker, purposes: ['SUBJECT_ACCESS'] }),
      'TOKEN_SUBJECT',
    ],
    [
      'SUBJECT beside a role of an agency',
      () => disnaker.token({ ...caseworker, roles: ['CASEWORKER', 'SUBJECT'] }),
      'TOKEN_SUBJECT',
    ],
    ['a caseworker from the subject issuer', () => subjects.token(caseworker), 'TOKEN_SUBJECT'],
    [
      'a second role from the subject issuer',
      () => subjects.token({ ...worker, roles: ['SUBJECT', 'HEAD'] }),
      'TOKEN_SUBJECT',
    ],
    [
      'a second purpose from the subject issuer',
      () => subjects.token({ ...worker, purposes: ['SUBJECT_ACCESS', 'PROTECTION'] }),
      'TOKEN_SUBJECT',
    ],
    [
      'a subject without a key binding',
      () => subjects.token({ ...worker, overrides: { cnf: undefined } }),
      'TOKEN_UNBOUND',
    ],
  ])('%s', async (_, make, expected) => {
    expect(await outcome(await make(), { purpose: 'SUBJECT_ACCESS' })).toBe(expected)
  })
})

describe('the purpose and the role of a request', () => {
  const coordinator = { ...caseworker, roles: ['SUPERVISOR', 'HEAD'], purposes: ['PROTECTION', 'GOVERNANCE'] } as const

  it.each([
    [
      'no purpose',
      undefined,
      'HEAD',
      'The request names no purpose: send the header x-simpul-purpose with one of PROTECTION, GOVERNANCE.',
    ],
    [
      'a purpose the token lacks',
      'PLACEMENT',
      'HEAD',
      'The access token does not allow the purpose that the request names, only PROTECTION, GOVERNANCE.',
    ],
    [
      'two purposes',
      'PROTECTION, GOVERNANCE',
      'HEAD',
      'The access token does not allow the purpose that the request names, only PROTECTION, GOVERNANCE.',
    ],
    [
      'a purpose in other letters',
      'protection',
      'HEAD',
      'The access token does not allow the purpose that the request names, only PROTECTION, GOVERNANCE.',
    ],
    [
      'no role where there are several',
      'PROTECTION',
      undefined,
      'The access token has several roles: send the header x-simpul-role with one of SUPERVISOR, HEAD.',
    ],
    [
      'a role the token lacks',
      'PROTECTION',
      'AUDITOR',
      'The access token does not have the role that the request names, only SUPERVISOR, HEAD.',
    ],
    [
      'a role that is none',
      'PROTECTION',
      '',
      'The access token does not have the role that the request names, only SUPERVISOR, HEAD.',
    ],
  ])('with %s are refused in one sentence', async (_, purpose, role, sentence) => {
    const token = await migrantCare.token(coordinator)
    await expect(verifierOf().verify(token, { purpose, role, now })).rejects.toThrow(sentence)
  })

  it('are those the request names', async () => {
    const token = await migrantCare.token(coordinator)
    expect((await verifierOf().verify(token, { purpose: 'GOVERNANCE', role: 'HEAD', now })).caller).toMatchObject({
      purpose: 'GOVERNANCE',
      role: 'HEAD',
    })
  })
})

describe('an attack on a token', () => {
  const header = { alg: 'EdDSA', typ: 'at+jwt', kid: migrantCare.keyId }
  const claims = {
    iss: migrantCare.issuer,
    sub: 'nur',
    aud: 'urn:simpul:hub',
    iat: now.getTime() / 1000,
    exp: now.getTime() / 1000 + 300,
    jti: 'one',
    client_id: 'simpul-cli',
    roles: ['CASEWORKER'],
    purposes: ['PROTECTION'],
    cnf: { jkt: thumbprint },
  }
  const mine = generateKeyPairSync('ed25519')
  const signed = (changed: object, body: object = claims) =>
    writeJws({ ...header, ...changed }, body, (bytes) => sign(null, bytes, migrantCare.privateKey))
  const forged = (changed: object) =>
    writeJws({ ...header, ...changed }, claims, (bytes) => sign(null, bytes, mine.privateKey))
  const publicKeyBytes = Buffer.from(String(migrantCare.jwks.keys[0]?.x), 'base64url')

  it.each<[string, () => string | Promise<string>, string]>([
    ['none at all', () => signed({}), 'PASSED'],
    ['alg none with a signature', () => signed({ alg: 'none' }), 'TOKEN_ALGORITHM'],
    ['alg none without one', () => signed({ alg: 'none' }).replace(/[^.]*$/, ''), 'TOKEN_MALFORMED'],
    [
      'HS256 keyed with the public key',
      () =>
        writeJws({ ...header, alg: 'HS256' }, claims, (bytes) =>
          createHmac('sha256', publicKeyBytes).update(bytes).digest(),
        ),
      'TOKEN_ALGORITHM',
    ],
    ['no alg', () => signed({ alg: undefined }), 'TOKEN_MALFORMED'],
    ['a list of algs', () => signed({ alg: ['EdDSA'] }), 'TOKEN_MALFORMED'],
    ['RS256, which is not allowed', () => signed({ alg: 'RS256' }), 'TOKEN_ALGORITHM'],
    ['ES256 named over an Ed25519 key', () => signed({ alg: 'ES256' }), 'TOKEN_SIGNATURE'],
    [
      'a key of its own in the header',
      () => forged({ jwk: mine.publicKey.export({ format: 'jwk' }) }),
      'TOKEN_SIGNATURE',
    ],
    ['a key set of its own in the header', () => forged({ jku: 'http://evil.example/jwks' }), 'TOKEN_SIGNATURE'],
    ['the key id of the issuer', () => forged({}), 'TOKEN_SIGNATURE'],
    ['an unknown key id', () => signed({ kid: 'other' }), 'TOKEN_SIGNATURE'],
    ['a key id that is a path', () => forged({ kid: '../../dev/null' }), 'TOKEN_SIGNATURE'],
    ['a key id that is a query', () => forged({ kid: "' or 1=1 --" }), 'TOKEN_SIGNATURE'],
    ['a key id that is a prototype', () => forged({ kid: '__proto__' }), 'TOKEN_SIGNATURE'],
    ['a key id that is no text', () => forged({ kid: { a: 1 } }), 'TOKEN_SIGNATURE'],
    [
      'another agency’s signature',
      () => disnaker.token({ ...caseworker, overrides: { iss: migrantCare.issuer } }),
      'TOKEN_SIGNATURE',
    ],
    ['an issuer that no agency has', () => stranger.token(caseworker), 'TOKEN_ISSUER'],
    ['an issuer with a slash more', () => signed({}, { ...claims, iss: `${migrantCare.issuer}/` }), 'TOKEN_ISSUER'],
    ['an issuer that is a prototype', () => signed({}, { ...claims, iss: '__proto__' }), 'TOKEN_ISSUER'],
    ['two issuers', () => signed({}, { ...claims, iss: [migrantCare.issuer, disnaker.issuer] }), 'TOKEN_ISSUER'],
    ['no issuer', () => signed({}, { ...claims, iss: undefined }), 'TOKEN_ISSUER'],
    ['an ID token', () => signed({ typ: 'JWT' }), 'TOKEN_TYPE'],
    ['a hop token', () => signed({ typ: 'simpul-hop+jwt' }), 'TOKEN_TYPE'],
    ['no typ', () => signed({ typ: undefined }), 'TOKEN_TYPE'],
    ['an extension that must be understood', () => signed({ crit: ['exp'] }), 'TOKEN_MALFORMED'],
    ['an extension nobody knows', () => signed({ crit: ['x'], x: 1 }), 'TOKEN_MALFORMED'],
    ['an unencoded payload', () => signed({ crit: ['b64'], b64: false }), 'TOKEN_MALFORMED'],
    [
      'a changed claim',
      () =>
        signed({}).replace(
          /\.[^.]*\./,
          `.${Buffer.from(JSON.stringify({ ...claims, roles: ['SUPERVISOR'] })).toString('base64url')}.`,
        ),
      'TOKEN_SIGNATURE',
    ],
    ['another spelling of the signature', () => `${signed({})}=`, 'TOKEN_MALFORMED'],
    ['more than 8192 characters', () => signed({}, { ...claims, pad: 'x'.repeat(8_192) }), 'TOKEN_MALFORMED'],
    ['nothing', () => '', 'TOKEN_MALFORMED'],
    [
      'claims that are a list',
      () => writeJws(header, [claims], (bytes) => sign(null, bytes, migrantCare.privateKey)),
      'TOKEN_MALFORMED',
    ],
  ])('by %s', async (_, make, expected) => {
    expect(await outcome(await make())).toBe(expected)
  })

  it('finds nothing of the token or its claims in what it is told', async () => {
    const token = await migrantCare.token({ ...caseworker, sub: 'a-person', overrides: { aud: 'urn:other' } })
    const error: unknown = await verifierOf()
      .verify(token, asked)
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ message: 'The access token is meant for another service.' })
    expect(error).not.toHaveProperty('cause')
  })
})

describe('the algorithms of issuers', () => {
  const issuer = disnaker.issuer
  const pairs = {
    ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    PS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  }
  const tokenBy = async (alg: 'ES256' | 'PS256') => {
    const [, body = ''] = (await disnaker.token(caseworker)).split('.')
    const claims: Record<string, unknown> = JSON.parse(Buffer.from(body, 'base64url').toString())
    return new SignJWT(claims).setProtectedHeader({ alg, typ: 'at+jwt' }).sign(pairs[alg].privateKey)
  }
  const keysBy = async (alg: 'ES256' | 'PS256'): Promise<KeyFor> => {
    const keys = createLocalJWKSet({ keys: [{ kty: '', ...(await exportJWK(pairs[alg].publicKey)) }] })
    return (asked) => (asked === issuer ? keys : undefined)
  }

  it.each([
    ['ES256', {}, 'PASSED'],
    ['PS256', {}, 'TOKEN_ALGORITHM'],
    ['PS256', { algorithms: ['PS256'] }, 'PASSED'],
    ['ES256', { algorithms: ['PS256'] }, 'TOKEN_ALGORITHM'],
  ] as const)('%s with the options %j', async (alg, options, expected) => {
    const verifier = callerVerifier({ anchors, keyFor: await keysBy(alg), ...options })
    const token = await tokenBy(alg)
    expect(await refusal(() => verifier.verify(token, asked))).toBe(expected)
  })
})

describe('the memory for verified tokens', () => {
  const counted = () => {
    const count = { reads: 0 }
    const counting: KeyFor = (issuer) => {
      count.reads += 1
      return keyFor(issuer)
    }
    return { count, counting }
  }

  it('verifies a token once, and its purpose and role every time', async () => {
    const { count, counting } = counted()
    const verifier = verifierOf({ keyFor: counting })
    const token = await migrantCare.token(caseworker)
    await verifier.verify(token, asked)
    expect((await verifier.verify(token, { ...asked, purpose: 'REPATRIATION' })).caller).toMatchObject({
      purpose: 'REPATRIATION',
    })
    expect(await refusal(() => verifier.verify(token, { ...asked, purpose: 'PLACEMENT' }))).toBe('PURPOSE_NOT_HELD')
    expect(await refusal(() => verifier.verify(token, { ...asked, role: 'HEAD' }))).toBe('ROLE_NOT_HELD')
    expect(count.reads).toBe(1)
  })

  it('ends with the token', async () => {
    const verifier = verifierOf()
    const token = await migrantCare.token(caseworker)
    await verifier.verify(token, asked)
    expect(await refusal(() => verifier.verify(token, { ...asked, now: later(300) }))).toBe('TOKEN_EXPIRED')
    expect(await refusal(() => verifier.verify(token, { ...asked, now: new Date(Number.NaN) }))).not.toBe('PASSED')
  })

  it('remembers no refusal as a success, and no token by another’s claims', async () => {
    const verifier = verifierOf()
    const token = await migrantCare.token(caseworker)
    await verifier.verify(token, asked)
    const other = token.replace(/[^.]*$/, 'A'.repeat(86))
    expect(await refusal(() => verifier.verify(other, asked))).toBe('TOKEN_SIGNATURE')
    expect(await refusal(() => verifier.verify(other, asked))).toBe('TOKEN_SIGNATURE')
  })

  it('is bounded: the oldest is verified again', async () => {
    const { count, counting } = counted()
    const verifier = verifierOf({ keyFor: counting, cacheSize: 2 })
    const tokens = await Promise.all([1, 2, 3].map(() => migrantCare.token(caseworker)))
    for (const token of [...tokens, ...tokens.slice(0, 1)]) await verifier.verify(token, asked)
    expect(count.reads).toBe(4)
  })
})
