import { join } from 'node:path'
import type { DatabaseAccess } from '@simpul/database'
import { rolesOf } from './databases.ts'
import { cursorSecretFile, foundingFile, gatewayKeyFile } from './found-hub.ts'
import { type AgencyPlace, addressesOf, checkout, type HubLayout, schemaFile } from './hub-layout.ts'
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
      ...(agency.subgraph === 'forum' ? {} : { REGISTER_URL: registerUrl(layout) }),
    },
  }
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
      REGISTER_URL: registerUrl(layout),
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

function registerUrl({ host, agencies }: HubLayout): string {
  const keeper = agencies.find(({ subgraph }) => subgraph === 'forum')
  return `http://${host}:${keeper?.port}`
}
