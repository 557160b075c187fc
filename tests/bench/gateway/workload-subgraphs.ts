import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { graphql } from 'graphql'
import { reviewsWorkload, type WorkloadSubgraph } from '../reviews-workload.ts'
import { listen, ready } from './serve-bench.ts'

// All subgraphs of the workload in one process. An answer is worked out by graphql-js once for each body and then
// remembered, so that the subgraphs cost little, and the same for every gateway.

let calls = 0
const subgraphs = reviewsWorkload()
const urls = await Promise.all(
  subgraphs.map(async (subgraph) => [subgraph.name, `http://127.0.0.1:${await listen(serve(subgraph))}/graphql`]),
)
process.on('message', () => process.send?.({ calls }))
ready({ urls: Object.fromEntries(urls) })

function serve(subgraph: WorkloadSubgraph) {
  const answers = new Map<string, Buffer>()
  return createServer((request, response) => {
    if (request.method !== 'POST') return void response.writeHead(request.url === '/readyz' ? 200 : 404).end()
    readBody(request, async (body) => {
      calls += 1
      let answer = answers.get(body)
      if (answer === undefined) {
        answer = await work(subgraph, body)
        answers.set(body, answer)
      }
      send(response, answer)
    })
  })
}

function readBody(request: IncomingMessage, then: (body: string) => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => then((chunks.length === 1 ? (chunks[0] ?? '') : Buffer.concat(chunks)).toString('latin1')))
}

function send(response: ServerResponse, answer: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
  response.end(answer)
}

async function work({ schema }: WorkloadSubgraph, body: string): Promise<Buffer> {
  const { query, variables, operationName } = JSON.parse(body)
  return Buffer.from(JSON.stringify(await graphql({ schema, source: query, variableValues: variables, operationName })))
}
