import { type RandomSource, randomSource } from './random-source.ts'

/** One field of a random schema, as the unsplit schema has it and with its place in the split one. */
export interface RandomField {
  readonly name: string
  /** Written as SDL: `[E1!]`. */
  readonly type: string
  readonly argument: boolean
  /** The subgraphs that resolve it; more than one when it is shareable. */
  readonly owners: readonly number[]
  /** A field of the same type in other subgraphs that it needs. */
  readonly requires: string | undefined
  /** A field of what it returns that it brings along. */
  readonly provides: string | undefined
}

export interface RandomType {
  readonly name: string
  readonly kind: 'entity' | 'value' | 'interface' | 'union' | 'enum'
  readonly fields: readonly RandomField[]
  /** Of an entity: its keys, and the subgraphs that have each. */
  readonly keys: readonly string[]
  readonly implements: readonly string[]
  /** Of a union, or an interface: who belongs to it. */
  readonly members: readonly string[]
}

/** A random graph: its types, its root fields, and how it is split into subgraphs. */
export interface RandomFederation {
  readonly seed: number
  readonly subgraphs: number
  readonly types: readonly RandomType[]
  readonly query: RandomType
  readonly mutation: RandomType | undefined
}

const scalars = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Colour', 'Any0']

/** Draws a graph. Every entity has the key `id`, some have a second one; ownership of each field is random. */
export function randomFederation(seed: number): RandomFederation {
  const random = randomSource(seed)
  const subgraphs = 2 + random.below(4)
  const entities = Array.from({ length: 2 + random.below(4) }, (_, index) => `E${index}`)
  const values = Array.from({ length: random.below(3) }, (_, index) => `V${index}`)
  const hasInterface = random.chance(60)
  const hasUnion = random.chance(50)
  const members = hasInterface ? atLeastOne(random, entities) : []
  const united = hasUnion ? atLeastOne(random, entities) : []
  const outputs = [...entities, ...values, ...(hasInterface ? ['Face'] : []), ...(hasUnion ? ['Either'] : [])]
  const at = { random, subgraphs, outputs, entities }

  const shared: RandomField = {
    name: 'shared',
    type: random.pick(['Int', 'String']),
    argument: false,
    owners: all(subgraphs),
    requires: undefined,
    provides: undefined,
  }
  const types: RandomType[] = [
    ...entities.map((name) => entityType(name, at, members.includes(name) ? [shared] : [])),
    ...values.map((name) => valueType(name, at)),
    { ...blank('Colour', 'enum') },
    ...(hasInterface ? [{ ...blank('Face', 'interface'), fields: [shared], members }] : []),
    ...(hasUnion ? [{ ...blank('Either', 'union'), members: united }] : []),
  ].map((type) => (members.includes(type.name) ? { ...type, implements: ['Face'] } : type))
  const query = { ...blank('Query', 'value'), fields: rootFields('q', at) }
  const mutation = random.chance(40)
    ? { ...blank('Mutation', 'value'), fields: rootFields('m', at).slice(0, 3) }
    : undefined
  return { seed, subgraphs, types: withRequires(types, random), query, mutation }
}

interface Drawing {
  readonly random: RandomSource
  readonly subgraphs: number
  readonly outputs: readonly string[]
  readonly entities: readonly string[]
}

function blank(name: string, kind: RandomType['kind']): RandomType {
  return { name, kind, fields: [], keys: [], implements: [], members: [] }
}

function entityType(name: string, at: Drawing, shared: readonly RandomField[]): RandomType {
  const { random } = at
  const fields = Array.from({ length: 2 + random.below(5) }, (_, index) =>
    drawField(`f${index}`, at, random.chance(15)),
  )
  const keys = random.chance(25) ? ['id', 'code'] : ['id']
  return { ...blank(name, 'entity'), fields: [...fields, ...shared], keys }
}

/** A value type is the same wherever it is used, and all of it is resolved there. */
function valueType(name: string, at: Drawing): RandomType {
  const { random, subgraphs, entities } = at
  const fields = Array.from(
    { length: 1 + random.below(3) },
    (_, index): RandomField => ({
      ...drawField(`v${index}`, { ...at, outputs: entities }, true),
      argument: false,
      owners: all(subgraphs),
    }),
  )
  return { ...blank(name, 'value'), fields: fields.map((field) => ({ ...field, provides: undefined })) }
}

function rootFields(prefix: string, at: Drawing): RandomField[] {
  const { random, subgraphs, outputs } = at
  return Array.from({ length: 2 + random.below(4) }, (_, index) => ({
    name: `${prefix}${index}`,
    type: wrapped(random.pick(outputs), random),
    argument: random.chance(50),
    owners: [random.below(subgraphs)],
    requires: undefined,
    provides: undefined,
  }))
}

function drawField(name: string, { random, subgraphs, outputs }: Drawing, isShared: boolean): RandomField {
  const isObject = random.chance(45)
  const type = wrapped(isObject ? random.pick(outputs) : random.pick(scalars), random)
  const owner = random.below(subgraphs)
  const owners = isShared ? [...new Set([owner, random.below(subgraphs)])].sort() : [owner]
  return { name, type, argument: random.chance(30), owners, requires: undefined, provides: undefined }
}

function wrapped(type: string, random: RandomSource): string {
  const inner = random.chance(20) ? `${type}!` : type
  const list = random.chance(35) ? `[${inner}]` : inner
  return list.startsWith('[') && random.chance(15) ? `${list}!` : list
}

/** Some plain fields need a plain field that only others resolve. */
function withRequires(types: readonly RandomType[], random: RandomSource): RandomType[] {
  return types.map((type) => {
    if (type.kind !== 'entity') return type
    const fields = type.fields.map((field) => {
      if (field.owners.length > 1 || !random.chance(25)) return field
      const [owner = 0] = field.owners
      const needed = type.fields.filter((one) => isPlain(one) && !one.argument && !one.owners.includes(owner))
      return needed.length === 0 ? field : { ...field, requires: random.pick(needed).name }
    })
    // what is required must not itself require: the plan would be right, and the answer harder to read
    const isNeeded = (name: string) => fields.some(({ requires }) => requires === name)
    return {
      ...type,
      fields: fields.map((field) => (isNeeded(field.name) ? { ...field, requires: undefined } : field)),
    }
  })
}

/** True for a field that holds a scalar or a list of them. */
export function isPlain({ type }: Pick<RandomField, 'type'>): boolean {
  return scalars.includes(namedType(type))
}

/** The name inside lists and non-null marks. */
export function namedType(type: string): string {
  return type.replace(/[[\]!]/g, '')
}

function atLeastOne(random: RandomSource, list: readonly string[]): string[] {
  const some = random.some(list, 60)
  return some.length > 0 ? some : [random.pick(list)]
}

function all(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
