import type { FormattedExecutionResult, GraphQLSchema } from 'graphql'
import { addBoundary } from '../../answer/hub-account.ts'
import { boundaryReport } from '../../answer/report-boundary.ts'
import { isObject } from '../../compile/own-property.ts'
import type { HubContext } from '../../context.ts'
import { runPlan } from '../../run/run-plan.ts'
import type { ReadAnswer } from '../../run/transport/read-answer.ts'
import { shapeExactly } from '../../shape/shape-exactly.ts'
import { unexplained } from '../../shape/unexplained.ts'
import type { AskedSubscription } from './asked-operation.ts'
import { type Decided, type Deciding, decideSubscription, refusedResult } from './decide-subscription.ts'
import { asClientCalls } from './prepare-subscription.ts'

/** What one event comes to. */
export type EventAnswer =
  | { readonly kind: 'told'; readonly result: FormattedExecutionResult }
  /** The event is not for this caller, who does not hear of it. */
  | { readonly kind: 'silent' }
  /** The subscription may no longer stand, or its source refuses it. */
  | { readonly kind: 'over'; readonly result: FormattedExecutionResult }

export interface AnsweringEvents extends Deciding {
  /** What callers see. */
  readonly api: GraphQLSchema
}

/** Answers one event as a fresh request: decided by the matrix, the grants and the owners of this moment. */
export async function answerEvent(
  said: ReadAnswer,
  asked: AskedSubscription,
  context: HubContext,
  answering: AnsweringEvents,
): Promise<EventAnswer> {
  const decided = await decideSubscription(asked, context, answering)
  if (decided.kind === 'refused') return { kind: 'over', result: decided.result }
  addBoundary(context.account, decided.stream.agency, said.boundary)
  if (!isObject(said.data)) {
    const shown = unexplained(said.errors ?? [], []).map((error) => answering.formatError(error, error))
    return { kind: 'over', result: refusedResult(shown, context) }
  }
  const isNothing = Object.values(said.data).every((value) => value === null || value === undefined)
  if (isNothing && (said.errors ?? []).length === 0) return { kind: 'silent' }
  return { kind: 'told', result: await completed(said, asked, decided, context, answering) }
}

async function completed(
  said: ReadAnswer,
  { document, operationName, variables }: AskedSubscription,
  { prepared, send }: Extract<Decided, { kind: 'open' }>,
  context: HubContext,
  { api, formatError }: AnsweringEvents,
): Promise<FormattedExecutionResult> {
  const { compiled, refusals, keys } = prepared
  const data = compiled.begin(said.data)
  const run = await runPlan(compiled.rest, variables, send, { data })
  const known = [...(said.errors ?? []), ...run.errors].map((error) => asClientCalls(error, keys))
  const exact = shapeExactly(data, { schema: api, document, operationName, variables, known, keys })
  const shown = unexplained([...known, ...exact.errors], refusals).map((error) => formatError(error, error))
  const { errors, extensions } = boundaryReport(shown, context)
  return {
    ...(errors.length === 0 ? {} : { errors }),
    data: exact.data as Record<string, unknown> | null,
    extensions: { ...extensions },
  }
}
