import { composeServices } from '@apollo/composition'
import { type DocumentNode, parse } from 'graphql'

/** One subgraph as its owner gave it. */
export interface SubgraphSource {
  readonly name: string
  readonly url: string
  readonly sdl: string
}

/** A supergraph, or every reason why there is none. */
export type Composed =
  | { readonly kind: 'composed'; readonly supergraph: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Composes the subgraphs into one Federation 2 supergraph. Heavy: run it in a process of its own. */
export function compose(subgraphs: readonly SubgraphSource[]): Composed {
  const services = subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) as DocumentNode }))
  const result = composeServices(services)
  if (result.errors !== undefined && result.errors.length > 0) {
    return { kind: 'refused', reasons: result.errors.map((error) => error.message) }
  }
  return { kind: 'composed', supergraph: result.supergraphSdl ?? '' }
}
