import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { TestCaller, TestParties } from '@simpul/testing'
import { hopSigner } from '@simpul/trust'
import { Pool } from 'undici'
import type { SeededAgency } from '../../plans/seeded-agencies.ts'

/** What was asked of a subgraph, and by whom. */
export interface AskedOperation {
  readonly as: TestCaller
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** An answer, and how long it took from its first byte sent to its last byte read. */
export interface TimedAnswer {
  readonly milliseconds: number
  readonly bytes: number
  readonly data: Readonly<Record<string, unknown>>
}

/** Asks one subgraph over a kept connection of this machine, as the gateway would. */
export interface LoopbackAsker {
  ask(operation: AskedOperation): Promise<TimedAnswer>
  close(): Promise<void>
}

/** Has the subgraph listen on a free port. Both tokens of each request are signed before its time begins. */
export async function loopbackAsker(agency: SeededAgency, parties: TestParties): Promise<LoopbackAsker> {
  const { server } = agency.subgraph
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const pool = new Pool(url, { connections: 1 })
  const sign = signerFor(agency.definition.name, parties)
  return {
    async ask(operation) {
      const { query, variables } = operation
      const body = JSON.stringify({ query, variables })
      const headers = await sign(operation.as, body)
      const startedAt = performance.now()
      const answer = await pool.request({ method: 'POST', path: '/graphql', headers, body })
      const text = await answer.body.text()
      const milliseconds = performance.now() - startedAt
      return { milliseconds, bytes: Buffer.byteLength(text), data: dataOf(text, query) }
    },
    async close() {
      await pool.close()
      if (server.server.listening) await Promise.all([once(server.server, 'close'), server.close()])
    },
  }
}

function signerFor(subgraph: string, parties: TestParties) {
  const hops = hopSigner({ privateKey: parties.gatewayKey.privateKey })
  return async (as: TestCaller, body: string) => {
    const now = new Date()
    const callerToken = await parties.token(as, now)
    const { purpose, role } = as
    const hop = hops.sign({ subgraph, body, callerToken, requestId: randomUUID(), purpose, role, now })
    return { 'content-type': 'application/json', authorization: `DPoP ${callerToken}`, 'x-simpul-hop': hop }
  }
}

/** The data of an answer that has no error but refusals: of anything else nothing would be measured. */
function dataOf(text: string, query: string): Readonly<Record<string, unknown>> {
  const { data, errors = [] } = JSON.parse(text)
  const failed = errors.find(
    (error: { extensions?: { code?: string } }) => error.extensions?.code !== 'BOUNDARY_CLOSED',
  )
  if (failed === undefined && data !== null && data !== undefined) return data
  throw new Error(`A wrong answer to ${query.slice(0, 200)}: ${JSON.stringify(failed ?? text.slice(0, 300))}`)
}
