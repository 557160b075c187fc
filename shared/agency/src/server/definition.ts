import type { FastifyInstance } from 'fastify'
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
}

/** Checks nothing and changes nothing: it gives a subgraph's parts their types. */
export function defineSubgraph(definition: SubgraphDefinition): SubgraphDefinition {
  return definition
}
