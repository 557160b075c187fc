import type { GraphQLFormattedError } from 'graphql'
import { boundaryReport, closedError, oncePerAgency } from '../../answer/report-boundary.ts'
import type { HubContext } from '../../context.ts'
import type { Pruned } from '../../prune/prune.ts'
import { unexplained } from '../../shape/unexplained.ts'
import type { Increment } from './deliver-parts.ts'
import type { DeferredAnswer } from './run-deferred.ts'

/** An answer in parts, in the words of the incremental delivery draft of 2022-08-24. */
export interface DeferredPayloads {
  readonly initial: InitialPayload
  readonly rest: AsyncGenerator<NextPayload, void, undefined>
}

interface InitialPayload {
  readonly data: Record<string, unknown> | null
  readonly errors?: readonly GraphQLFormattedError[]
  readonly extensions: Record<string, unknown>
  readonly hasNext: boolean
}

interface NextPayload {
  readonly incremental?: readonly Increment[]
  readonly extensions?: Record<string, unknown>
  readonly hasNext: boolean
}

export interface PayloadOptions {
  readonly refusals: Pruned['refusals']
  readonly context: HubContext
  /** Masks what was not meant for a caller. */
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
}

/** The first payload tells what is closed so far; the last one carries the whole account, and an error for what came since. */
export function deferredPayloads(answer: DeferredAnswer, options: PayloadOptions): DeferredPayloads {
  const { account } = options.context
  const told = new Set(account.closed().map(({ refusal }) => refusal.coordinate))
  const { errors, extensions } = boundaryReport(shownErrors(answer.errors, options), options.context)
  return {
    initial: {
      ...(errors.length === 0 ? {} : { errors }),
      data: answer.data as InitialPayload['data'],
      extensions: { ...extensions },
      hasNext: answer.isMore,
    },
    rest: nextPayloads(answer, told, options),
  }
}

async function* nextPayloads(
  { rest }: DeferredAnswer,
  told: ReadonlySet<string>,
  options: PayloadOptions,
): AsyncGenerator<NextPayload, void, undefined> {
  for await (const { values, isMore } of rest) {
    const increments = values.flat().map((one) => shownIncrement(one, options))
    if (isMore && increments.length > 0) yield { incremental: increments, hasNext: true }
    if (!isMore) yield lastPayload(increments, told, options)
  }
}

function lastPayload(
  increments: readonly Increment[],
  told: ReadonlySet<string>,
  { context }: PayloadOptions,
): NextPayload {
  const extensions = { ...boundaryReport([], context).extensions }
  const later = context.account.closed().filter(({ refusal }) => !told.has(refusal.coordinate))
  const last = increments.at(-1)
  if (last === undefined) return { extensions, hasNext: false }
  const errors = [...(last.errors ?? []), ...later.map(closedError)]
  const incremental = errors.length === 0 ? increments : [...increments.slice(0, -1), { ...last, errors }]
  return { incremental, extensions, hasNext: false }
}

function shownIncrement({ errors, ...increment }: Increment, options: PayloadOptions): Increment {
  const shown = shownErrors(errors ?? [], options)
  return shown.length === 0 ? increment : { ...increment, errors: oncePerAgency(shown) }
}

function shownErrors(
  errors: readonly GraphQLFormattedError[],
  { refusals, formatError }: PayloadOptions,
): readonly GraphQLFormattedError[] {
  return unexplained(errors, refusals).map((error) => formatError(error, error))
}
