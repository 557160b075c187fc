import type { BoundaryRules } from '@simpul/boundary'
import { maskUnexpected } from '@simpul/serving'
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import type { Logger } from 'pino'
import type { Authenticated } from '../identity/authenticate.ts'
import type { AgencyContext } from '../server/context.ts'
import type { OpenContext } from '../server/open-context.ts'
import { boundaryReport } from '../server/report-boundary.ts'
import type { Change, Interest } from './change-feed.ts'
import type { Subscribing } from './on-change.ts'

/** A subscription of one caller, checked against the schema. */
export interface ChangeSubscription {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  readonly authenticated: Authenticated
}

export interface AnswerChangeOptions {
  readonly schema: GraphQLSchema
  readonly rules: BoundaryRules
  readonly openContext: OpenContext
  readonly logger: Logger
}

/** The answer to one change: a fresh query with the caller's rights of now. Undefined where the caller does not hear of it. */
export async function answerChange(
  subscription: ChangeSubscription,
  change: Change,
  options: AnswerChangeOptions,
): Promise<FormattedExecutionResult | undefined> {
  const { result, context } = await executeOnce(subscription, change, options)
  const isTold = Object.values(result.data ?? {}).some((value) => value !== null && value !== undefined)
  return isTold ? withReport(result, context, options) : undefined
}

/**
 * Why the subscription may not stand now, as an answer; undefined where it may. It decides the field and the persons that
 * its arguments name, and looks nothing up.
 */
export async function refusalOfSubscription(
  subscription: ChangeSubscription,
  options: AnswerChangeOptions,
): Promise<FormattedExecutionResult | undefined> {
  const { result, context } = await executeOnce(subscription, undefined, options)
  const isRefused = (result.errors ?? []).length > 0 || context.boundary.account.closed().length > 0
  return isRefused ? withReport(result, context, options) : undefined
}

/** What the subscription waits for; undefined for a field that no subscription can have. */
export async function interestOf(
  { document, operationName, variables }: ChangeSubscription,
  { schema }: AnswerChangeOptions,
): Promise<Interest | undefined> {
  let interest: Interest | undefined
  const contextValue: Subscribing = {
    follow(found) {
      interest = found
    },
  }
  const args = { schema, document, variableValues: variables, operationName: operationName ?? null, contextValue }
  await createSourceEventStream(args)
  return interest
}

interface Executed {
  readonly result: FormattedExecutionResult
  readonly context: AgencyContext
}

async function executeOnce(
  { document, operationName, variables, authenticated }: ChangeSubscription,
  change: Change | undefined,
  { schema, openContext, logger }: AnswerChangeOptions,
): Promise<Executed> {
  const context = await openContext(authenticated)
  const { data, errors = [] } = await execute({
    schema,
    document,
    rootValue: change,
    contextValue: context,
    variableValues: variables,
    operationName: operationName ?? null,
  })
  const mask = maskUnexpected(logger)
  const shown = errors.map((error) => mask(error.toJSON(), error))
  return { result: { data: data ?? null, ...(shown.length === 0 ? {} : { errors: shown }) }, context }
}

async function withReport(
  result: FormattedExecutionResult,
  context: AgencyContext,
  { rules }: AnswerChangeOptions,
): Promise<FormattedExecutionResult> {
  const report = await boundaryReport(rules, context)
  if (report === undefined) return result
  const errors = [...(result.errors ?? []), ...report.errors]
  return { ...result, ...(errors.length === 0 ? {} : { errors }), extensions: { ...report.extensions } }
}
