import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { calculateJwkThumbprint, exportJWK, flattenedVerify, importJWK } from 'jose'
import { canonicalJson } from '../canonical-json.ts'
import { dpopKey } from '../testing.ts'
import { signStatementNow } from './detached.ts'
import {
  isSignedBySubject,
  isSignedBySubjectNow,
  signAsSubject,
  signAsSubjectNow,
  subjectKeyThumbprint,
  subjectThumbprint,
} from './subject-statement.ts'

const payload = { digest: 'a'.repeat(64), by: 'subject' }
const type = 'simpul-grant' as const
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const edwards = dpopKey()
const jwkOf = async (key: KeyObject) => exportJWK(key)

describe.each([
  ['ES256', p256.privateKey, p256.publicKey],
  ['EdDSA', edwards.privateKey, undefined],
] as const)('a subject’s signature by %s', (algorithm, privateKey, publicKey) => {
  const jws = signAsSubjectNow(type, payload, privateKey)
  const [header = '', signature = ''] = jws.split('..')
  const thumbprint = subjectKeyThumbprint(privateKey)

  it('holds for the thumbprint of the key that the tokens are bound to', async () => {
    const jwk = publicKey === undefined ? edwards.publicJwk : await jwkOf(publicKey)
    expect(thumbprint).toBe(await calculateJwkThumbprint(jwk))
    expect(await isSignedBySubject(thumbprint, { type, payload, jws })).toBe(true)
    expect(subjectThumbprint(type, jws)).toBe(thumbprint)
  })

  it('is a detached JWS that any other library can check', async () => {
    const read: { readonly jwk: Parameters<typeof importJWK>[0] } = JSON.parse(
      Buffer.from(header, 'base64url').toString(),
    )
    const attached = Buffer.from(canonicalJson(payload)).toString('base64url')
    const verified = await flattenedVerify(
      { protected: header, payload: attached, signature },
      await importJWK(read.jwk, algorithm),
    )
    expect(verified.protectedHeader).toMatchObject({ alg: algorithm, typ: type })
  })

  it('does not hold for another key, value or use', () => {
    const stranger = signAsSubjectNow(type, payload, dpopKey().privateKey)
    expect([
      isSignedBySubjectNow(subjectKeyThumbprint(dpopKey().privateKey), { type, payload, jws }),
      isSignedBySubjectNow(thumbprint, { type, payload: { ...payload, by: 'migrant-care-jember' }, jws }),
      isSignedBySubjectNow(thumbprint, { type: 'simpul-binding', payload, jws }),
      isSignedBySubjectNow(thumbprint, { type, payload, jws: stranger }),
      isSignedBySubjectNow(thumbprint, { type, payload, jws: `${header}..${stranger.split('..')[1]}` }),
      isSignedBySubjectNow(thumbprint, { type, payload, jws: `${stranger.split('..')[0]}..${signature}` }),
      isSignedBySubjectNow(thumbprint, { type, payload: Number.NaN, jws }),
    ]).toEqual(Array(7).fill(false))
  })

  const reheaded = (change: object) => {
    const changed = { ...JSON.parse(Buffer.from(header, 'base64url').toString()), ...change }
    return `${Buffer.from(canonicalJson(changed)).toString('base64url')}..${signature}`
  }

  it.each([
    ['says no algorithm', reheaded({ alg: 'none' })],
    ['says HS256', reheaded({ alg: 'HS256' })],
    ['says the other algorithm', reheaded({ alg: algorithm === 'EdDSA' ? 'ES256' : 'EdDSA' })],
    ['says the newer name', reheaded({ alg: 'Ed25519' })],
    ['says another use', reheaded({ typ: 'simpul-entry' })],
    ['says more', reheaded({ kid: '1' })],
    ['has no key', reheaded({ jwk: undefined })],
    ['has a private key', reheaded({ jwk: { ...edwards.publicJwk, d: 'x' } })],
    ['is no JSON', `${Buffer.from('simpul').toString('base64url')}..${signature}`],
    ['is no object', `${Buffer.from('null').toString('base64url')}..${signature}`],
  ])('does not hold where the header %s', (_, changed) => {
    expect(isSignedBySubjectNow(thumbprint, { type, payload, jws: changed })).toBe(false)
    expect(subjectThumbprint(type, changed)).toBeUndefined()
  })

  it('has one spelling, and is judged without an error', () => {
    const spelled = [`${jws}=`, ` ${jws}`, `${jws}\n`, jws.replace('..', '.e30.'), `${jws}.x`, `${header}..`, '']
    expect(spelled.filter((one) => isSignedBySubjectNow(thumbprint, { type, payload, jws: one }))).toEqual([])
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, text) => {
        expect(isSignedBySubjectNow(thumbprint, { type, payload: value, jws: text })).toBe(false)
      }),
    )
  })
})

describe('the key of a subject', () => {
  it('is taken as the JWK that a client keeps, too', async () => {
    const { kty, crv, x, y, d } = p256.privateKey.export({ format: 'jwk' })
    if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined || d === undefined)
      throw new Error('The key is not the kind that the test draws.')
    const kept = { kty, crv, x, y, d } as const
    const jws = await signAsSubject(type, payload, kept)
    expect(isSignedBySubjectNow(subjectKeyThumbprint(p256.privateKey), { type, payload, jws })).toBe(true)
  })

  it.each([
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
    ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey],
    ['public', p256.publicKey],
  ])('is not %s', async (_, key) => {
    await expect(signAsSubject(type, payload, key)).rejects.toMatchObject({ code: 'KEY_INVALID' })
  })

  it('does not pass for an agency’s, nor an agency’s for it', () => {
    const { kty, crv, x, d } = edwards.privateKey.export({ format: 'jwk' })
    if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined || d === undefined)
      throw new Error('The key is not the kind that the test draws.')
    const asAgency = signStatementNow(type, payload, { kty, crv, x, d })
    expect(isSignedBySubjectNow(edwards.thumbprint, { type, payload, jws: asAgency })).toBe(false)
  })
})
