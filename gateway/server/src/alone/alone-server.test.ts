import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { compose } from '../compose/compose.ts'
import { planHere } from '../plan/plan-here.ts'
import { aloneSender } from './alone-sender.ts'
import { aloneServer } from './alone-server.ts'
import { subgraphAddresses } from './subgraph-addresses.ts'

const heard: { readonly body: string; readonly authorization: string | undefined }[] = []
let subgraph: Server
let engine: FastifyInstance

beforeAll(async () => {
  subgraph = createServer(async (request, response) => {
    heard.push({ body: await text(request), authorization: request.headers.authorization })
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ data: { greeting: 'Halo' } }))
  })
  await new Promise<void>((done) => subgraph.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`
  const away = 'http://127.0.0.1:1/graphql'
  const composed = compose([
    { name: 'here', url, sdl: 'type Query { greeting: String }' },
    { name: 'away', url: away, sdl: 'type Query { lost: String }' },
  ])
  if (composed.kind === 'refused') throw new Error(composed.reasons.join())
  const { supergraph } = composed
  engine = await aloneServer({
    supergraph,
    planner: planHere(supergraph),
    sender: aloneSender(subgraphAddresses(supergraph), {
      timeoutMilliseconds: 2_000,
      answerBytes: 1_000_000,
      connections: 4,
    }),
    logger: pino({ level: 'silent' }),
  })
})
afterAll(async () => {
  await engine.close()
  await new Promise((done) => subgraph.close(done))
})

async function ask(query: string) {
  const headers = { authorization: 'Bearer of-the-caller' }
  const answer = await engine.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })
  return { status: answer.statusCode, body: answer.json() }
}

describe('the engine alone', () => {
  it('is ready, and answers POST and GET', async () => {
    expect((await engine.inject('/readyz')).statusCode).toBe(200)
    expect(await ask('{ greeting }')).toEqual({ status: 200, body: { data: { greeting: 'Halo' } } })
    const headers = { 'apollo-require-preflight': '1' }
    const got = await engine.inject({ method: 'GET', url: '/graphql?query=%7Bgreeting%7D', headers })
    expect(got.json()).toEqual({ data: { greeting: 'Halo' } })
  })

  it('hands nothing of the caller on to the subgraphs', async () => {
    heard.length = 0
    await ask('{ greeting }')
    expect(heard.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  it('names the subgraph that does not answer, and answers the rest', async () => {
    const { body } = await ask('{ greeting lost }')
    expect(body).toEqual({
      data: { greeting: 'Halo', lost: null },
      errors: [
        {
          message: 'The subgraph away gave no answer that can be used: the connection failed.',
          extensions: { code: 'SUBGRAPH_FAILED', subgraph: 'away' },
        },
      ],
    })
  })

  it('refuses what its schema does not have', async () => {
    const { status, body } = await ask('{ nothing }')
    expect({ status, message: body.errors[0].message }).toEqual({
      status: 400,
      message: 'Cannot query field "nothing" on type "Query".',
    })
  })
})
