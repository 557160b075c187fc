import type { GraphQLFormattedError } from 'graphql'
import type { SendToSubgraph } from '../run/run-plan.ts'
import { readAnswer } from '../run/transport/read-answer.ts'
import type { SubgraphLimits } from '../run/transport/subgraph-limits.ts'
import { type SubgraphTransport, subgraphTransport } from '../run/transport/subgraph-transport.ts'
import type { SubgraphAddresses } from './subgraph-addresses.ts'

/** The plain way to the subgraphs: no signature, and nothing of the caller's request goes with it. */
export interface AloneSender {
  readonly send: SendToSubgraph
  close(): Promise<void>
}

/** One pool of kept connections a subgraph. A subgraph that fails leaves the rest of the answer standing, and one error. */
export function aloneSender(addresses: SubgraphAddresses, limits: SubgraphLimits): AloneSender {
  const ways = new Map([...addresses].map(([name, url]) => [name, wayTo(url, limits)]))
  return {
    async send({ subgraph, body, isMutation }) {
      const way = ways.get(subgraph)
      if (way === undefined) throw new Error(`The plan names the subgraph "${subgraph}", which has no address.`)
      try {
        return readAnswer(await way.transport.post({ path: way.path, body, isIdempotent: !isMutation }))
      } catch (error) {
        return { data: null, errors: [failed(subgraph, error)] }
      }
    },
    async close() {
      await Promise.all([...ways.values()].map(({ transport }) => transport.close()))
    },
  }
}

interface Way {
  readonly transport: SubgraphTransport
  readonly path: string
}

function wayTo({ origin, pathname, search }: URL, limits: SubgraphLimits): Way {
  return { transport: subgraphTransport({ origin, limits }), path: `${pathname}${search}` }
}

function failed(subgraph: string, cause: unknown): GraphQLFormattedError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return {
    message: `The subgraph ${subgraph} gave no answer that can be used: ${why}.`,
    extensions: { code: 'SUBGRAPH_FAILED', subgraph },
  }
}
