import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { signAsSubject } from '@simpul/trust'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { z } from 'zod'
import { CommandError } from '../command-error.ts'

const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})

type PrivateJwk = z.infer<typeof privateJwk>

/** What a proof says beside the request it is for. */
export interface ProofDetail {
  /** The access token that goes along, where there is one. */
  readonly token?: string | undefined
  /** The server's nonce, where it asked for one. */
  readonly nonce?: string | undefined
}

/** A key that tokens are bound to, and the proofs of holding it (RFC 9449). */
export interface ProofKey {
  readonly publicJwk: JWK
  readonly prove: (method: string, url: string, detail?: ProofDetail) => Promise<string>
  /** The person's own signature of a grant, by this key: whoever holds the token's key agreed to it. */
  readonly signGrant: (payload: object) => Promise<string>
}

/** A key that lives as long as this process. */
export async function newProofKey(): Promise<ProofKey> {
  return proofKey(await newPrivateJwk())
}

/** The key kept in `file`, made there on first use and readable by its owner only. */
export async function keptProofKey(file: string): Promise<ProofKey> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  try {
    await writeFile(file, JSON.stringify(await newPrivateJwk()), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!isExisting(error)) throw error
  }
  return proofKey(await readPrivateJwk(file))
}

async function newPrivateJwk(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return privateJwk.parse(await exportJWK(privateKey))
}

async function readPrivateJwk(file: string): Promise<PrivateJwk> {
  const text = await readFile(file, 'utf8')
  try {
    return privateJwk.parse(JSON.parse(text))
  } catch {
    // The parser's own message could quote the file.
    throw new CommandError('SIGN_IN_FAILED', `The file ${file} is not a proof key. Remove it to have a new one.`)
  }
}

async function proofKey({ kty, crv, x, y, d }: PrivateJwk): Promise<ProofKey> {
  const publicJwk = { kty, crv, x, y }
  const key = await importJWK({ ...publicJwk, d }, 'ES256')
  return {
    publicJwk,
    signGrant: (payload) => signAsSubject('simpul-grant', payload, { kty, crv, x, y, d }),
    prove: (method, url, { token, nonce } = {}) =>
      new SignJWT({
        htm: method,
        htu: withoutQuery(url),
        ...(token && { ath: hashOf(token) }),
        ...(nonce && { nonce }),
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: publicJwk })
        .setJti(randomUUID())
        .setIssuedAt()
        .sign(key),
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function withoutQuery(text: string): string {
  const url = new URL(text)
  url.search = ''
  url.hash = ''
  return url.href
}

function isExisting(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'
}
