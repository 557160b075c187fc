import type { HopSigner } from '@simpul/trust'
import { type KitClient, kitClient } from './kit-client.ts'
import type { Channel } from './signed-post.ts'
import type { SubgraphSource } from './subgraph-sender.ts'
import { subgraphSource } from './subgraph-source.ts'
import type { SubgraphLimits } from './transport/subgraph-limits.ts'
import { subgraphTransport } from './transport/subgraph-transport.ts'

export type { SubgraphLimits } from './transport/subgraph-limits.ts'

export interface SubgraphSources {
  sourceOf(subgraph: string): SubgraphSource
  /** The way to a subgraph: what signs for it, and its transport. */
  channelOf(subgraph: string): Channel
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

/** One transport a subgraph, made once; its kit is asked over the same connections. */
export function subgraphSources({ subgraphs, hops, clock, limits }: SubgraphSourcesOptions): SubgraphSources {
  const opened = new Map(
    subgraphs.map(({ name, url, rules }) => {
      const { origin, pathname, search } = new URL(url)
      const path = `${pathname}${search}`
      const transport = subgraphTransport({ origin, limits })
      const channel: Channel = { subgraph: name, agency: rules.agency.id, path, transport, hops, clock }
      const source = subgraphSource(channel, path)
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
    channelOf: (name) => find(name).channel,
    kits: new Map([...opened.values()].map(({ kit }) => [kit.agency, kit])),
    isReady: (name) => find(name).channel.transport.isReady(),
    async close() {
      await Promise.all([...opened.values()].map(({ channel }) => channel.transport.close()))
    },
  }
}
