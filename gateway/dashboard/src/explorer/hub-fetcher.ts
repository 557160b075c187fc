import { createGraphiQLFetcher, type Fetcher, type FetcherOpts, type FetcherParams } from '@graphiql/toolkit'
import { type ExecutionResult, getOperationAST } from 'graphql'
import { type BoundaryReport, joinReports, readReport } from './boundary/boundary-report.ts'

/** What the reader asked last, and what its answer said of the boundary. */
export interface WatchedAnswer {
  readonly operation: string | undefined
  readonly report: BoundaryReport
}

/** What GraphiQL's requests go through. */
export interface HubFetcherOptions {
  readonly url: string
  readonly fetch: typeof fetch
  /** Told of each answer's boundary as its parts arrive; the schema's own queries are left out. */
  readonly tell: (answer: WatchedAnswer) => void
  /** What to answer to a subscription, which this page does not run. */
  readonly noSubscription: () => string
}

/** The fetcher of the page: GraphiQL's own, watched for what each answer says of the boundary. */
export function hubFetcher({ url, fetch, tell, noSubscription }: HubFetcherOptions): Fetcher {
  const fetcher = createGraphiQLFetcher({ url, fetch })
  return async (parameters, options) => {
    if (isSubscription(parameters, options)) return { errors: [{ message: noSubscription() }] }
    const answer = await fetcher(parameters, options)
    if (parameters.operationName === 'IntrospectionQuery') return answer
    return isParts(answer) ? watched(answer, parameters, tell) : answer
  }
}

async function* watched(
  parts: AsyncIterable<ExecutionResult>,
  { operationName }: FetcherParams,
  tell: HubFetcherOptions['tell'],
): AsyncGenerator<ExecutionResult> {
  let report: BoundaryReport = { closed: [], opened: [] }
  for await (const part of parts) {
    report = [part].flat().map(readReport).reduce(joinReports, report)
    tell({ operation: operationName ?? undefined, report })
    yield part
  }
}

function isSubscription({ operationName }: FetcherParams, options: FetcherOpts | undefined): boolean {
  return options?.documentAST
    ? getOperationAST(options.documentAST, operationName)?.operation === 'subscription'
    : false
}

function isParts(answer: object): answer is AsyncIterable<ExecutionResult> {
  return Symbol.asyncIterator in answer
}
