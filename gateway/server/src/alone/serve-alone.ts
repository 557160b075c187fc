import { readFile } from 'node:fs/promises'
import { stopOnSignals } from '@simpul/serving'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { planThread } from '../plan/plan-thread.ts'
import type { AloneConfig } from './alone-config.ts'
import { aloneSender } from './alone-sender.ts'
import { aloneServer } from './alone-server.ts'
import { notASupergraph, subgraphAddresses } from './subgraph-addresses.ts'

/** Serves a supergraph on loopback until it is told to stop; answers the address. What is wrong is thrown as a sentence. */
export async function serveAlone(config: AloneConfig): Promise<string> {
  const logger = pino({ name: 'engine', level: config.LOG_LEVEL })
  const supergraph = await readSupergraph(config.SUPERGRAPH_FILE)
  const sender = aloneSender(subgraphAddresses(supergraph, config.SUBGRAPH_URLS), {
    timeoutMilliseconds: config.SUBGRAPH_TIMEOUT_MS,
    answerBytes: config.SUBGRAPH_ANSWER_BYTES,
    connections: config.SUBGRAPH_CONNECTIONS,
  })
  const planner = await planThread({
    supergraph,
    deadlineMilliseconds: config.PLAN_TIMEOUT_MS,
    waiting: 1_000,
  }).catch((error) => Promise.reject(new Error(notASupergraph(sentence(error)))))
  const server = await aloneServer({ supergraph, planner, sender, logger })
  const port = await listen(server, config.PORT)
  stopOnSignals(logger, () => server.close())
  return `http://localhost:${port}`
}

async function readSupergraph(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new Error(`There is no file ${file} that can be read.`)
  }
}

async function listen(server: FastifyInstance, port: number): Promise<number> {
  try {
    await server.listen({ host: '127.0.0.1', port })
  } catch (error) {
    await server.close()
    const isTaken = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE'
    throw new Error(`Port ${port} of 127.0.0.1 cannot be opened${isTaken ? ': it is in use' : ''}.`, { cause: error })
  }
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
