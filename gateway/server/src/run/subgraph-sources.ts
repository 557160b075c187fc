import type { GraphQLDataSource } from '@apollo/gateway'
import type { HopSigner } from '@simpul/trust'
import { Pool } from 'undici'
import { subgraphSource } from './subgraph-source.ts'

/** What the gateway waits for, and reads, from one subgraph at most. */
export interface SubgraphLimits {
  readonly timeoutMilliseconds: number
  readonly answerBytes: number
  readonly connections: number
}

export interface SubgraphSources {
  sourceOf(subgraph: string): GraphQLDataSource
  /** True when the subgraph says that it is ready. */
  isReady(subgraph: string): Promise<boolean>
  close(): Promise<void>
}

export interface SubgraphSourcesOptions {
  readonly subgraphs: readonly {
    readonly name: string
    readonly url: string
    readonly rules: { readonly agency: { readonly id: string } }
  }[]
  readonly hops: HopSigner
  readonly clock: () => Date
  readonly limits: SubgraphLimits
}

/** One pool of kept connections a subgraph, made once. */
export function subgraphSources({ subgraphs, hops, clock, limits }: SubgraphSourcesOptions): SubgraphSources {
  const opened = new Map(
    subgraphs.map(({ name, url, rules }) => {
      const { origin, pathname } = new URL(url)
      const pool = new Pool(origin, {
        connections: limits.connections,
        connectTimeout: limits.timeoutMilliseconds,
        keepAliveTimeout: 30_000,
      })
      const source = subgraphSource({
        ...limits,
        subgraph: name,
        agency: rules.agency.id,
        path: pathname,
        pool,
        hops,
        clock,
      })
      return [name, { pool, source: source as GraphQLDataSource }] as const
    }),
  )
  const find = (name: string) => {
    const found = opened.get(name)
    if (found === undefined)
      throw new Error(`The supergraph names the subgraph "${name}", and no address is configured for it.`)
    return found
  }
  return {
    sourceOf: (name) => find(name).source,
    async isReady(name) {
      try {
        const answer = await find(name).pool.request({
          method: 'GET',
          path: '/readyz',
          signal: AbortSignal.timeout(2_000),
        })
        await answer.body.dump()
        return answer.statusCode === 200
      } catch {
        return false
      }
    },
    async close() {
      await Promise.all([...opened.values()].map(({ pool }) => pool.destroy()))
    },
  }
}
