import { generateKeyPairSync } from 'node:crypto'
import { newSigningKey, publicJwkSchema, publicOf, readSigningKey, toPrivateKey, toPublicKey } from './signing-key.ts'
import { refusal } from './testing.ts'

const { publicKey, privateKey } = newSigningKey()
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })

describe('newSigningKey', () => {
  it('gives the two halves of one Ed25519 key', () => {
    expect(publicKey).toEqual({ kty: 'OKP', crv: 'Ed25519', x: privateKey.x })
    expect(publicOf(privateKey)).toEqual(publicKey)
  })

  it('gives another key each time', () => {
    expect(newSigningKey().publicKey.x).not.toBe(publicKey.x)
  })
})

describe('publicOf', () => {
  it('computes the public half and does not believe the one that is written beside the private part', () => {
    expect(publicOf({ ...privateKey, x: newSigningKey().publicKey.x })).toEqual(publicKey)
  })
})

describe('publicJwkSchema', () => {
  it('drops what is not the key', () => {
    expect(publicJwkSchema.parse({ ...publicKey, kid: 'one', use: 'sig' })).toEqual(publicKey)
  })

  it.each([
    ['a private part', privateKey],
    ['another curve', { ...publicKey, crv: 'X25519' }],
    ['a key that is too short', { ...publicKey, x: 'AAAA' }],
    ['padding', { ...publicKey, x: `${publicKey.x}=` }],
    ['nothing', undefined],
  ])('refuses %s', (_, jwk) => {
    expect(publicJwkSchema.safeParse(jwk).success).toBe(false)
  })
})

describe('readSigningKey', () => {
  it('reads what was kept', () => {
    expect(readSigningKey(JSON.stringify(privateKey))).toEqual(privateKey)
  })

  it.each([
    ['a public key', JSON.stringify(publicKey)],
    ['no JSON', 'secret'],
    ['nothing', ''],
    ['a key that is too short', JSON.stringify({ ...privateKey, d: 'AAAA' })],
  ])('refuses %s without quoting it', (_, text) => {
    expect(() => readSigningKey(text)).toThrow('The key is not an Ed25519 key in JWK form.')
  })
})

describe('the keys that signers and verifiers take', () => {
  it('are a JWK or a key object of Ed25519', () => {
    expect(toPrivateKey(toPrivateKey(privateKey)).asymmetricKeyType).toBe('ed25519')
    expect(toPublicKey(toPublicKey(publicKey)).asymmetricKeyType).toBe('ed25519')
  })

  it.each([
    ['an RSA key to sign with', () => toPrivateKey(rsa.privateKey)],
    ['an RSA key to verify with', () => toPublicKey(rsa.publicKey)],
    ['a public key to sign with', () => toPrivateKey(toPublicKey(publicKey))],
    ['a private key to verify with', () => toPublicKey(toPrivateKey(privateKey))],
  ])('are not %s', async (_, act) => {
    expect(await refusal(act)).toBe('KEY_INVALID')
  })
})
