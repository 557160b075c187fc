import type { GraphQLScalarType } from 'graphql'
import type { ChangeField } from '../stream/on-change.ts'
import type { AgencyContext } from './context.ts'

/** A resolver as a subgraph writes it. Sources and arguments have the shapes that its own schema gives them. */
// biome-ignore lint/suspicious/noExplicitAny: a schema's argument and source types are not TypeScript's to know here
export type FieldResolver = (source: any, args: any, context: AgencyContext) => unknown

/** The resolvers of a subgraph by type and field. A leaf that is a property of its row needs none. Those of `Subscription` are made by `onChange`. */
export type IResolvers = Readonly<
  Record<string, Readonly<Record<string, FieldResolver | ChangeField>> | GraphQLScalarType>
>
