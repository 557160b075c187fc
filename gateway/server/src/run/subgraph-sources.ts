import type { HopSigner } from '@simpul/trust'
import { Pool } from 'undici'
import { type KitClient, kitClient } from './kit-client.ts'
import type { Channel } from './signed-post.ts'
import type { SubgraphSource } from './subgraph-sender.ts'
import { subgraphSource } from './subgraph-source.ts'

/** What the gateway waits for, and reads, from one subgraph at most. */
export interface SubgraphLimits {
  readonly timeoutMilliseconds: number
  readonly answerBytes: number
  readonly connections: number
}

export interface SubgraphSources {
  sourceOf(subgraph: string): SubgraphSource
  /** The kits of all agencies that have a subgraph, by the agency's id. */
  readonly kits: ReadonlyMap<string, KitClient>
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
      const channel = { ...limits, subgraph: name, agency: rules.agency.id, pool: poolOf(origin, limits), hops, clock }
      const source = subgraphSource(channel, pathname)
      return [name, { channel, source, kit: kitClient(channel) }] as const
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
    kits: new Map([...opened.values()].map(({ kit }) => [kit.agency, kit])),
    isReady: (name) => isReady(find(name).channel),
    async close() {
      await Promise.all([...opened.values()].map(({ channel }) => channel.pool.destroy()))
    },
  }
}

function poolOf(origin: string, { connections, timeoutMilliseconds }: SubgraphLimits): Pool {
  return new Pool(origin, { connections, connectTimeout: timeoutMilliseconds, keepAliveTimeout: 30_000 })
}

async function isReady({ pool }: Channel): Promise<boolean> {
  try {
    const answer = await pool.request({ method: 'GET', path: '/readyz', signal: AbortSignal.timeout(2_000) })
    await answer.body.dump()
    return answer.statusCode === 200
  } catch {
    return false
  }
}
