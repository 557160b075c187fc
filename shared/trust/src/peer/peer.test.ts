import { sign } from 'node:crypto'
import { maxTokenLength, writeJws } from '../jws.ts'
import { replayStore } from '../replay-store.ts'
import { sha256Base64url } from '../sha256.ts'
import { keySigner } from '../signer.ts'
import { newSigningKey, publicOf, toPrivateKey } from '../signing-key.ts'
import { refusal } from '../testing.ts'
import { peerSigner } from './peer-signer.ts'
import { peerVerifier } from './peer-verifier.ts'

const now = new Date('2026-07-01T03:00:00Z')
const migrantCare = 'migrant-care-jember'
const disnaker = 'disnaker-jember'
const key = newSigningKey()
const other = newSigningKey()
const body = '{"message":"grantTaken","input":{}}'
const keyOf = (agency: string) =>
  agency === migrantCare ? key.publicKey : agency === disnaker ? other.publicKey : undefined

const signer = peerSigner({ agency: migrantCare, signer: keySigner(key.privateKey) })
const verifier = (limit = 10) => peerVerifier({ agency: disnaker, replay: replayStore({ limit, now: () => now }) })
const letter = { audience: disnaker, body, now }

const iat = now.getTime() / 1000
const claims = {
  iss: migrantCare,
  aud: disnaker,
  jti: '0123456789abcdef',
  iat,
  exp: iat + 60,
  body: sha256Base64url(body),
}
const header = { alg: 'EdDSA', typ: 'simpul-peer+jwt' }
const made = (changedClaims: object = {}, changedHeader: object = header, privateKey = key.privateKey) =>
  writeJws(changedHeader, { ...claims, ...changedClaims }, (bytes) => sign(null, bytes, toPrivateKey(privateKey)))

describe('a peer token', () => {
  it('says which agency speaks', async () => {
    const token = await signer.sign(letter)
    expect(verifier().verify({ token, body, now, keyOf })).toEqual({ agency: migrantCare })
    expect(verifier().verify({ token, body: Buffer.from(body), now, keyOf })).toEqual({ agency: migrantCare })
  })

  it('passes once; a retry gets another', async () => {
    const [first, second] = [await signer.sign(letter), await signer.sign(letter)]
    const { verify } = verifier()
    const outcomes = []
    for (const token of [first, first, second]) {
      outcomes.push(await refusal(() => verify({ token, body, now, keyOf })))
    }
    expect(outcomes).toEqual(['PASSED', 'PEER_REPLAYED', 'PASSED'])
  })

  it.each<[string, string, string]>([
    ['for another agency', made({ aud: 'p3mi-in-era-sejahtera' }), 'PEER_AUDIENCE'],
    ['of an agency without a key', made({ iss: 'sbmi-jember' }), 'PEER_AGENCY'],
    ['in the name of another agency', made({ iss: disnaker }), 'PEER_SIGNATURE'],
    ['signed by a stranger', made({}, header, newSigningKey().privateKey), 'PEER_SIGNATURE'],
    ['for another body', made({ body: sha256Base64url(`${body} `) }), 'PEER_BODY'],
    ['that is over', made({ iat: iat - 60, exp: iat }), 'PEER_TIME'],
    ['that lives too long', made({ exp: iat + 61 }), 'PEER_TIME'],
    ['that never lives', made({ exp: iat }), 'PEER_TIME'],
    ['from a clock half a minute ahead', made({ iat: iat + 30, exp: iat + 60 }), 'PASSED'],
    ['from a clock further ahead', made({ iat: iat + 31, exp: iat + 60 }), 'PEER_TIME'],
    ['with a claim more', made({ role: 'HEAD' }), 'PEER_MALFORMED'],
    ['without an id', made({ jti: undefined }), 'PEER_MALFORMED'],
    ['of another kind', made({}, { ...header, typ: 'simpul-hop+jwt' }), 'PEER_MALFORMED'],
    ['that says none', made({}, { ...header, alg: 'none' }), 'PEER_MALFORMED'],
    ['that brings a key', made({}, { ...header, jwk: publicOf(key.privateKey) }), 'PEER_MALFORMED'],
    ['that is none', 'token', 'PEER_MALFORMED'],
    ['that is too long', 'x'.repeat(maxTokenLength + 1), 'PEER_MALFORMED'],
    ['with padding', `${made()}=`, 'PEER_MALFORMED'],
  ])('%s', async (_, token, expected) => {
    expect(await refusal(() => verifier().verify({ token, body, now, keyOf }))).toBe(expected)
  })

  it('is judged by the key that the agency has now', async () => {
    const token = await signer.sign(letter)
    const rotated = () => newSigningKey().publicKey
    expect(await refusal(() => verifier().verify({ token, body, now, keyOf: rotated }))).toBe('PEER_SIGNATURE')
  })

  it('is refused rather than forgotten where there is no room, and a refused one takes none', async () => {
    const { verify } = verifier(1)
    const tokens = [made({ aud: 'p3mi-in-era-sejahtera' }), await signer.sign(letter), await signer.sign(letter)]
    const outcomes = []
    for (const token of tokens) outcomes.push(await refusal(() => verify({ token, body, now, keyOf })))
    expect(outcomes).toEqual(['PEER_AUDIENCE', 'PASSED', 'REPLAY_STORE_FULL'])
  })

  it('does not use up another agency’s id', async () => {
    const { verify } = verifier()
    const another = { ...header }
    const outcomes = []
    for (const token of [made({ iss: disnaker }, another, other.privateKey), made()]) {
      outcomes.push(await refusal(() => verify({ token, body, now, keyOf })))
    }
    expect(outcomes).toEqual(['PASSED', 'PASSED'])
  })
})
