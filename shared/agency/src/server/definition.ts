import type { FastifyInstance } from 'fastify'
import type { KitOperations, OwnSql } from '../doors/operation.ts'
import type { JobKind } from '../jobs/job-kind.ts'
import type { RowTable } from '../rows/row-table.ts'
import type { IResolvers } from './resolvers.ts'
import type { SubgraphServices } from './services.ts'

/** One plain SQL step of a database's history. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** All that a subgraph is: its schema, its tables, its resolvers and its history. */
export interface SubgraphDefinition {
  /** The name under which the gateway knows it: `government`. */
  readonly name: string
  /** The text of `schema.graphql`, as its owner signs it. */
  readonly sdl: string
  readonly tables: readonly RowTable[]
  readonly resolvers: IResolvers
  readonly migrations: readonly Migration[]
  /** The forum keeps the register; everybody else holds a replica of it. */
  readonly register: 'KEEPER' | 'REPLICA'
  /** Addresses beside `/graphql` that only this agency has. */
  readonly routes?: (server: FastifyInstance, services: SubgraphServices) => void
  /** Whether a worker is a minor today, as far as this agency knows; undefined where it does not. */
  readonly isMinor?: (own: Pick<OwnSql, 'query'>, worker: string, today: string) => Promise<boolean | undefined>
  /** What else ends with a person's grant to an agency: runs in the transaction that withdraws it, its reach closed. */
  readonly onWithdrawn?: (
    own: OwnSql,
    withdrawn: { readonly subject: string; readonly recipient: string },
  ) => Promise<void>
  /** What is done later: due dates and reminders. Started and stopped with the server. */
  readonly jobs?: readonly JobKind[]
  /** Operations of the kit's three doors that only this agency has, beside those of every agency. */
  readonly kit?: KitOperations
}

/** Checks nothing and changes nothing: it gives a subgraph's parts their types. */
export function defineSubgraph(definition: SubgraphDefinition): SubgraphDefinition {
  return definition
}
