import { join } from 'node:path'
import type { DatabaseAccess } from '@simpul/database'
import { rolesOf } from './databases.ts'
import { cursorSecretFile, filesKeyFile, foundingFile, gatewayKeyFile, signingKeyFile } from './found-hub.ts'
import { type AgencyPlace, addressesOf, checkout, filesFolder, type HubLayout, schemaFile } from './hub-layout.ts'
import type { ServiceScript } from './service-process.ts'

/** The log of one service. */
export function logFile({ folder }: HubLayout, name: string): string {
  return join(folder, 'logs', `${name}.log`)
}

export interface Preparation {
  readonly access: DatabaseAccess
  readonly today: string
  readonly workers: number
  readonly registerSeedFile: string
}

/** The process that brings an agency's database up to date and seeds an empty one. Only it holds the migrator's password. */
export function preparing(layout: HubLayout, agency: AgencyPlace, preparation: Preparation): ServiceScript {
  return {
    package: `subgraphs/${agency.subgraph}`,
    script: 'prepare',
    log: logFile(layout, `${agency.subgraph}-prepare`),
    environment: {
      MIGRATOR_URL: preparation.access.migrator,
      OWN_URL: preparation.access.own,
      ROLES: rolesOf(agency),
      TODAY: preparation.today,
      WORKERS: String(preparation.workers),
      SUBJECT_ISSUER: `${addressesOf(layout).signIn}/subjects`,
      REGISTER_SEED_FILE: preparation.registerSeedFile,
      FOUNDING_FILE: foundingFile(layout),
    },
  }
}

/** An agency's subgraph, with its own credentials and nobody else's. */
export function subgraphService(layout: HubLayout, agency: AgencyPlace, access: DatabaseAccess): ServiceScript {
  return {
    package: `subgraphs/${agency.subgraph}`,
    script: 'main',
    log: logFile(layout, agency.subgraph),
    environment: {
      HOST: layout.host,
      PORT: String(agency.port),
      DATABASE_URL_OWN: access.own,
      DATABASE_URL_PARTNER: access.partner,
      FOUNDING_FILE: foundingFile(layout),
      CURSOR_SECRET_FILE: cursorSecretFile(layout, agency.id),
      SIGNING_KEY_FILE: signingKeyFile(layout, agency.id),
      ...filesSettings(layout, agency),
      PUBLIC_URL: kitUrl(agency.port),
      AGENCY_URLS: JSON.stringify(agencyUrls(layout, agency)),
      REGISTER_URLS: JSON.stringify(registerUrls(layout, agency)),
    },
  }
}

/** The forum takes no files: what it keeps is about no person. */
function filesSettings(layout: HubLayout, { id, kind }: AgencyPlace): Readonly<Record<string, string>> {
  if (kind === 'FORUM') return {}
  return { FILES_FOLDER: filesFolder(layout, id), FILES_KEY_FILE: filesKeyFile(layout, id) }
}

/** The hub itself. It holds no database and no agency's key. */
export function gatewayService(layout: HubLayout, exampleWorker: string): ServiceScript {
  const subgraphs = layout.agencies.map(({ subgraph, port }) => ({
    name: subgraph,
    url: `http://${layout.host}:${port}/graphql`,
    schemaFile: schemaFile(subgraph),
  }))
  return {
    package: 'gateway/server',
    script: 'main',
    log: logFile(layout, 'gateway'),
    environment: {
      HOST: layout.host,
      PORT: String(layout.gatewayPort),
      PUBLIC_URL: addressesOf(layout).graphql,
      SUBGRAPHS: JSON.stringify(subgraphs),
      FOUNDING_FILE: foundingFile(layout),
      GATEWAY_KEY_FILE: gatewayKeyFile(layout),
      REGISTER_URLS: JSON.stringify(registerUrls(layout)),
      REGISTER_FILE: join(layout.folder, 'gateway-register.json'),
      EXAMPLE_WORKER: exampleWorker,
      DASHBOARD_FOLDER: join(checkout, 'gateway', 'dashboard', 'dist'),
    },
  }
}

/** The demonstration's sign-in for every agency and for subjects. */
export function signInService(layout: HubLayout): ServiceScript {
  const { gateway, signIn } = addressesOf(layout)
  return {
    package: 'gateway/sign-in',
    script: 'main',
    log: logFile(layout, 'sign-in'),
    environment: {
      HOST: layout.host,
      PORT: String(layout.signInPort),
      ISSUER_BASE: signIn,
      EXPLORER_ORIGINS: gateway,
      KEYS_FOLDER: join(layout.folder, 'sign-in'),
    },
  }
}

/** The kit's address as its own people know it: their proofs name it. */
function kitUrl(port: number): string {
  return `http://localhost:${port}`
}

/** Where an agency reaches each other one. */
function agencyUrls({ host, agencies }: HubLayout, self: AgencyPlace): Readonly<Record<string, string>> {
  const others = agencies.filter(({ id }) => id !== self.id)
  return Object.fromEntries(others.map(({ id, port }) => [id, `http://${host}:${port}`]))
}

/** Where the register is heard: from the forum, and while it is away from any agency but the listener itself. */
function registerUrls({ host, agencies }: HubLayout, self?: AgencyPlace): readonly string[] {
  const isKeeper = ({ subgraph }: AgencyPlace) => subgraph === 'forum'
  if (self !== undefined && isKeeper(self)) return []
  const others = agencies.filter((agency) => !isKeeper(agency) && agency.id !== self?.id)
  return [...agencies.filter(isKeeper), ...others].map(({ port }) => `http://${host}:${port}`)
}
