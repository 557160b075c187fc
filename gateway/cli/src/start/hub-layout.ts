import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoAgencies } from '@simpul/demo'

/** One agency's place in the hub: its subgraph, its port, its database. */
export interface AgencyPlace {
  readonly id: string
  readonly kind: (typeof demoAgencies)[number]['kind']
  readonly name: { readonly id: string; readonly en: string }
  readonly subgraph: string
  readonly port: number
  /** The name of its database, from which its roles have theirs. */
  readonly database: string
  /** A given server's address, where the embedded one is not wanted. */
  readonly databaseUrl: string | undefined
}

/** Where everything of a hub on this machine is. */
export interface HubLayout {
  readonly folder: string
  readonly host: string
  readonly gatewayPort: number
  readonly signInPort: number
  readonly postgresPort: number
  readonly agencies: readonly AgencyPlace[]
}

const subgraphs = ['government', 'recruitment', 'ngo', 'forum'] as const

/** The root of the checkout, in which the services' packages lie. */
export const checkout = fileURLToPath(new URL('../../../../', import.meta.url))

/** Reads the layout from the environment: ports and given databases are overridable, everything is on loopback. */
export function hubLayout(folder: string, environment: Readonly<Record<string, string | undefined>>): HubLayout {
  const port = (name: string, otherwise: number) => readPort(name, environment[name], otherwise)
  return {
    folder,
    host: '127.0.0.1',
    gatewayPort: port('GATEWAY_PORT', 4_000),
    signInPort: port('SIGN_IN_PORT', 4_009),
    postgresPort: port('POSTGRES_PORT', 54_329),
    agencies: demoAgencies.map((agency, index) => {
      const subgraph = subgraphs[index] ?? agency.id
      const upper = subgraph.toUpperCase()
      return {
        ...agency,
        subgraph,
        port: port(`${upper}_PORT`, 4_001 + index),
        database: `simpul_${subgraph}`,
        databaseUrl: environment[`DATABASE_URL_${upper}`],
      }
    }),
  }
}

function readPort(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Error(`${name} must be a port between 1 and 65535, not "${text}".`)
}

/** The addresses of a hub as its users see them. */
export function addressesOf({ gatewayPort, signInPort }: HubLayout) {
  const gateway = `http://localhost:${gatewayPort}`
  return { gateway, graphql: `${gateway}/graphql`, signIn: `http://localhost:${signInPort}` }
}

/** The folder of one agency's keys, secrets and passwords; nobody else's are in it. */
export function agencyFolder({ folder }: HubLayout, agency: string): string {
  return join(folder, 'keys', agency)
}

/** The folder of the files that an agency was sent, encrypted with its own key. */
export function filesFolder({ folder }: HubLayout, agency: string): string {
  return join(folder, 'files', agency)
}

/** The SDL file of a subgraph, as its owner signs it. */
export function schemaFile(subgraph: string): string {
  return join(checkout, 'subgraphs', subgraph, 'schema.graphql')
}
