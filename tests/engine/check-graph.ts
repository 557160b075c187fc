import {
  type ComparedAnswer,
  type ConformanceGraph,
  composedGraph,
  engineAnswer,
  expectedAnswer,
  operationOf,
} from './conformance.ts'
import type { RandomOperation } from './draw-operation.ts'
import { type LibraryGateway, libraryGateway } from './library-answer.ts'
import { shrinkOperation } from './shrink-operation.ts'

/** What came of the operations of some graphs. */
export interface ConformanceCount {
  readonly operations: number
  /** For which the library's planner has no plan, or none that a subgraph can answer. */
  readonly unplanned: number
  /** That the library's own gateway was asked too, and how often it answered otherwise than graphql-js. */
  readonly library: number
  readonly libraryWrong: number
}

/**
 * Asks the engine operations of a random graph and compares each answer with that of graphql-js over the unsplit schema,
 * every tenth also with the library's gateway. Throws at the first that differs, with the smallest operation that still
 * does, as a case to be pasted.
 */
export async function checkGraph(seed: number, operations: number): Promise<ConformanceCount> {
  const at = composedGraph(seed)
  const library = await libraryGateway(at)
  try {
    return await checkOperations(at, library, operations)
  } finally {
    await library.close()
  }
}

async function checkOperations(
  at: ConformanceGraph,
  library: LibraryGateway,
  operations: number,
): Promise<ConformanceCount> {
  const count = { operations: 0, unplanned: 0, library: 0, libraryWrong: 0 }
  for (let index = 0; index < operations; index += 1) {
    const operation = operationOf(at, index)
    const expected = await expectedAnswer(at, operation)
    const answered = await answerOrFault(at, operation)
    count.operations += 1
    if (answered === 'unplanned') {
      count.unplanned += 1
      continue
    }
    if (!isSame(expected, answered)) throw new Error(await counterexample(at, operation))
    if (index % 10 !== 0 || isIntrospection(operation)) continue
    count.library += 1
    if (!isSame(expected, await libraryOrFault(library, operation))) count.libraryWrong += 1
  }
  return count
}

type Answered = ComparedAnswer | { readonly fault: string }

function isSame(expected: ComparedAnswer, answered: Answered): boolean {
  return !('fault' in answered) && expected.data === answered.data && expected.nulled.join() === answered.nulled.join()
}

function isIntrospection({ text }: RandomOperation): boolean {
  return /__(schema|type)\b/.test(text)
}

// the planner ends with these on some operations over interface objects, chains of requirements, and narrower fields
const noPlan = /We should have an edge|potentially an interface object|No plan was found|return conflicting types/

async function answerOrFault(at: ConformanceGraph, operation: RandomOperation): Promise<Answered | 'unplanned'> {
  try {
    return await engineAnswer(at, operation)
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    return noPlan.test(fault) ? 'unplanned' : { fault }
  }
}

async function libraryOrFault(library: LibraryGateway, operation: RandomOperation): Promise<Answered> {
  try {
    return await library.answer(operation)
  } catch (error) {
    return { fault: String(error) }
  }
}

async function counterexample(at: ConformanceGraph, operation: RandomOperation): Promise<string> {
  const first = await answerOrFault(at, operation)
  const isFault = typeof first === 'object' && 'fault' in first
  const smallest = await shrinkOperation(operation, at.whole, async (tried) => {
    const answered = await answerOrFault(at, tried)
    if (answered === 'unplanned' || isFault !== 'fault' in answered) return false
    return isFault || !isSame(await expectedAnswer(at, tried), answered)
  })
  return [
    `The engine answers otherwise than graphql-js: graph ${at.graph.seed}.`,
    `operation: ${JSON.stringify(smallest.text)}`,
    `variables: ${JSON.stringify(smallest.variables)}`,
    `expected: ${JSON.stringify(await expectedAnswer(at, smallest))}`,
    `answered: ${JSON.stringify(await answerOrFault(at, smallest))}`,
    ...at.subgraphs.map(({ name, sdl }) => `subgraph ${name}: ${JSON.stringify(sdl)}`),
  ].join('\n')
}
