import type { ResponsePath } from '@apollo/query-planner'
import type { GraphQLFormattedError } from 'graphql'
import type { CompiledFetch } from '../compile/compile-fetch.ts'
import type { CompiledPlan } from '../compile/compile-plan.ts'
import type { Bundle, CompiledRequest } from '../compile/compile-request.ts'
import { getOwn, isObject } from '../compile/own-property.ts'
import { placesOfTargets, type Target } from '../compile/targets.ts'
import { quote } from '../shape/quote.ts'
import { newNumbering } from './number-targets.ts'

/** What a subgraph answered: nothing of it has been looked at. */
export interface SubgraphAnswer {
  readonly data?: unknown
  readonly errors?: readonly GraphQLFormattedError[] | undefined
}

/** One request as it goes out. */
export interface SubgraphRequest {
  readonly subgraph: string
  readonly isMutation: boolean
  /** The JSON text of the request: query and variables. */
  readonly body: string
  /** The same in parts, for whoever must look into it; its variables are read from the text at each call. */
  readonly query: string
  readonly variables: () => Readonly<Record<string, unknown>>
  /** Where in the answer the objects are that it completes: of a merged request, of each part. */
  readonly paths: readonly ResponsePath[]
  /** How many objects of the answer it completes, and how many representations of them it carries. */
  readonly representations: { readonly found: number; readonly sent: number }
}

/** Sends one request. It answers a failure as errors; what it throws fails the request's part of the answer. */
export type SendToSubgraph = (request: SubgraphRequest) => Promise<SubgraphAnswer>

/** The joined data of all fetches, with the subgraphs' errors at the places of the client's answer. */
export interface RunResult {
  readonly data: Target
  readonly errors: readonly GraphQLFormattedError[]
}

/** What a run begins with, for a plan that is a part of a greater one. */
export interface RunOver {
  /** Data that is there already: it is completed in place. Nothing where not said. */
  readonly data?: Target
  /** Hears of each request that its part of the data is there. */
  readonly ended?: (request: CompiledRequest) => void
}

/** Runs a plan: each request goes out as soon as what it builds on is there. */
export async function runPlan(
  plan: CompiledPlan,
  variables: Readonly<Record<string, unknown>>,
  send: SendToSubgraph,
  { data = {}, ended }: RunOver = {},
): Promise<RunResult> {
  const run: Run = { data, errors: [], variables, send }
  const ends: Promise<void>[] = []
  for (const request of plan.requests) {
    const before = request.after.flatMap((index) => ends[index] ?? [])
    const end =
      before.length === 0 ? runRequest(request, run) : Promise.all(before).then(() => runRequest(request, run))
    ends.push(ended === undefined ? end : end.then(() => ended(request)))
  }
  await Promise.all(ends)
  return run
}

/** A request for root fields that builds on nothing, as it goes out. */
export function rootRequest(request: CompiledRequest, variables: Readonly<Record<string, unknown>>): SubgraphRequest {
  return requestOf(request, [0], [], variables)
}

interface Run {
  readonly data: Target
  readonly errors: GraphQLFormattedError[]
  readonly variables: Readonly<Record<string, unknown>>
  readonly send: SendToSubgraph
}

async function runRequest(request: CompiledRequest, run: Run): Promise<void> {
  try {
    await askAndJoin(request, run)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    run.errors.push(tooDeep(request.subgraph)) // the stack ended on what some subgraph answered
  }
}

function tooDeep(subgraph: string): GraphQLFormattedError {
  return {
    message: `A subgraph's answer is nested too deeply or too large; what ${subgraph} was to add to it is left out.`,
    extensions: { code: 'SUBGRAPH_FAILED' },
  }
}

async function askAndJoin(request: CompiledRequest, run: Run): Promise<void> {
  const questions = request.bundles.map((bundle) => questionOf(bundle, run.data))
  const asked = questions.flatMap((question, index) => (question.found > 0 ? [index] : []))
  if (asked.length === 0) return
  const { data, errors } = await run.send(requestOf(request, asked, questions, run.variables))
  for (const error of errors ?? []) run.errors.push(...placed(error, request, questions, run.data))
  if (!isObject(data)) return
  for (const index of asked) {
    const [bundle, question] = [request.bundles[index], questions[index]]
    if (bundle === undefined || question === undefined) continue
    if (bundle.representations === undefined) completeAll(question, data)
    else completeEntities(question, getOwn(data, bundle.alias), run, request.subgraph)
  }
}

/** What one bundle asks about. */
interface Question {
  readonly parts: readonly QuestionPart[]
  readonly representations: readonly string[]
  /** How many objects it completes. */
  readonly found: number
}

/** The objects of one fetch, and for each the place of its representation: -1 where it has none. */
interface QuestionPart {
  readonly fetch: CompiledFetch
  readonly targets: readonly Target[]
  readonly places: readonly number[]
}

function questionOf(bundle: Bundle, data: Target): Question {
  const numbering = newNumbering()
  let found = 0
  const parts = bundle.fetches.map((fetch): QuestionPart => {
    const targets = [...new Set(fetch.findTargets(data))] // one object may stand in several places
    const numberOf = fetch.entities === undefined ? () => 0 : numbering.numberFor(fetch.entities)
    const places: number[] = []
    for (const target of targets) {
      const place = numberOf(target)
      places.push(place)
      if (place !== -1) found += 1
    }
    return { fetch, targets, places }
  })
  return { parts, representations: numbering.texts, found }
}

function requestOf(
  request: CompiledRequest,
  asked: readonly number[],
  questions: readonly Question[],
  given: Readonly<Record<string, unknown>>,
): SubgraphRequest {
  const { head, query } = request.text(asked)
  const variables = variablesText(request, asked, questions, given)
  const representations = { found: 0, sent: 0 }
  for (const index of asked) {
    representations.found += questions[index]?.found ?? 0
    representations.sent += questions[index]?.representations.length ?? 0
  }
  return {
    subgraph: request.subgraph,
    isMutation: request.isMutation,
    body: `${head}${variables}}`,
    query,
    variables: () => JSON.parse(variables),
    paths: asked.flatMap((index) => request.bundles[index]?.fetches.map(({ path }) => path) ?? []),
    representations,
  }
}

function variablesText(
  request: CompiledRequest,
  asked: readonly number[],
  questions: readonly Question[],
  variables: Readonly<Record<string, unknown>>,
): string {
  const parts: string[] = []
  for (const name of request.variables(asked)) {
    const value = getOwn(variables, name)
    if (value !== undefined) parts.push(`${quote(name)}:${JSON.stringify(value)}`)
  }
  for (const index of asked) {
    const name = request.bundles[index]?.representations
    if (name !== undefined) parts.push(`"${name}":[${questions[index]?.representations.join(',')}]`)
  }
  return `{${parts.join(',')}}`
}

function completeAll({ parts }: Question, data: object): void {
  for (const { fetch, targets } of parts) {
    fetch.share?.(data)
    for (const target of targets) fetch.complete(target, data)
  }
}

function completeEntities(question: Question, entities: unknown, run: Run, subgraph: string): void {
  if (entities === null || entities === undefined) return // its errors say why
  if (!Array.isArray(entities) || entities.length !== question.representations.length) {
    run.errors.push(notEntities(subgraph, 'another number of entities than it was asked for'))
    return
  }
  // one received object stands in all places of one fetch; each further fetch of the bundle goes on otherwise
  const isComplete = question.parts
    .filter(({ targets }) => targets.length > 0)
    .map((part, index) => completePart(part, index === 0 || part.fetch.isPlain ? entities : structuredClone(entities)))
  if (isComplete.includes(false)) run.errors.push(notEntities(subgraph, 'entities that are none'))
}

function notEntities(subgraph: string, what: string): GraphQLFormattedError {
  return {
    message: `The subgraph ${subgraph} gave ${what}; they are left out.`,
    extensions: { code: 'SUBGRAPH_FAILED', subgraph },
  }
}

/** False where what came for an object is neither an object nor null. */
function completePart({ fetch, targets, places }: QuestionPart, entities: readonly unknown[]): boolean {
  fetch.share?.(entities)
  let isComplete = true
  for (let index = 0; index < targets.length; index += 1) {
    const target = targets[index]
    const place = places[index] ?? -1
    if (target === undefined || place === -1) continue
    const received = entities[place]
    if (isObject(received)) fetch.complete(target, received)
    else if (received !== null) isComplete = false
  }
  return isComplete
}

/** A subgraph's error where the client can see it: below each object that the failed part was for. */
function placed(
  error: GraphQLFormattedError,
  request: CompiledRequest,
  questions: readonly Question[],
  data: Target,
): readonly GraphQLFormattedError[] {
  const { path, ...rest } = error
  const [first] = request.bundles
  if (first?.representations === undefined) {
    const base = (first?.fetches[0]?.path ?? []).filter((step) => step !== '@')
    return [path === undefined ? rest : { ...rest, path: [...base, ...path] }]
  }
  const [alias, place, ...below] = path ?? []
  const index = request.bundles.findIndex((bundle) => bundle.alias === alias)
  const paths = typeof place === 'number' ? pathsAt(questions[index], place, data) : []
  return paths.length === 0 ? [rest] : paths.map((at) => ({ ...rest, path: [...at, ...below] }))
}

const mostPlaces = 100

function pathsAt(question: Question | undefined, place: number, data: Target): (string | number)[][] {
  if (question === undefined) return []
  const found: (string | number)[][] = []
  for (const { fetch, targets, places } of question.parts) {
    const meant = new Set(targets.filter((_, index) => places[index] === place))
    for (const { target, path } of placesOfTargets(data, fetch.path)) {
      if (found.length < mostPlaces && meant.has(target)) found.push(path)
    }
  }
  return found
}
