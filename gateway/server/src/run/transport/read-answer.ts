import type { GraphQLFormattedError } from 'graphql'
import { getOwn, isObject } from '../../compile/own-property.ts'
import { readErrors } from './read-errors.ts'
import type { TransportAnswer } from './subgraph-transport.ts'

/** A subgraph's answer in its parts. Nothing has been looked at in `data` and `boundary`. */
export interface ReadAnswer {
  readonly data: unknown
  readonly errors: readonly GraphQLFormattedError[] | undefined
  /** What the owner says of the boundary, in `extensions.boundary`. */
  readonly boundary: unknown
}

/**
 * Reads a GraphQL answer; throws, with a message for the log, where it is none. `keeps` chooses among its errors.
 *
 * The text is read by `JSON.parse` alone. A key `__proto__` becomes an own property there, as any other key does, and
 * reaches a prototype only when somebody assigns it; refusing it would take away the answer of a client that gives a
 * field that alias. So the duty is with who reads on: only own keys that were asked for, one by one, and never
 * `target[key] = value` with a key of an answer. (A parser that refuses such keys took a tenth longer, and let through
 * `constructor` without `prototype` all the same.)
 */
export function readAnswer(
  answer: Pick<TransportAnswer, 'status' | 'text' | 'contentType'>,
  keeps?: (error: GraphQLFormattedError) => boolean,
): ReadAnswer {
  refuseOther(answer)
  const parsed: unknown = JSON.parse(answer.text)
  if (!isObject(parsed)) throw new Error('an answer that is not an object')
  const [data, errors, extensions] = ['data', 'errors', 'extensions'].map((part) => getOwn(parsed, part))
  if (data !== null && data !== undefined && !isObject(data)) throw new Error('data that is not an object')
  const hasErrors = errors !== undefined && errors !== null
  if (data === undefined && !hasErrors) throw new Error('an answer with neither data nor errors')
  if (answer.status !== 200 && !hasErrors) throw new Error(`status ${answer.status}, and no errors`)
  return {
    data: data ?? null,
    errors: hasErrors ? readErrors(errors, keeps) : undefined,
    boundary: isObject(extensions) ? getOwn(extensions, 'boundary') : undefined,
  }
}

/** By GraphQL over HTTP, a request that does not fit the schema is 400 or 422 with its errors, in that media type alone. */
function refuseOther({ status, contentType }: Pick<TransportAnswer, 'status' | 'contentType'>): void {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase()
  const isGraphql = type === 'application/graphql-response+json'
  if (status !== 200 && !(isGraphql && (status === 400 || status === 422))) throw new Error(`status ${status}`)
  if (type !== undefined && !isGraphql && type !== 'application/json') throw new Error('an answer that is not JSON')
}
