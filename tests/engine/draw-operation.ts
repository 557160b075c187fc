import { type GraphQLSchema, parse, validate } from 'graphql'
import { drawInput, type InputValue } from './draw-argument-values.ts'
import { needsArguments, oddNames } from './draw-fields.ts'
import { conditions, lifted, type VariableDrawing } from './draw-variables.ts'
import {
  allMembers,
  isPlain,
  namedType,
  type RandomField,
  type RandomGraph,
  type RandomType,
  typeNamed,
} from './graph-model.ts'
import { fieldsOf, keyFieldsOf } from './graph-parts.ts'
import { hashOf, type RandomSource, randomSource } from './random-source.ts'

/** An operation over a random graph, with the variables to run it with. */
export interface RandomOperation {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Draws an operation: aliases that meet other names, fragments in fragments, conditions, arguments as literals and
 * variables, types by name. What is drawn and does not merge is drawn again, with fewer aliases that could meet.
 */
export function drawOperation(graph: RandomGraph, schema: GraphQLSchema, seed: number): RandomOperation {
  for (const boldness of [30, 30, 15, 5, 0]) {
    const operation = draftOperation(graph, randomSource(hashOf(`${seed} ${boldness}`)), boldness)
    if (validate(schema, parse(operation.text)).length === 0) return operation
  }
  const operation = draftOperation(graph, randomSource(seed), 0)
  const [fault] = validate(schema, parse(operation.text))
  throw new Error(`The drawn operation is not valid: ${fault?.message}\n${operation.text}`)
}

interface Drawing extends VariableDrawing {
  readonly graph: RandomGraph
  /** How often, in a hundred cases, a response key is one that may meet another. */
  readonly boldness: number
  readonly fragments: { readonly name: string; readonly type: string; readonly text: string }[]
  fields: number
}

function draftOperation(graph: RandomGraph, random: RandomSource, boldness: number): RandomOperation {
  const drawing: Drawing = { graph, random, boldness, fragments: [], definitions: new Map(), variables: {}, fields: 0 }
  const mutation = random.chance(25) ? graph.mutation : undefined
  const body = selection(mutation ?? graph.query, 0, drawing)
  const definitions = [...drawing.definitions].map(([name, text]) => `$${name}: ${text}`)
  const parameters = definitions.length > 0 ? `(${definitions.join(', ')})` : ''
  const fragments = drawing.fragments.map(({ name, type, text }) => `fragment ${name} on ${type} ${text}`)
  const text = [`${mutation === undefined ? 'query' : 'mutation'} Random${parameters} ${body}`, ...fragments].join('\n')
  return { text, variables: drawing.variables }
}

const mostFields = 22
const deepest = 4

function selection(type: RandomType, depth: number, drawing: Drawing): string {
  const { random, graph } = drawing
  const isRoot = type.kind === 'root'
  const parts: string[] = random.chance(isRoot ? 8 : 25) ? [`${alias('__typename', drawing)}__typename`] : []
  if (type.name === 'Query' && depth === 0 && random.chance(8)) parts.push(introspection(graph, random))
  for (const key of keyFieldsOf(type)) if (random.chance(35)) parts.push(keyField(key, drawing))
  const isFull = depth >= deepest || drawing.fields >= mostFields
  const fields = fieldsOf(graph, type).filter(
    ({ isHidden, type: of }) => !isHidden && (!isFull || isPlain({ type: of })),
  )
  for (const field of random.some(fields, isFull ? 15 : isRoot ? 60 : 45)) parts.push(fieldText(field, depth, drawing))
  if (!isFull || random.chance(20)) {
    for (const name of narrower(type, drawing)) parts.push(fragmentOn(name, depth, drawing))
  }
  if (parts.length === 0) return '{ __typename }'
  return `{ ${shuffled(parts, random).join(' ')} }`
}

/** The types below an abstract one, or the type itself, or an interface of it, or one beside it. */
function narrower(type: RandomType, { random, graph }: Drawing): string[] {
  const members = allMembers(type)
  const below = members.length > 0 ? random.some(members, 55) : []
  const faces = type.kind === 'entity' || type.kind === 'value' ? random.some(type.implements, 15) : []
  const beside = members.length > 0 ? graph.types.filter((one) => one !== type && isOverlapping(one, members)) : []
  const some = beside.length > 0 && random.chance(12) ? [random.pick(beside).name] : []
  return [...below, ...faces, ...some, ...(random.chance(10) ? [type.name] : [])]
}

function isOverlapping(type: RandomType, members: readonly string[]): boolean {
  return allMembers(type).some((name) => members.includes(name))
}

function shuffled(parts: readonly string[], random: RandomSource): string[] {
  const left = [...parts]
  return parts.map(() => left.splice(random.below(left.length), 1)[0] ?? '')
}

function fragmentOn(name: string, depth: number, drawing: Drawing): string {
  const { random, graph } = drawing
  const type = [...graph.types, graph.query, graph.mutation].find((one) => one?.name === name)
  if (type === undefined) return '__typename'
  const known = drawing.fragments.filter((one) => one.type === name)
  if (known.length > 0 && random.chance(40)) return `...${random.pick(known).name}${conditions(drawing, 12)}`
  const text = selection(type, depth + 1, drawing)
  if (random.chance(30)) {
    const fragment = { name: `F${drawing.fragments.length}`, type: name, text }
    drawing.fragments.push(fragment)
    return `...${fragment.name}${conditions(drawing, 12)}`
  }
  return `...${random.chance(90) ? ` on ${name}` : ` on ${name} { __typename } ... on ${name}`}${conditions(drawing, 15)} ${text}`
}

function keyField(name: string, drawing: Drawing): string {
  const below =
    name === 'place' ? ` { ${drawing.random.some(['land', 'nr', '__typename'], 60).join(' ') || 'nr'} }` : ''
  return `${alias(name, drawing)}${name}${conditions(drawing, 5)}${below}`
}

function fieldText(field: RandomField, depth: number, drawing: Drawing): string {
  const { graph } = drawing
  drawing.fields += 1
  const args = argumentsText(field, drawing)
  const below = typeNamed(graph, namedType(field.type))
  const body = below === undefined ? '' : ` ${selection(below, depth + 1, drawing)}`
  const text = `${alias(field.name, drawing)}${field.name}${args}${conditions(drawing, 8)}${body}`
  return drawing.random.chance(4) ? `...${conditions(drawing, 60)} { ${text} }` : text
}

const riskyKeys = [
  ...oddNames,
  '__proto__',
  'id',
  'code',
  'place',
  'f0',
  'f1',
  'f2',
  'v0',
  'title',
  'shared',
  'a',
  'e0',
  '__typename',
]

/** A response key: the field's own name, one that may meet another's, or one that no other has. */
function alias(field: string, drawing: Drawing): string {
  const { random, boldness } = drawing
  drawing.fields += 1
  if (boldness > 0 && random.chance(boldness)) return `${random.pick(riskyKeys)}: `
  const isFree = field === '__typename' || ['id', 'code', 'region', 'place'].includes(field)
  return boldness > 0 ? (random.chance(20) ? `a${drawing.fields}: ` : '') : isFree ? '' : `a${drawing.fields}: `
}

function argumentsText(field: RandomField, drawing: Drawing): string {
  const { random } = drawing
  const said = field.args.filter(
    ({ isHidden, type, fallback }) =>
      !isHidden && (random.chance(60) || (needsArguments(field) && type.endsWith('!') && fallback === undefined)),
  )
  if (said.length === 0) return ''
  const lift = (type: string, value: InputValue) => lifted(type, value, drawing)
  return `(${said.map(({ name, type }) => `${name}: ${drawInput(type, random, lift).literal}`).join(', ')})`
}

/** Introspection under keys that say what it is: it is compared with the schema that callers see. */
function introspection(graph: RandomGraph, random: RandomSource): string {
  const type = random.pick(graph.types).name
  return random.pick([
    'schema0: __schema { queryType { name } types { kind name fields { name type { name ofType { name } } } } }',
    `type0: __type(name: "${type}") { __typename kind name possibleTypes { name } interfaces { name } }`,
    'type0: __type(name: "Nothing") { name } schema0: __schema { directives { name isRepeatable } }',
  ])
}
