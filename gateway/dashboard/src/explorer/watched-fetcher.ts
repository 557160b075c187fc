import type { Fetcher, FetcherParams } from '@graphiql/toolkit'
import { type ExecutionResult, GraphQLError, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { type BoundaryReport, joinReports, readReport } from './boundary/boundary-report.ts'
import { type RequestReport, readRequestReport } from './report/request-report.ts'

/** What the reader asked last, what its answer said of the boundary, and how the hub came by it where that was asked for. */
export interface WatchedAnswer {
  readonly operation: string | undefined
  readonly report: BoundaryReport
  readonly request?: RequestReport | undefined
}

/** What is watched, and who is told. */
export interface WatchOptions {
  readonly fetcher: Fetcher
  /** Told of each answer's boundary as its parts arrive; the schema's own queries are left out. */
  readonly tell: (answer: WatchedAnswer) => void
  /** What to answer to a subscription, which this page does not run. */
  readonly noSubscription: () => string
  /** Whether to ask for a report of the request. */
  readonly wantsReport: () => boolean
}

/** GraphiQL's fetcher, watched for what each answer says of the boundary. */
export function watchedFetcher({ fetcher, tell, noSubscription, wantsReport }: WatchOptions): Fetcher {
  return async (asked) => {
    const operation = operationOf(asked)
    if (operation?.operation === 'subscription') return { errors: [new GraphQLError(noSubscription())] }
    const parameters = operation ? { ...asked, operationName: operation.name?.value ?? null } : asked
    const isOfPage = parameters.operationName === 'IntrospectionQuery'
    const answer = await fetcher(parameters, !isOfPage && wantsReport() ? askingForReport : {})
    if (isOfPage) return answer
    return isParts(answer) ? watched(answer, parameters, tell) : answer
  }
}

const askingForReport = { headers: { 'x-simpul-report': '1' } }

/**
 * The operation that is asked. GraphiQL learns the name of a new query a moment after its text, so that a reader
 * who is quick would send the name of the query before: the only operation of a text is meant whatever the name.
 */
function operationOf({ query, operationName }: FetcherParams): OperationDefinitionNode | undefined {
  const operations = operationsOf(query)
  const named = operations.find(({ name }) => name?.value === operationName)
  return named ?? (operations.length === 1 ? operations[0] : undefined)
}

function operationsOf(query: string): readonly OperationDefinitionNode[] {
  try {
    return parse(query).definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  } catch {
    return [] // the hub says what is wrong with it
  }
}

async function* watched(
  parts: AsyncIterable<ExecutionResult>,
  { operationName }: FetcherParams,
  tell: WatchOptions['tell'],
): AsyncGenerator<ExecutionResult> {
  let report: BoundaryReport = { closed: [], opened: [] }
  let request: RequestReport | undefined
  for await (const part of parts) {
    const parts = [part].flat()
    report = parts.map(readReport).reduce(joinReports, report)
    request = parts.map(readRequestReport).find((one) => one !== undefined) ?? request
    tell({ operation: operationName ?? undefined, report, request })
    yield part
  }
}

function isParts(answer: object): answer is AsyncIterable<ExecutionResult> {
  return Symbol.asyncIterator in answer
}
