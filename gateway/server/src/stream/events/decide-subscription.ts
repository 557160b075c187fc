import type { FormattedExecutionResult, GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { boundaryReport } from '../../answer/report-boundary.ts'
import type { HubContext } from '../../context.ts'
import { rootRequest, type SendToSubgraph, type SubgraphRequest } from '../../run/run-plan.ts'
import type { SubgraphStream } from '../source/subgraph-events.ts'
import type { AskedSubscription } from './asked-operation.ts'
import { maySubscribe } from './may-subscribe.ts'
import type { PreparedSubscription } from './prepare-subscription.ts'

/** What a subscription may be at one moment. */
export type Decided =
  | {
      readonly kind: 'open'
      readonly prepared: Extract<PreparedSubscription, { kind: 'open' }>
      readonly request: SubgraphRequest
      readonly stream: SubgraphStream
      readonly send: SendToSubgraph
    }
  | { readonly kind: 'refused'; readonly result: FormattedExecutionResult }

/** How decisions are made: with the caller's matrix of now, which is in the context. */
export interface Deciding {
  readonly prepare: (asked: AskedSubscription, context: HubContext) => Promise<PreparedSubscription>
  readonly sendFor: (context: HubContext) => SendToSubgraph
  readonly streamOf: (subgraph: string) => SubgraphStream
  /** The types of the whole supergraph. */
  readonly schema: GraphQLSchema
  /** Masks what was not meant for a caller. */
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
}

/** Decides a subscription anew: at its beginning and at each of its events. What is closed goes into the context's account. */
export async function decideSubscription(
  asked: AskedSubscription,
  context: HubContext,
  deciding: Deciding,
): Promise<Decided> {
  const prepared = await deciding.prepare(asked, context)
  if (prepared.kind === 'closed') {
    context.account.close(prepared.refusal, prepared.path)
    return { kind: 'refused', result: refusedResult([], context) }
  }
  for (const { refusal, path } of prepared.refusals) context.account.close(refusal, path)
  const request = rootRequest(prepared.compiled.source, asked.variables)
  const stream = deciding.streamOf(request.subgraph)
  const question = { query: request.query, variables: request.variables() }
  const { isAllowed, errors } = await maySubscribe(question, { ...deciding, agency: stream.agency, context })
  if (isAllowed) return { kind: 'open', prepared, request, stream, send: deciding.sendFor(context) }
  const shown = errors.map((error) => deciding.formatError(error, error))
  return { kind: 'refused', result: refusedResult(shown, context) }
}

/** A result without data: errors, and the account of all owners. */
export function refusedResult(errors: readonly GraphQLFormattedError[], context: HubContext): FormattedExecutionResult {
  const report = boundaryReport(errors, context)
  return { errors: report.errors, extensions: { ...report.extensions } }
}
