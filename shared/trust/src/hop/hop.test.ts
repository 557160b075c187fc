import { createHmac, type KeyObject, sign } from 'node:crypto'
import { importJWK, jwtVerify } from 'jose'
import { readJws, writeJws } from '../jws.ts'
import { replayStore } from '../replay-store.ts'
import { sha256Base64url } from '../sha256.ts'
import { newSigningKey, toPrivateKey, toPublicKey } from '../signing-key.ts'
import { refusal } from '../testing.ts'
import { type Hop, hopSigner } from './hop-signer.ts'
import { hopVerifier, type PresentedHop } from './hop-verifier.ts'

const now = new Date('2026-07-01T03:00:00.500Z')
const iat = Math.floor(now.getTime() / 1000)
const later = (by: number) => new Date(now.getTime() + by * 1000)
const gateway = newSigningKey()
const signer = hopSigner({ privateKey: gateway.privateKey })
const body = Buffer.from('{"query":"{ worker(id: 1) { id } }"}')
const callerToken = 'an.access.token'

const hop: Hop = {
  subgraph: 'ngo',
  body,
  callerToken,
  requestId: 'r-1',
  purpose: 'PROTECTION',
  role: 'CASEWORKER',
  now,
}
const publicHop: Hop = { ...hop, callerToken: undefined, purpose: undefined, role: undefined }
const verifierOf = (limit = 100) =>
  hopVerifier({ publicKey: gateway.publicKey, subgraph: 'ngo', replay: replayStore({ limit, now: () => now }) })
const outcome = (change: Partial<PresentedHop> = {}) =>
  refusal(() => verifierOf().verify({ token: signer.sign(hop), body, callerToken, now, ...change }))

describe('a hop token', () => {
  it('says what the gateway vouches for', () => {
    expect(verifierOf().verify({ token: signer.sign(hop), body, callerToken, now })).toEqual({
      iss: 'simpul-gateway',
      aud: 'ngo',
      jti: expect.any(String),
      iat,
      exp: iat + 60,
      body: sha256Base64url(body),
      caller: sha256Base64url(callerToken),
      rid: 'r-1',
      purpose: 'PROTECTION',
      role: 'CASEWORKER',
    })
  })

  it('says of the public only that it is the public', () => {
    const claims = verifierOf().verify({
      token: signer.sign({ ...publicHop, role: 'HEAD' }),
      body,
      callerToken: undefined,
      now,
    })
    expect(claims).toEqual({
      iss: 'simpul-gateway',
      aud: 'ngo',
      jti: expect.any(String),
      iat,
      exp: iat + 60,
      body: sha256Base64url(body),
      caller: 'public',
      rid: 'r-1',
    })
  })

  it('is a JWT that other libraries verify', async () => {
    const key = await importJWK({ ...gateway.publicKey }, 'EdDSA')
    const verified = await jwtVerify(signer.sign(hop), key, {
      algorithms: ['EdDSA'],
      typ: 'simpul-hop+jwt',
      audience: 'ngo',
      issuer: 'simpul-gateway',
      currentDate: now,
    })
    expect(verified.payload.rid).toBe('r-1')
  })

  it('covers the same bytes as text and as a buffer', async () => {
    expect(await outcome({ token: signer.sign({ ...hop, body: body.toString() }) })).toBe('PASSED')
  })

  it('is signed and verified with key objects too', async () => {
    const token = hopSigner({ privateKey: toPrivateKey(gateway.privateKey) }).sign(hop)
    const verifier = hopVerifier({
      publicKey: toPublicKey(gateway.publicKey),
      subgraph: 'ngo',
      replay: replayStore({ limit: 1, now: () => now }),
    })
    expect(await refusal(() => verifier.verify({ token, body, callerToken, now }))).toBe('PASSED')
  })

  it('differs each time, so that a retry passes', async () => {
    const verifier = verifierOf()
    const tokens = [signer.sign(hop), signer.sign(hop)]
    for (const token of tokens) {
      expect(await refusal(() => verifier.verify({ token, body, callerToken, now }))).toBe('PASSED')
    }
  })

  it('names a purpose and a role for a signed-in caller', async () => {
    expect(await refusal(() => signer.sign({ ...hop, role: undefined }))).toBe('HOP_INCOMPLETE')
    expect(await refusal(() => signer.sign({ ...hop, purpose: undefined }))).toBe('HOP_INCOMPLETE')
  })

  it.each([
    ['at its last moment', 59.4, 'PASSED'],
    ['when it has expired', 59.5, 'HOP_TIME'],
    ['by a clock half a minute behind', -30, 'PASSED'],
    ['by a clock further behind', -31, 'HOP_TIME'],
    ['by no clock', Number.NaN, 'HOP_TIME'],
  ])('is judged %s', async (_, by, expected) => {
    expect(await outcome({ now: later(by) })).toBe(expected)
  })
})

describe('an attack on a hop token', () => {
  const header = { alg: 'EdDSA', typ: 'simpul-hop+jwt' }
  const claims = {
    iss: 'simpul-gateway',
    aud: 'ngo',
    jti: '0123456789abcdef',
    iat,
    exp: iat + 60,
    body: sha256Base64url(body),
    caller: sha256Base64url(callerToken),
    rid: 'r-1',
    purpose: 'PROTECTION',
    role: 'CASEWORKER',
  }
  const gatewayKey = toPrivateKey(gateway.privateKey)
  const signed = (changedHeader: object, changed: object = {}, by: KeyObject = gatewayKey) =>
    writeJws({ ...header, ...changedHeader }, { ...claims, ...changed }, (bytes) => sign(null, bytes, by))
  const own = newSigningKey()
  const asPublic = { caller: 'public', purpose: undefined, role: undefined }

  it.each<[string, Partial<PresentedHop>, string]>([
    ['nothing', { token: signed({}) }, 'PASSED'],
    ['an empty token', { token: '' }, 'HOP_MALFORMED'],
    ['two tokens', { token: `${signed({})}, ${signed({})}` }, 'HOP_MALFORMED'],
    ['another spelling of the signature', { token: `${signed({})}=` }, 'HOP_MALFORMED'],
    ['more than 8192 characters', { token: signed({}, { rid: 'x'.repeat(8_192) }) }, 'HOP_MALFORMED'],
    ['alg none', { token: signed({ alg: 'none' }) }, 'HOP_MALFORMED'],
    ['alg none without a signature', { token: signed({ alg: 'none' }).replace(/[^.]*$/, '') }, 'HOP_MALFORMED'],
    [
      'HS256 keyed with the public key',
      {
        token: writeJws({ ...header, alg: 'HS256' }, claims, (bytes) =>
          createHmac('sha256', Buffer.from(gateway.publicKey.x, 'base64url')).update(bytes).digest(),
        ),
      },
      'HOP_MALFORMED',
    ],
    ['another name of the algorithm', { token: signed({ alg: 'Ed25519' }) }, 'HOP_MALFORMED'],
    ['another typ', { token: signed({ typ: 'JWT' }) }, 'HOP_MALFORMED'],
    ['the typ of an access token', { token: signed({ typ: 'at+jwt' }) }, 'HOP_MALFORMED'],
    ['an extension', { token: signed({ crit: [] }) }, 'HOP_MALFORMED'],
    ['a key id', { token: signed({ kid: '../key' }) }, 'HOP_MALFORMED'],
    ['a key of its own', { token: signed({ jwk: own.publicKey }, {}, toPrivateKey(own.privateKey)) }, 'HOP_MALFORMED'],
    ['another signer', { token: signed({}, {}, toPrivateKey(own.privateKey)) }, 'HOP_SIGNATURE'],
    ['a signature that is too short', { token: signed({}).replace(/[^.]*$/, 'AAAA') }, 'HOP_SIGNATURE'],
    [
      'a changed claim',
      {
        token: signed({}).replace(
          /\.[^.]*\./,
          `.${Buffer.from(JSON.stringify({ ...claims, role: 'SUPERVISOR' })).toString('base64url')}.`,
        ),
      },
      'HOP_SIGNATURE',
    ],
    ['another issuer', { token: signed({}, { iss: 'gateway' }) }, 'HOP_MALFORMED'],
    ['another subgraph', { token: signed({}, { aud: 'government' }) }, 'HOP_AUDIENCE'],
    ['several subgraphs', { token: signed({}, { aud: ['ngo', 'government'] }) }, 'HOP_MALFORMED'],
    ['a life of 61 seconds', { token: signed({}, { exp: iat + 61 }) }, 'HOP_TIME'],
    ['an end before its beginning', { token: signed({}, { iat: iat + 20, exp: iat + 10 }) }, 'HOP_TIME'],
    ['a beginning to come', { token: signed({}, { iat: iat + 40, exp: iat + 90 }) }, 'HOP_TIME'],
    ['an end that is text', { token: signed({}, { exp: String(iat + 60) }) }, 'HOP_MALFORMED'],
    ['half a second', { token: signed({}, { exp: iat + 59.5 }) }, 'HOP_MALFORMED'],
    ['no id', { token: signed({}, { jti: undefined }) }, 'HOP_MALFORMED'],
    ['an id that is easy to guess', { token: signed({}, { jti: '1' }) }, 'HOP_MALFORMED'],
    ['another body', { body: Buffer.from('{"query":"{ workers { id } }"}') }, 'HOP_BODY'],
    ['a body with a space more', { body: `${body.toString()} ` }, 'HOP_BODY'],
    ['an empty body', { body: '' }, 'HOP_BODY'],
    ['another caller’s token', { callerToken: 'another.access.token' }, 'HOP_CALLER'],
    ['no caller token where one is named', { callerToken: undefined }, 'HOP_CALLER'],
    ['an empty caller token', { callerToken: '' }, 'HOP_CALLER'],
    ['the public with a caller token', { token: signed({}, asPublic) }, 'HOP_CALLER'],
    ['the word public as a caller token', { token: signed({}, asPublic), callerToken: 'public' }, 'HOP_CALLER'],
    ['the public with a role', { token: signed({}, { caller: 'public' }), callerToken: undefined }, 'HOP_MALFORMED'],
    ['a caller without a role', { token: signed({}, { role: undefined }) }, 'HOP_MALFORMED'],
    ['a caller without a purpose', { token: signed({}, { purpose: undefined }) }, 'HOP_MALFORMED'],
    ['an unknown purpose', { token: signed({}, { purpose: 'MARKETING' }) }, 'HOP_MALFORMED'],
    ['a claim nobody asked for', { token: signed({}, { agency: 'ngo' }) }, 'HOP_MALFORMED'],
  ])('by %s', async (_, change, expected) => {
    expect(await outcome(change)).toBe(expected)
  })

  it('by using a token again is refused, with the same body and with another', async () => {
    const verifier = verifierOf()
    const token = signer.sign(hop)
    const use = (used: string | Buffer) => refusal(() => verifier.verify({ token, body: used, callerToken, now }))
    expect([await use(body), await use(body), await use('{}')]).toEqual(['PASSED', 'HOP_REPLAYED', 'HOP_BODY'])
  })

  it('cannot fill the memory with tokens that do not hold, and a full one refuses', async () => {
    const verifier = verifierOf(1)
    const use = (token: string, used: string | Buffer = body) =>
      refusal(() => verifier.verify({ token, body: used, callerToken, now }))
    expect([await use(signer.sign(hop), 'other'), await use(signer.sign(hop)), await use(signer.sign(hop))]).toEqual([
      'HOP_BODY',
      'PASSED',
      'REPLAY_STORE_FULL',
    ])
  })

  it('by the hop token of the public is refused for a caller, whose own is another', () => {
    expect(readJws(signer.sign(publicHop))?.claims.caller).toBe('public')
    expect(readJws(signer.sign(hop))?.claims.caller).not.toBe('public')
  })
})
