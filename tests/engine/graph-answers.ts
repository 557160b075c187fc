import { allMembers, namedType, type RandomField, type RandomGraph, typeNamed } from './graph-model.ts'
import { hashOf } from './random-source.ts'

/** An object of the random data: its type and its id say all there is. */
export interface Thing {
  readonly __typename: string
  readonly id: string
  /** A field that it brings along from where it was found. */
  readonly provided?: string
}

/** What a field's answer depends on. */
export interface AnswerBasis {
  /** The type whose answers these are: of a field that an interface object adds, the interface. */
  readonly home: string
  readonly id: string
  readonly args: Readonly<Record<string, unknown>>
  /** What the field requires, in the order of its requirements. */
  readonly required: readonly unknown[]
  /** The mutations so far, for a field that depends on them. */
  readonly writes: readonly string[]
}

/**
 * What a field answers: a function of the object, the field, its arguments and what it requires alone, so that every
 * subgraph and the unsplit schema agree. Throws where the field's resolver fails.
 */
export function answerOf(graph: RandomGraph, field: RandomField, basis: AnswerBasis): unknown {
  const seed = JSON.stringify([
    graph.seed,
    basis.home,
    field.name,
    basis.id,
    Object.entries(basis.args).filter(([name]) => name !== 'hidden'),
    basis.required,
    field.isStateful ? basis.writes : 0,
  ])
  if (field.fault === 'throws' && hashOf(`throws ${seed}`) % 3 === 0) throw new Error('The resolver failed.')
  if (field.fault === 'wrong' && hashOf(`wrong ${seed}`) % 2 === 0) return wrongValue(seed)
  return valueAt({ graph, field }, field.type, seed)
}

const wrongValues: readonly unknown[] = ['teks', '12', 5.5, 3, true, { a: 1 }, [1, 'x'], [], -0, 3_000_000_000, 'RED']

/** A value that fits few types; some of them coerce to what the schema says. */
function wrongValue(seed: string): unknown {
  return wrongValues[hashOf(`which ${seed}`) % wrongValues.length]
}

interface ValueOf {
  readonly graph: RandomGraph
  readonly field: RandomField
}

function valueAt(of: ValueOf, type: string, seed: string): unknown {
  if (type.endsWith('!')) {
    const isLost = of.field.fault === 'null' && hashOf(`lost ${seed}`) % 4 === 0
    return isLost ? null : presentValue(of, type.slice(0, -1), seed)
  }
  return hashOf(`null ${seed}`) % 8 === 0 ? null : presentValue(of, type, seed)
}

function presentValue(of: ValueOf, type: string, seed: string): unknown {
  if (type.startsWith('[')) {
    const length = hashOf(`length ${seed}`) % 4
    return Array.from({ length }, (_, index) => valueAt(of, type.slice(1, -1), `${seed} ${index}`))
  }
  const hash = hashOf(seed)
  switch (type) {
    case 'Int':
      return (hash % 2_000) - 1_000
    case 'Float':
      return (hash % 10_000) / 8
    case 'Boolean':
      return hash % 2 === 0
    case 'ID':
      return String(hash % 1_000)
    case 'Colour':
      return hash % 40 === 0 ? 'UNSEEN' : ['RED', 'GREEN', 'BLUE'][hash % 3] // UNSEEN is @inaccessible
    case 'Any0':
      return [{ a: hash % 10, b: ['x', null, 'ü"\\ '] }, 'teks', 4.5, true][hash % 4]
    case 'String':
      return ['', 'biasa', 'kutip " dan \\', 'ñ é 漢字', 'baris\nbaru'][hash % 5]
    default:
      return thingOf(of, namedType(type), seed)
  }
}

const things = 5

/** Some object of a type; of an abstract one, of one of the members that all who resolve the field know. */
function thingOf({ graph, field }: ValueOf, name: string, seed: string): Thing | null {
  const type = typeNamed(graph, name)
  const members = type === undefined || type.members.length === 0 ? [name] : allMembers(type)
  const known = members.filter((member) => field.owners.every((owner) => isMember(graph, name, member, owner)))
  const concrete = known[hashOf(`of ${seed}`) % known.length]
  if (concrete === undefined) return null
  const thing = { __typename: concrete, id: `${concrete}.${hashOf(`id ${seed}`) % things}` }
  return field.provides === undefined ? thing : { ...thing, provided: field.provides }
}

function isMember(graph: RandomGraph, name: string, member: string, subgraph: number): boolean {
  const type = typeNamed(graph, name)
  if (type === undefined || type.members.length === 0) return true
  return type.objectIn.includes(subgraph) || type.members[subgraph]?.includes(member) === true
}

/** The other keys of an object follow from its id, and the id from them. */
export const keyValues: Readonly<Record<string, (id: string) => unknown>> = {
  id: (id) => id,
  code: (id) => `c-${id}`,
  region: (id) => hashOf(id) % 4,
  place: (id) => ({ land: `l${hashOf(id) % 3}`, nr: id }),
}

/** The id of the object that a representation stands for. Throws where its parts do not belong to one object. */
export function identify(representation: Readonly<Record<string, unknown>>): string {
  const { id, code, place } = representation
  const found = id ?? (typeof code === 'string' ? code.slice(2) : Object(place).nr)
  if (typeof found !== 'string') throw new Error(`A representation without a key: ${JSON.stringify(representation)}`)
  for (const [name, keyValue] of Object.entries(keyValues)) {
    const given = representation[name]
    if (given !== undefined && !isSame(given, keyValue(found))) {
      throw new Error(`A representation of no object: ${JSON.stringify(representation)}`)
    }
  }
  return found
}

function isSame(given: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return given === expected
  return Object.entries(expected).every(([name, value]) => Object(given)[name] === value)
}
