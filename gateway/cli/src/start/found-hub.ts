import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { subjectIssuer } from '@simpul/demo'
import {
  newSigningKey,
  type PrivateJwk,
  type PublicJwk,
  publicOf,
  readSigningKey,
  readTrustAnchors,
  type TrustAnchors,
} from '@simpul/trust'
import { addressesOf, agencyFolder, filesFolder, type HubLayout } from './hub-layout.ts'
import { keptSecret } from './secret-files.ts'

/** The file that pins who the agencies are and whose keys speak for whom. */
export function foundingFile({ folder }: HubLayout): string {
  return join(folder, 'founding.json')
}

/** Where the gateway keeps the key that signs its hop tokens. */
export function gatewayKeyFile(layout: HubLayout): string {
  return join(agencyFolder(layout, 'gateway'), 'hop-key.json')
}

/** Where an agency keeps the key that signs in its name. */
export function signingKeyFile(layout: HubLayout, agency: string): string {
  return join(agencyFolder(layout, agency), 'signing-key.json')
}

/** The key that signs in an agency's name, as the founding made it: another would be nobody's. */
export function signingKey(layout: HubLayout, agency: string): PrivateJwk {
  const file = signingKeyFile(layout, agency)
  if (!existsSync(file)) throw new Error(`The signing key of ${agency} is not at ${file}, where the founding put it.`)
  return readSigningKey(readFileSync(file, 'utf8'))
}

/** Where a subgraph keeps what seals its cursors. */
export function cursorSecretFile(layout: HubLayout, agency: string): string {
  return join(agencyFolder(layout, agency), 'cursor-secret')
}

/** Where an agency keeps the key that encrypts its files in their store. */
export function filesKeyFile(layout: HubLayout, agency: string): string {
  return join(agencyFolder(layout, agency), 'files-key')
}

/** The founding ceremony, once: each agency's keys in a folder of its own, and their public halves pinned in one file. */
export function foundHub(layout: HubLayout): TrustAnchors {
  mkdirSync(layout.folder, { recursive: true, mode: 0o700 })
  for (const { id } of layout.agencies) {
    keptSecret(cursorSecretFile(layout, id), randomSecret)
    keepFilesKey(layout, id)
  }
  const gateway = publicOf(keptKey(gatewayKeyFile(layout)))
  const file = foundingFile(layout)
  if (!existsSync(file))
    writeFileSync(file, `${JSON.stringify(anchorsOf(layout, gateway), null, 2)}\n`, { mode: 0o644, flag: 'wx' })
  return sameAddresses(readTrustAnchors(JSON.parse(readFileSync(file, 'utf8'))), layout)
}

function randomSecret(): string {
  return randomBytes(32).toString('base64')
}

/** A key is drawn for an agency that has no files yet: another than theirs would read none of them. */
function keepFilesKey(layout: HubLayout, agency: string): void {
  const [key, files] = [filesKeyFile(layout, agency), filesFolder(layout, agency)]
  if (existsSync(files) && !existsSync(key))
    throw new Error(`The key of the files in ${files} is not at ${key}. Without it nobody can read them; put it back.`)
  keptSecret(key, randomSecret)
}

function anchorsOf(layout: HubLayout, gateway: PublicJwk): unknown {
  const { signIn } = addressesOf(layout)
  return {
    audience: 'urn:simpul:hub',
    agencies: layout.agencies.map(({ id, kind, subgraph, name }) => ({
      id,
      kind,
      subgraph,
      name,
      issuer: `${signIn}/${id}`,
      jwksUri: `${signIn}/${id}/jwks`,
      publicKey: publicOf(keptKey(signingKeyFile(layout, id))),
    })),
    subjects: { issuer: `${signIn}/${subjectIssuer}`, jwksUri: `${signIn}/${subjectIssuer}/jwks` },
    gateway: { publicKey: gateway },
  }
}

function keptKey(path: string): PrivateJwk {
  return readSigningKey(keptSecret(path, () => JSON.stringify(newSigningKey().privateKey)))
}

/** A founding pins the issuers' addresses, so a start on another sign-in port is another hub. */
function sameAddresses(anchors: TrustAnchors, layout: HubLayout): TrustAnchors {
  const { signIn } = addressesOf(layout)
  const foreign = anchors.agencies.find(({ issuer }) => !issuer.startsWith(`${signIn}/`))
  if (foreign === undefined) return anchors
  throw new Error(
    `The hub in ${layout.folder} was founded with its sign-in at ${new URL(foreign.issuer).origin}, not at ${signIn}. Start it on that port, or use another folder (--folder).`,
  )
}
