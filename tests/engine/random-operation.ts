import { namedType, type RandomFederation, type RandomField, type RandomType } from './random-federation.ts'
import { type RandomSource, randomSource } from './random-source.ts'

/** An operation over a random graph, with the variables to run it with. */
export interface RandomOperation {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Draws an operation: aliases, fragments, conditions by variable and by value, arguments of both kinds, types by name. */
export function randomOperation(federation: RandomFederation, seed: number): RandomOperation {
  const random = randomSource(seed)
  const drawing: Drawing = { federation, random, fragments: [], fields: 0, used: new Set() }
  const isMutation = federation.mutation !== undefined && random.chance(15)
  const root = isMutation && federation.mutation !== undefined ? federation.mutation : federation.query
  const body = selection(root, 0, drawing)
  const definitions = [...drawing.used].map((name) => variableDefinitions[name]).filter((one) => one !== undefined)
  const head = `${isMutation ? 'mutation' : 'query'} Random${definitions.length > 0 ? `(${definitions.join(', ')})` : ''}`
  const values = {
    yes: random.chance(50),
    no: random.chance(50),
    number: random.below(3),
    other: random.chance(50) ? null : 7,
  }
  const variables = Object.fromEntries(
    Object.entries(values).filter(([name]) => drawing.used.has(name) && !(name === 'defaulted')),
  )
  return { text: `${head} ${body}\n${drawing.fragments.join('\n')}`, variables }
}

const variableDefinitions: Readonly<Record<string, string>> = {
  yes: '$yes: Boolean!',
  no: '$no: Boolean = true',
  number: '$number: Int',
  other: '$other: Int = 2',
}

interface Drawing {
  readonly federation: RandomFederation
  readonly random: RandomSource
  readonly fragments: string[]
  fields: number
  readonly used: Set<string>
}

const mostFields = 60
const deepest = 6

function selection(type: RandomType, depth: number, drawing: Drawing): string {
  const { random } = drawing
  const parts: string[] = []
  const isRoot = type.name === 'Query' || type.name === 'Mutation'
  if (random.chance(isRoot ? 5 : 25)) parts.push(random.chance(30) ? 'kind: __typename' : '__typename')
  for (const key of type.keys) if (random.chance(40)) parts.push(random.chance(20) ? `k_${key}: ${key}` : key)
  const fields = depth < deepest && drawing.fields < mostFields ? random.some(type.fields, isRoot ? 70 : 55) : []
  for (const field of fields) {
    const drawn = fieldText(type, field, depth, drawing)
    if (drawn !== undefined) parts.push(drawn)
  }
  for (const member of type.members) {
    const concrete = typeNamed(drawing.federation, member)
    if (concrete !== undefined && random.chance(70)) parts.push(fragmentOn(concrete, depth, drawing))
  }
  if (type.kind === 'entity' && random.chance(10)) parts.push(fragmentOn(type, depth, drawing))
  return parts.length > 0 ? `{ ${parts.join(' ')} }` : '{ __typename }'
}

function fragmentOn(type: RandomType, depth: number, drawing: Drawing): string {
  const { random } = drawing
  const body = selection(type, depth + 1, drawing)
  if (random.chance(70)) return `... on ${type.name}${condition(drawing, 10)} ${body}`
  const name = `F${drawing.fragments.length}`
  drawing.fragments.push(`fragment ${name} on ${type.name} ${body}`)
  return `...${name}${condition(drawing, 10)}`
}

function fieldText(type: RandomType, field: RandomField, depth: number, drawing: Drawing): string | undefined {
  const { random, federation } = drawing
  drawing.fields += 1
  const args = field.argument ? argumentText(drawing) : ''
  // another argument or another type behind the same key would not merge: then the alias says both
  const alias =
    args !== '' || type.members.length > 0 || random.chance(20) || isObjectField(federation, field)
      ? `a${drawing.fields}: `
      : aliasOf(type, field, federation)
  const below = typeNamed(federation, namedType(field.type))
  const body = below === undefined || below.kind === 'enum' ? '' : ` ${selection(below, depth + 1, drawing)}`
  return `${alias}${field.name}${args}${condition(drawing, 8)}${body}`
}

/** Fields of one name and of other types stand below one abstract field: an alias by type keeps them apart. */
function aliasOf(type: RandomType, field: RandomField, { types }: RandomFederation): string {
  const isAlike = types.every((other) =>
    other.fields.every((one) => one.name !== field.name || one.type === field.type),
  )
  return isAlike ? '' : `${type.name}_${field.name}: `
}

function isObjectField(federation: RandomFederation, field: RandomField): boolean {
  const below = typeNamed(federation, namedType(field.type))
  return below !== undefined && below.kind !== 'enum'
}

function argumentText({ random, used }: Drawing): string {
  if (random.chance(30)) return ''
  if (random.chance(50)) return `(of: ${random.below(4)})`
  const name = random.chance(50) ? 'number' : 'other'
  used.add(name)
  return `(of: $${name})`
}

function condition({ random, used }: Drawing, of: number): string {
  if (!random.chance(of)) return ''
  const directive = random.pick(['skip', 'include'])
  if (random.chance(25)) return ` @${directive}(if: ${random.chance(50)})`
  const name = random.pick(['yes', 'no'])
  used.add(name)
  return ` @${directive}(if: $${name})`
}

function typeNamed({ types }: RandomFederation, name: string): RandomType | undefined {
  return types.find((type) => type.name === name)
}
