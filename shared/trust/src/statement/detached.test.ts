import fc from 'fast-check'
import { flattenedVerify, importJWK } from 'jose'
import { canonicalJson } from '../canonical-json.ts'
import { keySigner } from '../signer.ts'
import { newSigningKey } from '../signing-key.ts'
import { isSignedBy, signStatement, signStatementNow, statementTypes } from './detached.ts'

const { publicKey, privateKey } = newSigningKey()
const payload = { b: [1, 'dua', null], a: { text: 'Jember' } }
const jws = signStatementNow('simpul-grant', payload, privateKey)
const [header = '', signature = ''] = jws.split('..')
const type = 'simpul-grant' as const

describe('a signed statement', () => {
  it('is a detached JWS that any other library can check: RFC 7515 appendix F over RFC 8785', async () => {
    const attached = Buffer.from(canonicalJson(payload)).toString('base64url')
    const verified = await flattenedVerify(
      { protected: header, payload: attached, signature },
      await importJWK(publicKey, 'EdDSA'),
    )
    expect(verified.protectedHeader).toEqual({ alg: 'EdDSA', typ: 'simpul-grant' })
  })

  it('is the same whoever holds the key', async () => {
    expect(await signStatement(type, payload, keySigner(privateKey))).toBe(jws)
  })

  it('covers the value, not its spelling', () => {
    expect(isSignedBy(publicKey, { type, payload: { a: payload.a, c: undefined, b: payload.b }, jws })).toBe(true)
  })

  it('is for one use only', () => {
    for (const other of statementTypes) {
      expect(isSignedBy(publicKey, { type: other, payload, jws })).toBe(other === type)
    }
  })

  it('is not signed by another key, over another value, or with half of another signature', () => {
    const other = signStatementNow(type, { ...payload, c: 1 }, privateKey)
    const [, otherSignature = ''] = other.split('..')
    expect([
      isSignedBy(newSigningKey().publicKey, { type, payload, jws }),
      isSignedBy(publicKey, { type, payload: { ...payload, c: 1 }, jws }),
      isSignedBy(publicKey, { type, payload, jws: other }),
      isSignedBy(publicKey, { type, payload, jws: `${header}..${signature.slice(0, 43)}${otherSignature.slice(43)}` }),
    ]).toEqual([false, false, false, false])
  })

  it.each([
    ['padding', `${jws}==`],
    ['one dot', jws.replace('..', '.')],
    ['three dots', jws.replace('..', '...')],
    ['a payload', jws.replace('..', `.${Buffer.from(canonicalJson(payload)).toString('base64url')}.`)],
    ['no header', `..${signature}`],
    ['no signature', `${header}..`],
    [
      'a signature of 63 bytes',
      `${header}..${Buffer.from(signature, 'base64url').subarray(0, 63).toString('base64url')}`,
    ],
    ['a signature of 65 bytes', `${header}..${Buffer.alloc(65, 1).toString('base64url')}`],
    ['base64 instead of base64url', `${header}..${`${signature.slice(0, 85)}+`}`],
    ['a space', `${header}.. ${signature.slice(1)}`],
    ['a line break at its end', `${jws}\n`],
  ])('with %s is none', (_, spelled) => {
    expect(isSignedBy(publicKey, { type, payload, jws: spelled })).toBe(false)
  })

  it('has one spelling: no other character anywhere passes', () => {
    const character = fc.constantFrom(...'AQgwBZ09-_+/=. ')
    fc.assert(
      fc.property(fc.nat({ max: jws.length - 1 }), character, (place, replacement) => {
        const changed = `${jws.slice(0, place)}${replacement}${jws.slice(place + 1)}`
        fc.pre(changed !== jws)
        expect(isSignedBy(publicKey, { type, payload, jws: changed })).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('is judged without an error, whatever is given', () => {
    expect(isSignedBy(publicKey, { type, payload: Number.NaN, jws })).toBe(false)
    expect(isSignedBy(publicKey, { type, payload: new Date(0), jws })).toBe(false)
    expect(isSignedBy({ ...publicKey, x: 'AAAA' }, { type, payload, jws })).toBe(false)
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, text) => {
        expect(isSignedBy(publicKey, { type, payload: value, jws: text })).toBe(false)
      }),
    )
  })

  it('is refused from a device that gives no Ed25519 signature', async () => {
    const device = { publicKey, sign: async () => new Uint8Array(0) }
    await expect(signStatement(type, payload, device)).rejects.toMatchObject({ code: 'KEY_INVALID' })
  })
})
