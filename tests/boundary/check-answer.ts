import type { Canaries, CanaryRow } from './canary-seed.ts'
import type { Question, Whole } from './questions.ts'
import { mayRead, maySearch, type ReferenceAgreements, type ReferenceCaller, type ReferenceField } from './reference.ts'

/** All that a test knows of one subgraph, to judge answers by. */
export interface Judged {
  /** The agency whose rows they are. */
  readonly owner: string
  readonly canaries: Canaries
  readonly fields: ReadonlyMap<string, ReferenceField>
}

/** A caller and the state of the agreements that a question was asked under. */
export interface Circumstance {
  readonly caller: ReferenceCaller
  readonly agreements: ReferenceAgreements
}

/** What is wrong with an answer: a value that should be closed, one that is missing, a row too many or too few. */
export function faultsOf(question: Question, data: unknown, judged: Judged, circumstance: Circumstance): string[] {
  const faults: string[] = []
  visit(data, (object) => faults.push(...faultsOfObject(object, judged, circumstance)))
  return [
    ...faults,
    ...faultsOfWhole(question, data, judged, circumstance),
    ...faultsOfSearch(question, data, judged, circumstance),
  ]
}

/** A search is answered where the reference lets the caller search, and refused as a whole where not. */
function faultsOfSearch(
  { name, search }: Question,
  data: unknown,
  judged: Judged,
  circumstance: Circumstance,
): string[] {
  const key = judged.fields.get(`${search?.type}.id`)
  const filtered = judged.fields.get(search?.filtered ?? '')
  if (search === undefined || key === undefined || filtered === undefined) return []
  const { caller, agreements } = circumstance
  const isAllowed = maySearch({ owner: judged.owner, key, filtered }, caller, agreements)
  const isAnswered = isObject(data) && isObject(data[search.list])
  return isAllowed === isAnswered ? [] : [`${name} is ${isAnswered ? 'answered' : 'refused'}`]
}

/** Canaries in a text that its reader may not have, whatever the answer's shape. */
export function leaksIn(text: string, judged: Judged, circumstance: Circumstance): string[] {
  const found = text.match(/canary-\d{6}|35099999\d{8}|[67]00\d{6}/g) ?? []
  const allowed = allowedCanaries(judged, circumstance)
  return [...new Set(found)].filter((one) => !allowed.has(one)).map((one) => `${one} left its owner`)
}

const allowedSets = new WeakMap<Circumstance, WeakMap<Judged, Set<string>>>()

function allowedCanaries(judged: Judged, circumstance: Circumstance): Set<string> {
  const known = allowedSets.get(circumstance) ?? new WeakMap<Judged, Set<string>>()
  allowedSets.set(circumstance, known)
  const set = known.get(judged) ?? new Set<string>()
  if (!known.has(judged)) {
    for (const row of judged.canaries.rows.values()) {
      for (const [leaf, value] of row.leaves)
        if (isOpen(row, leaf, judged, circumstance))
          for (const one of [value].flat()) set.add(String(one).replace(/\.5\d*$/, ''))
    }
    known.set(judged, set)
  }
  return set
}

function faultsOfObject(
  object: Readonly<Record<string, unknown>>,
  judged: Judged,
  circumstance: Circumstance,
): string[] {
  const row = judged.canaries.rows.get(String(object.id))
  if (row === undefined || row.type !== object.__typename) return []
  const isEcho = row.type === 'Worker'
  if (!isEcho && !isVisible(row, judged, circumstance)) return [`row ${row.id} should not exist for this caller`]
  return Object.entries(object).flatMap(([leaf, value]) => {
    if (leaf === '__typename' || (isEcho && leaf === 'id')) return []
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return faultsOfReference(row, leaf, value, judged, circumstance)
    const expected = row.leaves.get(leaf)
    if (expected === undefined) return []
    const wanted = isOpen(row, leaf, judged, circumstance) ? expected : null
    return JSON.stringify(value) === JSON.stringify(wanted)
      ? []
      : [`${row.type}.${leaf} of ${row.situation}: ${JSON.stringify(value)} instead of ${JSON.stringify(wanted)}`]
  })
}

function faultsOfReference(
  row: CanaryRow,
  leaf: string,
  value: object,
  judged: Judged,
  circumstance: Circumstance,
): string[] {
  const field = judged.fields.get(`${row.type}.${leaf}`)
  const isReference = field !== undefined && field.class !== 'NONE' && Object.keys(value).length <= 2
  return isReference && !isOpen(row, leaf, judged, circumstance)
    ? [`${row.type}.${leaf} of ${row.situation} should be closed`]
    : []
}

function faultsOfWhole(question: Question, data: unknown, judged: Judged, circumstance: Circumstance): string[] {
  return question.wholes.flatMap((whole) => faultsOfRows(question.name, whole, data, judged, circumstance))
}

function faultsOfRows(name: string, whole: Whole, data: unknown, judged: Judged, circumstance: Circumstance): string[] {
  // where the worker is another agency's, the reference to her is a leaf, and an edge from her reads it
  const isStub = judged.fields.get('Worker.id')?.class === 'NONE'
  const pointers = ['workerId', ...(isStub ? ['worker'] : [])]
  const pointer = pointers.find((name) => judged.fields.has(`${whole.type}.${name}`))
  const expected = [...judged.canaries.rows.values()]
    .filter((row) => row.type === whole.type && isVisible(row, judged, circumstance))
    .filter(
      (row) => whole.ofWorker === undefined || row.leaves.get('id') === whole.ofWorker || belongs(row, whole.ofWorker),
    )
    .filter(
      (row) => whole.ofWorker === undefined || pointer === undefined || isOpen(row, pointer, judged, circumstance),
    )
    .map((row) => row.id)
  const found = at(data, whole.path).map((one) => String(one.id))
  return JSON.stringify(expected.sort()) === JSON.stringify(found.sort())
    ? []
    : [`${name}: rows [${found}] instead of [${expected}]`]
}

function belongs(row: CanaryRow, worker: string): boolean {
  return row.worker === worker
}

function isVisible(row: CanaryRow, judged: Judged, circumstance: Circumstance): boolean {
  const field = judged.fields.get(`${row.type}.id`)
  return (
    field !== undefined &&
    mayRead(field, circumstance.caller, judged.canaries.factsOf(row, circumstance.caller), circumstance.agreements)
  )
}

function isOpen(row: CanaryRow, leaf: string, judged: Judged, circumstance: Circumstance): boolean {
  const field = judged.fields.get(`${row.type}.${leaf}`)
  if (field === undefined || !isVisible(row, judged, circumstance)) return false
  return mayRead(field, circumstance.caller, judged.canaries.factsOf(row, circumstance.caller), circumstance.agreements)
}

function at(data: unknown, path: readonly string[]): Readonly<Record<string, unknown>>[] {
  return path
    .reduce<unknown[]>((found, step) => found.flatMap((one) => (isObject(one) ? [one[step]].flat() : [])), [data])
    .filter(isObject)
}

function visit(value: unknown, see: (object: Readonly<Record<string, unknown>>) => void): void {
  if (isObject(value)) see(value)
  const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []
  for (const one of inner) visit(one, see)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
