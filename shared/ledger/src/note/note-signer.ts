import { createPrivateKey } from 'node:crypto'
import { keySigner, type PrivateJwk, publicOf, type Signer } from '@simpul/trust'
import { LedgerError } from '../ledger-error.ts'
import { toBase64 } from '../spelling.ts'
import { hexOfId, type NoteKeyUse, splitKeyText, typeByte, type VerifierKey, verifierKey } from './verifier-key.ts'

/** Signs notes in one name; the private key may stay in a device. */
export interface NoteSigner {
  readonly key: VerifierKey
  /** The Ed25519 signature of these bytes: 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** Signs notes with a signer of the hub, under a name and for a use. */
export function noteSigner(name: string, use: NoteKeyUse, signer: Signer): NoteSigner {
  return { key: verifierKey(name, use, signer.publicKey), sign: (bytes) => signer.sign(bytes) }
}

const signerPrefix = 'PRIVATE+KEY+'

/** The text of a private key, as Go's sumdb/note spells it: `PRIVATE+KEY+<name>+<id>+<base64 of type and seed>`. */
export function printSignerKey(name: string, use: NoteKeyUse, privateKey: PrivateJwk): string {
  const { id } = verifierKey(name, use, publicOf(privateKey))
  const seed = Buffer.from(privateKey.d, 'base64url')
  return `${signerPrefix}${name}+${hexOfId(id)}+${toBase64(Buffer.concat([Buffer.of(typeByte(use)), seed]))}`
}

/** Reads the text of a private key. What is wrong with it is not said in full: the text is a secret. */
export function readSignerKey(text: string): NoteSigner {
  const { name, id, use, rest } = splitKeyText(text.startsWith(signerPrefix) ? text.slice(signerPrefix.length) : '')
  const signer = seededSigner(name, use, rest)
  if (hexOfId(signer.key.id) !== id) {
    throw new LedgerError('KEY_MALFORMED', { message: 'The id of the key does not fit its name and bytes.' })
  }
  return signer
}

/** Signs notes with the Ed25519 key of a seed of 32 bytes. */
export function seededSigner(name: string, use: NoteKeyUse, seed: Uint8Array): NoteSigner {
  return noteSigner(name, use, keySigner(jwkOfSeed(seed)))
}

// PKCS #8 of an Ed25519 key is this prefix and the seed (RFC 8410 section 7).
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

function jwkOfSeed(seed: Uint8Array): PrivateJwk {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  const { x = '', d = '' } = key.export({ format: 'jwk' })
  return { kty: 'OKP', crv: 'Ed25519', x, d }
}
