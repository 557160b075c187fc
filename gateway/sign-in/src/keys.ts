import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoPeople } from '@simpul/demo'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'

const privateJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().min(1),
  d: z.string().min(1),
  kid: z.string().min(1),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
})

/** An issuer's signing key. It stays in its file and in this process. */
export type PrivateJwk = z.infer<typeof privateJwk>

/** The half of an issuer's signing key that everybody may know. */
export type PublicJwk = Omit<PrivateJwk, 'd'>

const demoIssuers = [...new Set(demoPeople.map(({ issuer }) => issuer))]

/** Makes the signing keys that are missing under `folder` and answers each issuer's public JWK set. */
export async function ensureSignInKeys(
  folder: string,
  issuers: readonly string[] = demoIssuers,
): Promise<Readonly<Record<string, { readonly keys: readonly PublicJwk[] }>>> {
  const sets = issuers.map(async (issuer) => {
    const { d: _, ...key } = await ensureSigningKey(folder, issuer)
    return [issuer, { keys: [key] }] as const
  })
  return Object.fromEntries(await Promise.all(sets))
}

/** The signing key of one issuer, made on first use. Two processes that start at once get the same one. */
export async function ensureSigningKey(folder: string, issuer: string): Promise<PrivateJwk> {
  const file = join(folder, issuer, 'signing-key.json')
  return (await readKey(file)) ?? (await makeKey(join(folder, issuer), file))
}

async function makeKey(folder: string, file: string): Promise<PrivateJwk> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.${randomUUID()}.json`)
  await writeFile(draft, JSON.stringify(await newKey()), { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, file) // fails where another process was first: its key holds
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(draft)
  }
  const key = await readKey(file)
  if (!key) throw new Error(`The signing key ${file} was removed while it was being made.`)
  return key
}

async function newKey(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return privateJwk.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' })
}

async function readKey(file: string): Promise<PrivateJwk | undefined> {
  try {
    return privateJwk.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    if (isCode(error, 'EACCES')) throw new Error(`The signing key ${file} may not be read by this user.`)
    // The parser's own message could quote the file.
    throw new Error(`The file ${file} is not an Ed25519 signing key. Remove it and start again to have a new one.`)
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}
