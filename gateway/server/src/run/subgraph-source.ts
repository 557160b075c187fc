import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface'
import { HubError } from '@simpul/serving'
import type { HopSigner } from '@simpul/trust'
import type { GraphQLFormattedError } from 'graphql'
import secureJson from 'secure-json-parse'
import type { Pool } from 'undici'
import { addBoundary } from '../answer/hub-account.ts'
import { capacityOf } from '../caller/identify-caller.ts'
import type { HubContext } from '../context.ts'
import { echoWorkers } from './echo-workers.ts'

export interface SubgraphSourceOptions {
  readonly subgraph: string
  /** The agency that answers for it, named in errors. */
  readonly agency: string
  readonly path: string
  readonly pool: Pool
  readonly hops: HopSigner
  readonly clock: () => Date
  readonly timeoutMilliseconds: number
  readonly answerBytes: number
}

/** One subgraph as the executor sees it: each fetch is signed for this caller, this subgraph and these bytes. */
export function subgraphSource(
  options: SubgraphSourceOptions,
): GraphQLDataSource<HubContext & Record<string, unknown>> {
  return {
    async process(
      fetch: GraphQLDataSourceProcessOptions<HubContext & Record<string, unknown>>,
    ): Promise<GatewayGraphQLResponse> {
      const context = fetch.context as HubContext
      const body = JSON.stringify({ query: fetch.request.query, variables: fetch.request.variables })
      try {
        const answer = readAnswer(await send(body, context, options))
        addBoundary(context.account, options.agency, answer.boundary)
        return { data: answer.data, errors: answer.errors } as GatewayGraphQLResponse
      } catch (error) {
        const data = echoWorkers(fetch.request.query ?? '', fetch.request.variables)
        return { data, errors: [failure(error, options).toJSON()] } as GatewayGraphQLResponse
      }
    },
  }
}

async function send(body: string, { identity }: HubContext, options: SubgraphSourceOptions): Promise<string> {
  const { caller, token, requestId } = identity
  const hop = options.hops.sign({
    subgraph: options.subgraph,
    body,
    callerToken: token,
    requestId,
    ...capacityOf(caller),
    now: options.clock(),
  })
  const answer = await options.pool.request({
    method: 'POST',
    path: options.path,
    headers: {
      'content-type': 'application/json',
      'x-simpul-hop': hop,
      ...(token === undefined ? {} : { authorization: `DPoP ${token}` }),
    },
    body,
    signal: AbortSignal.timeout(options.timeoutMilliseconds),
  })
  if (answer.statusCode !== 200) {
    await answer.body.dump()
    throw new Error(`status ${answer.statusCode}`)
  }
  return readLimited(answer.body, options.answerBytes)
}

async function readLimited(stream: AsyncIterable<Buffer>, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > limit) throw new Error(`an answer of more than ${limit} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

interface Answer {
  readonly data: unknown
  readonly errors: readonly GraphQLFormattedError[] | undefined
  readonly boundary: unknown
}

/** An answer's text is not trusted: no key of it may reach a prototype, and its errors are read, not kept. */
function readAnswer(text: string): Answer {
  const parsed: unknown = secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' })
  if (typeof parsed !== 'object' || parsed === null) throw new Error('an answer that is not an object')
  const { data, errors, extensions } = parsed as Partial<Record<string, unknown>>
  if (data !== null && data !== undefined && typeof data !== 'object') throw new Error('data that is not an object')
  const boundary =
    typeof extensions === 'object' && extensions !== null ? Reflect.get(extensions, 'boundary') : undefined
  return {
    data,
    errors: Array.isArray(errors) ? errors.filter(isError).filter((one) => !isBoundaryClosed(one)) : undefined,
    boundary,
  }
}

function isError(one: unknown): one is GraphQLFormattedError {
  return typeof one === 'object' && one !== null && 'message' in one && typeof one.message === 'string'
}

/** A closed field is in the account; the gateway writes one error for it, whatever the number of fetches. */
function isBoundaryClosed(error: GraphQLFormattedError): boolean {
  return error.extensions?.code === 'BOUNDARY_CLOSED'
}

function failure(error: unknown, { agency }: SubgraphSourceOptions): HubError {
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  const code = isLate ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_FAILED'
  const what = isLate ? 'did not answer in time' : 'could not be reached or gave no usable answer'
  return new HubError(code, `${agency} ${what}. The rest of this answer is complete; ask again later for its part.`, {
    detail: { agency },
  })
}
