import { type Increment, prepareDeferred, runDeferred } from '@simpul/gateway'
import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  type InlineFragmentNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { type ConformanceGraph, subgraphSender } from './conformance.ts'
import type { RandomOperation } from './draw-operation.ts'
import { randomSource } from './random-source.ts'

/** The operation with some of its selections deferred, in fragments and in fragments of these. */
export function withDefers({ text, variables }: RandomOperation, seed: number): RandomOperation {
  const random = randomSource(seed)
  const document: DocumentNode = visit(parse(text), {
    SelectionSet: {
      leave(set) {
        const deferred = random.some(set.selections, 25)
        if (deferred.length === 0) return undefined
        const kept = set.selections.filter((one) => !deferred.includes(one))
        return { ...set, selections: [...kept, deferredFragment({ ...set, selections: deferred })] }
      },
    },
  })
  return { text: print(document), variables }
}

function deferredFragment(selectionSet: SelectionSetNode): InlineFragmentNode {
  const defer = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'defer' } } as const
  return { kind: Kind.INLINE_FRAGMENT, directives: [defer], selectionSet }
}

/** An answer in parts, put together as a client does. */
export interface TogetherAnswer {
  readonly data: unknown
  /** How many errors and how many parts there were. */
  readonly errors: number
  readonly parts: number
}

/** Asks an operation in parts; `whole` where nothing of it is deferred. Throws for a part that belongs nowhere. */
export async function deferredAnswer(
  at: ConformanceGraph,
  operation: RandomOperation,
): Promise<TogetherAnswer | 'whole'> {
  const document = parse(operation.text)
  const prepared = await prepareDeferred(document, booleansOf(at, document, operation), {
    schemas: at.schemas,
    planner: at.planner,
    operationName: undefined,
  })
  if (prepared.kind === 'whole') return 'whole'
  const answer = await runDeferred(prepared, {
    schema: at.schemas.api,
    variables: operation.variables,
    send: subgraphSender(at.subgraphs),
    masked: (error) => ({ message: String(error) }),
  })
  const data: unknown = JSON.parse(JSON.stringify(answer.data))
  let errors = answer.errors.length
  let parts = 0
  for await (const { values } of answer.rest) {
    for (const increment of values.flat()) {
      parts += 1
      errors += increment.errors?.length ?? 0
      addIncrement(data, JSON.parse(JSON.stringify(increment)))
    }
  }
  return { data, errors, parts }
}

function booleansOf(
  { schemas }: ConformanceGraph,
  document: DocumentNode,
  { variables }: RandomOperation,
): Record<string, boolean> {
  const { coerced = {} } = getVariableValues(
    schemas.api,
    getOperationAST(document)?.variableDefinitions ?? [],
    variables,
  )
  return Object.fromEntries(
    Object.entries(coerced).flatMap(([name, value]) => (typeof value === 'boolean' ? [[name, value]] : [])),
  )
}

function addIncrement(data: unknown, { path, data: added }: Increment): void {
  let at = data
  for (const step of path) at = Reflect.get(Object(at), step)
  if (typeof at !== 'object' || at === null) throw new Error(`Nothing stands at ${path.join('.')}.`)
  if (added !== null) mergeInto(at as Record<string, unknown>, added)
}

function mergeInto(target: object, added: object): void {
  for (const [key, value] of Object.entries(added)) {
    const existing: unknown = Object.hasOwn(target, key) ? Reflect.get(target, key) : undefined
    if (typeof existing === 'object' && existing !== null && typeof value === 'object' && value !== null)
      mergeInto(existing, value)
    else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  }
}
/** JSON of which the order of keys does not count. */
export function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, inKeyOrder(one)]))
}
