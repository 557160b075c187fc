import { createPublicKey, verify } from 'node:crypto'
import { base64urlText } from '../base64url.ts'
import { dpopProof } from './dpop-proof.ts'
import { makeProofKey, type ProofKey, publicJwk, thumbprint } from './proof-key.ts'

const noon = new Date('2026-11-24T05:00:00.900Z')
const url = 'http://localhost:4000/graphql'
let key: ProofKey

beforeAll(async () => {
  key = await makeProofKey()
})

describe('dpopProof', () => {
  it('names the key, the request and the token, each as RFC 9449 writes it', async () => {
    // The token and its hash are the example of RFC 9449, section 7.1.
    const token = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU'
    const proof = await dpopProof(key, { method: 'POST', url: `${url}?a=1#b`, token, nonce: 'n-1' }, noon)
    expect(parts(proof)).toEqual([
      { typ: 'dpop+jwt', alg: 'ES256', jwk: await publicJwk(key) },
      {
        jti: expect.stringMatching(/^[\w-]{43}$/),
        htm: 'POST',
        htu: url,
        iat: 1795496400,
        ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
        nonce: 'n-1',
      },
    ])
  })

  it('names neither token nor nonce where there is none', async () => {
    const proof = await dpopProof(key, { method: 'POST', url }, noon)
    expect(Object.keys(Object(parts(proof)[1]))).toEqual(['jti', 'htm', 'htu', 'iat'])
  })

  it('is signed by the key it names, and no two proofs are alike', async () => {
    const proofs = await Promise.all([1, 2].map(() => dpopProof(key, { method: 'POST', url }, noon)))
    expect([new Set(proofs).size, ...(await Promise.all(proofs.map(isSigned)))]).toEqual([2, true, true])
  })
})

describe('makeProofKey', () => {
  it('makes a key whose private half nobody can take out', async () => {
    await expect(crypto.subtle.exportKey('jwk', key.pair.privateKey)).rejects.toThrow('not extractable')
    expect(key.pair.privateKey.extractable).toBe(false)
  })

  it('has a thumbprint of its own', async () => {
    const other = await makeProofKey()
    expect([await thumbprint(key), await thumbprint(other)]).toEqual([
      await thumbprint(key),
      expect.not.stringMatching(await thumbprint(key)),
    ])
  })
})

function parts(proof: string): unknown[] {
  return proof
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(base64urlText(part)))
}

async function isSigned(proof: string): Promise<boolean> {
  const [header, payload, signature = ''] = proof.split('.')
  const publicKey = createPublicKey({ key: { ...(await publicJwk(key)) }, format: 'jwk' })
  const signed = Buffer.from(`${header}.${payload}`)
  return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
}
