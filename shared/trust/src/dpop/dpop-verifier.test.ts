import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose'
import { writeJws } from '../jws.ts'
import { replayStore } from '../replay-store.ts'
import { sha256Base64url } from '../sha256.ts'
import { dpopKey, dpopProof, refusal } from '../testing.ts'
import { dpopVerifier, type PresentedProof } from './dpop-verifier.ts'

const now = new Date('2026-07-01T03:00:00.500Z')
const seconds = Math.floor(now.getTime() / 1000)
const later = (by: number) => new Date(now.getTime() + by * 1000)
const url = 'https://hub.example/graphql'
const token = 'an.access.token'
const key = dpopKey()

const proof = (change: Partial<Parameters<typeof dpopProof>[0]> = {}) =>
  dpopProof({ key, method: 'POST', url, token, now, ...change })
const presented = (change: Partial<PresentedProof> = {}): PresentedProof => ({
  proof: proof(),
  method: 'POST',
  token,
  keyThumbprint: key.thumbprint,
  now,
  ...change,
})
const verifierOf = (limit = 100) => dpopVerifier({ publicUrl: url, replay: replayStore({ limit, now: () => now }) })
const outcome = (change: Partial<PresentedProof> = {}) => refusal(() => verifierOf().verify(presented(change)))

describe('dpopVerifier', () => {
  it.each([
    ['made now', 0, 'PASSED'],
    ['made almost a minute ago', -59, 'PASSED'],
    ['made longer ago', -60, 'PROOF_TIME'],
    ['of a clock almost a minute ahead', 60, 'PASSED'],
    ['of a clock further ahead', 62, 'PROOF_TIME'],
  ])('judges a proof %s', async (_, by, expected) => {
    expect(await outcome({ proof: proof({ now: later(by) }) })).toBe(expected)
  })

  it.each([
    ['the URL', url, 'PASSED'],
    ['the URL with a query', `${url}?operation=a`, 'PASSED'],
    ['the URL with a fragment', `${url}#a`, 'PASSED'],
    ['the URL in other letters', 'HTTPS://HUB.example:443/graphql', 'PASSED'],
    ['the URL by another way', 'https://hub.example/a/../graphql', 'PASSED'],
    ['another path', 'https://hub.example/explorer', 'PROOF_URL'],
    ['a path in other letters', 'https://hub.example/GraphQL', 'PROOF_URL'],
    ['a slash more', `${url}/`, 'PROOF_URL'],
    ['another host', 'https://evil.example/graphql', 'PROOF_URL'],
    ['another port', 'https://hub.example:8443/graphql', 'PROOF_URL'],
    ['another scheme', 'http://hub.example/graphql', 'PROOF_URL'],
    ['a host that looks alike', 'https://hub.example@evil.example/graphql', 'PROOF_URL'],
    ['a name before the host', 'https://user@hub.example/graphql', 'PROOF_URL'],
    ['no URL', '/graphql', 'PROOF_URL'],
  ])('compares %s', async (_, htu, expected) => {
    expect(await outcome({ proof: proof({ url: htu }) })).toBe(expected)
  })

  it('ignores query and fragment of its own address too', async () => {
    const verifier = dpopVerifier({
      publicUrl: new URL(`${url}?a=1#b`),
      replay: replayStore({ limit: 1, now: () => now }),
    })
    expect(await refusal(() => verifier.verify(presented()))).toBe('PASSED')
  })
})

describe('an attack on a proof', () => {
  const other = dpopKey()
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const claims = { jti: 'a', htm: 'POST', htu: url, iat: seconds, ath: sha256Base64url(token) }
  const header = { typ: 'dpop+jwt', alg: 'EdDSA', jwk: key.publicJwk }
  const signed = (changed: object, body: object = claims, by: KeyObject = key.privateKey) =>
    writeJws({ ...header, ...changed }, body, (bytes) => sign(null, bytes, by))
  const privateJwk = key.privateKey.export({ format: 'jwk' })

  it.each<[string, Partial<PresentedProof>, string]>([
    ['nothing', { proof: signed({}) }, 'PASSED'],
    ['leaving the proof out', { proof: undefined }, 'PROOF_MISSING'],
    ['an empty proof', { proof: '' }, 'PROOF_MALFORMED'],
    ['two proofs in one header', { proof: `${proof()}, ${proof()}` }, 'PROOF_MALFORMED'],
    [
      'a proof of more than 8192 characters',
      { proof: signed({}, { ...claims, pad: 'x'.repeat(8_192) }) },
      'PROOF_MALFORMED',
    ],
    ['an extension that must be understood', { proof: signed({ crit: ['b64'], b64: false }) }, 'PROOF_MALFORMED'],
    ['the access token as the proof', { proof: signed({ typ: 'at+jwt' }) }, 'PROOF_TYPE'],
    ['no typ', { proof: signed({ typ: undefined }) }, 'PROOF_TYPE'],
    ['alg none', { proof: signed({ alg: 'none' }) }, 'PROOF_ALGORITHM'],
    ['alg none without a signature', { proof: signed({ alg: 'none' }).replace(/[^.]*$/, '') }, 'PROOF_MALFORMED'],
    [
      'HS256 with the public key',
      {
        proof: writeJws({ ...header, alg: 'HS256' }, claims, (bytes) =>
          createHmac('sha256', JSON.stringify(key.publicJwk)).update(bytes).digest(),
        ),
      },
      'PROOF_ALGORITHM',
    ],
    [
      'HS256 with a symmetric key in the header',
      { proof: signed({ alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } }) },
      'PROOF_ALGORITHM',
    ],
    [
      'RS256, which is not allowed',
      {
        proof: writeJws({ ...header, alg: 'RS256', jwk: rsa.publicKey.export({ format: 'jwk' }) }, claims, (bytes) =>
          sign('sha256', bytes, rsa.privateKey),
        ),
      },
      'PROOF_ALGORITHM',
    ],
    ['a symmetric key', { proof: signed({ jwk: { kty: 'oct', k: 'AAAA' } }) }, 'PROOF_KEY'],
    ['a key with its private part', { proof: signed({ jwk: privateJwk }) }, 'PROOF_KEY'],
    ['a key with an empty private part', { proof: signed({ jwk: { ...key.publicJwk, d: '' } }) }, 'PROOF_KEY'],
    ['no key', { proof: signed({ jwk: undefined }) }, 'PROOF_KEY'],
    ['a key that is text', { proof: signed({ jwk: 'key' }) }, 'PROOF_KEY'],
    ['a key id instead of a key', { proof: signed({ jwk: undefined, kid: key.thumbprint }) }, 'PROOF_KEY'],
    ['a key of another kind than its algorithm', { proof: signed({ alg: 'ES256' }) }, 'PROOF_KEY'],
    [
      'a point that is not on the curve',
      { proof: signed({ alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } }) },
      'PROOF_KEY',
    ],
    ['the holder’s key over another’s signature', { proof: signed({}, claims, other.privateKey) }, 'PROOF_SIGNATURE'],
    [
      'a changed claim',
      {
        proof: signed({}).replace(
          /\.[^.]*\./,
          `.${Buffer.from(JSON.stringify({ ...claims, jti: 'b' })).toString('base64url')}.`,
        ),
      },
      'PROOF_SIGNATURE',
    ],
    ['another’s own proof', { proof: proof({ key: other }) }, 'PROOF_OTHER_KEY'],
    ['a proof for another method', { proof: proof({ method: 'GET' }) }, 'PROOF_METHOD'],
    ['a method in other letters', { proof: proof({ method: 'post' }) }, 'PROOF_METHOD'],
    ['a proof for another token', { proof: proof({ token: 'another.access.token' }) }, 'PROOF_TOKEN'],
    ['another token with this proof', { token: 'another.access.token' }, 'PROOF_TOKEN'],
    ['a token that is bound to another key', { keyThumbprint: other.thumbprint }, 'PROOF_OTHER_KEY'],
    ['no id', { proof: signed({}, { ...claims, jti: undefined }) }, 'PROOF_CLAIMS'],
    ['an id without end', { proof: signed({}, { ...claims, jti: 'x'.repeat(256) }) }, 'PROOF_CLAIMS'],
    ['no token hash', { proof: signed({}, { ...claims, ath: undefined }) }, 'PROOF_CLAIMS'],
    ['no time', { proof: signed({}, { ...claims, iat: undefined }) }, 'PROOF_CLAIMS'],
    ['a time that is text', { proof: signed({}, { ...claims, iat: String(seconds) }) }, 'PROOF_CLAIMS'],
    ['no clock', { now: new Date(Number.NaN) }, 'PROOF_TIME'],
  ])('by %s', async (_, change, expected) => {
    expect(await outcome(change)).toBe(expected)
  })

  it('by using a proof again is refused', async () => {
    const verifier = verifierOf()
    const once = presented()
    expect([await refusal(() => verifier.verify(once)), await refusal(() => verifier.verify(once))]).toEqual([
      'PASSED',
      'PROOF_REPLAYED',
    ])
  })

  it('cannot use up the id of another client', async () => {
    const verifier = verifierOf()
    const theirs = presented({
      proof: proof({ key: other, overrides: { jti: 'same' } }),
      keyThumbprint: other.thumbprint,
    })
    const mine = presented({ proof: proof({ overrides: { jti: 'same' } }) })
    expect([await refusal(() => verifier.verify(theirs)), await refusal(() => verifier.verify(mine))]).toEqual([
      'PASSED',
      'PASSED',
    ])
  })

  it('cannot fill the memory with proofs that do not hold, and a full one refuses', async () => {
    const verifier = verifierOf(1)
    const outcomes = [
      await refusal(() => verifier.verify(presented({ proof: proof({ method: 'GET' }) }))),
      await refusal(() => verifier.verify(presented({ proof: proof({ key: other }) }))),
      await refusal(() => verifier.verify(presented())),
      await refusal(() => verifier.verify(presented())),
    ]
    expect(outcomes).toEqual(['PROOF_METHOD', 'PROOF_OTHER_KEY', 'PASSED', 'REPLAY_STORE_FULL'])
  })
})

describe('a proof as other libraries make it', () => {
  it.each(['ES256', 'EdDSA', 'Ed25519'] as const)('passes with %s', async (alg) => {
    const pair = alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
    const jwk = await exportJWK(pair.publicKey)
    const made = await new SignJWT({ jti: 'a', htm: 'POST', htu: url, ath: sha256Base64url(token) })
      .setProtectedHeader({ typ: 'dpop+jwt', alg, jwk })
      .setIssuedAt(now)
      .sign(pair.privateKey)
    expect(await outcome({ proof: made, keyThumbprint: await calculateJwkThumbprint(jwk) })).toBe('PASSED')
  })

  it('refuses an ES256 signature in the form that is not JOSE’s', async () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const jwk = pair.publicKey.export({ format: 'jwk' })
    const claims = { jti: 'a', htm: 'POST', htu: url, iat: seconds, ath: sha256Base64url(token) }
    const der = writeJws({ typ: 'dpop+jwt', alg: 'ES256', jwk }, claims, (bytes) =>
      sign('sha256', bytes, pair.privateKey),
    )
    expect(await outcome({ proof: der })).toBe('PROOF_SIGNATURE')
  })
})
