import { createServer } from 'node:http'
import { Pool } from 'undici'
import { type AskSubgraph, limitAnswer } from './limit-answer.ts'
import { listen, readSettings, ready } from './serve-bench.ts'

// The least that can answer the workload's query: no parsing, no planning, seven calls and their joins written by hand.

const { urls } = readSettings<{ readonly urls: Readonly<Record<string, string>> }>()
const ways = new Map(
  Object.entries(urls).map(([name, url]) => {
    const { origin, pathname } = new URL(url)
    return [name, { pool: new Pool(origin, { connections: 128 }), path: pathname }] as const
  }),
)
const headers = { 'content-type': 'application/json' }

const ask: AskSubgraph = (subgraph, body) =>
  new Promise((resolve, reject) => {
    const way = ways.get(subgraph)
    if (way === undefined) throw new Error(`There is no subgraph "${subgraph}".`)
    const chunks: Buffer[] = []
    way.pool.dispatch(
      { method: 'POST', path: way.path, headers, body },
      {
        onRequestStart: () => undefined,
        onResponseStart: () => undefined,
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd: () => resolve(JSON.parse(Buffer.concat(chunks).toString('latin1')).data),
        onResponseError: (_, error) => reject(error),
      },
    )
  })

const server = createServer((request, response) => {
  request.resume()
  request.on('end', async () => {
    const text = `{"data":${await limitAnswer(ask)}}`
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    response.end(text)
  })
})
ready({ url: `http://127.0.0.1:${await listen(server)}/graphql` })
