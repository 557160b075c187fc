import { inputType } from './draw-argument-values.ts'
import { namedType, type RandomField, type RandomGraph, type RandomType, typeNamed } from './graph-model.ts'

const common = `enum Colour { RED GREEN BLUE }\nscalar Any0\n${inputType}`
const commonSplit = `enum Colour { RED GREEN BLUE UNSEEN @inaccessible }\nscalar Any0 @tag(name: "leaf")\n${inputType}`
const place = 'type Place { land: String! nr: ID! }'
const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@tag", "@interfaceObject"])'

/** The fields of a type with those that an interface object adds to it. */
export function fieldsOf(graph: RandomGraph, type: RandomType): readonly RandomField[] {
  const added = type.implements.flatMap((name) => typeNamed(graph, name)?.fields ?? [])
  const own = type.fields.filter((field) => isDeclared(graph, type, field))
  return [...own, ...added.filter(({ home }) => home !== undefined)]
}

/** The key fields that an entity has anywhere. */
export function keyFieldsOf(type: RandomType): readonly string[] {
  if (type.name === 'Media') return ['id']
  const fields = type.keys.flatMap((keys) => keys?.fields ?? [])
  return ['id', 'code', 'region', 'place'].filter((name) => fields.some((key) => key.split(' ').includes(name)))
}

const keyTypes: Readonly<Record<string, string>> = { id: 'ID!', code: 'String!', region: 'Int!', place: 'Place!' }

/** An abstract type has a field once some subgraph's part of it has. */
function isDeclared(graph: RandomGraph, type: RandomType, field: RandomField): boolean {
  if (type.kind !== 'interface' || field.home !== undefined) return true
  return type.members.some(
    (known, index) => known !== undefined && interfaceFieldsIn(graph, type, index).includes(field),
  )
}

/** The graph as one plain schema; without what is `@inaccessible`, or with it. */
export function unsplitSdl(graph: RandomGraph, withHidden: boolean): string {
  const types = [...graph.types, graph.query, ...(graph.mutation === undefined ? [] : [graph.mutation])]
  const written = types.map((type) => {
    const keys = keyFieldsOf(type).map((name) => `${name}: ${keyTypes[name]}`)
    const fields = fieldsOf(graph, type).filter(({ isHidden }) => withHidden || !isHidden)
    const members = [...new Set(type.members.flatMap((some) => some ?? []))]
    return definition(type, { members, lines: [...keys, ...fields.map((field) => fieldText(field, withHidden))] })
  })
  return [common, place, ...written].join('\n')
}

interface Parts {
  readonly members: readonly string[]
  readonly lines: readonly string[]
  readonly keyword?: string
  readonly faces?: readonly string[]
  readonly directives?: string
}

function definition(type: RandomType, { members, lines, ...parts }: Parts): string {
  const { directives = '', faces = type.implements } = parts
  if (type.kind === 'union') return `union ${type.name}${directives} = ${members.join(' | ')}`
  const keyword = parts.keyword ?? (type.kind === 'interface' ? 'interface' : 'type')
  const implementing = faces.length > 0 ? ` implements ${faces.join(' & ')}` : ''
  return `${keyword} ${type.name}${implementing}${directives} {\n  ${lines.join('\n  ')}\n}`
}

function fieldText({ name, type, args }: RandomField, withHidden: boolean): string {
  const said = args
    .filter(({ isHidden }) => withHidden || !isHidden)
    .map(
      (one) =>
        `${one.name}: ${one.type}${one.fallback === undefined ? '' : ` = ${one.fallback}`}${one.isHidden ? ' @inaccessible' : ''}`,
    )
  return `${name}${said.length > 0 ? `(${said.join(', ')})` : ''}: ${type}`
}

/** The text of one subgraph; undefined where it would hold nothing. */
export function subgraphSdl(graph: RandomGraph, index: number): string | undefined {
  const known = knownTypes(graph, index)
  const roots = [graph.query, ...(graph.mutation === undefined ? [] : [graph.mutation])].filter(({ fields }) =>
    fields.some((field) => isHere(field, index)),
  )
  if (known.length === 0 && roots.length === 0) return undefined
  const written = [...known, ...roots].map((type) => splitType(graph, type, index, known))
  const usesPlace = known.some(({ keys }) => keys[index]?.fields.some((key) => key.startsWith('place')) === true)
  return [link, commonSplit, ...(usesPlace ? [place.replace('Place', 'Place @shareable')] : []), ...written].join('\n')
}

function isHere({ owners, overrides, providedBy }: RandomField, index: number): boolean {
  return owners.includes(index) || overrides === index || providedBy.includes(index)
}

/** The fields that a subgraph has of a type: what it resolves, and what it only names as external. */
function fieldsIn(type: RandomType, index: number): RandomField[] {
  const own = type.fields.filter((field) => isHere(field, index))
  const external = type.fields.filter(
    (field) =>
      !own.includes(field) &&
      own.some(({ requires, owners }) => owners.includes(index) && requires.some((one) => one.field === field.name)),
  )
  if (type.kind === 'interface' && type.objectIn.includes(index)) return [...own, ...external]
  if (type.name === 'Media') return type.fields.filter(({ home }) => home === undefined)
  return [...own, ...external]
}

/** An interface in a subgraph has those of its fields that each of its members there has. */
function interfaceFieldsIn(graph: RandomGraph, type: RandomType, index: number): RandomField[] {
  if (type.name === 'Media') return fieldsIn(type, index)
  const members = (type.members[index] ?? []).flatMap((name) => typeNamed(graph, name) ?? [])
  return type.fields.filter(({ name }) =>
    members.every((member) => member.fields.some((field) => field.name === name && field.owners.includes(index))),
  )
}

/** The types that a subgraph must have: the entities of which it resolves something, and what these and its root fields lead to. */
export function knownTypes(graph: RandomGraph, index: number): RandomType[] {
  const found = new Map<string, RandomType>()
  const visit = (type: RandomType) => {
    if (type.kind !== 'root') found.set(type.name, type)
    const isObject = type.objectIn.includes(index)
    const faces = type.implements.filter((name) => typeNamed(graph, name)?.members[index]?.includes(type.name))
    const next = [
      ...fieldsIn(type, index).map((field) => namedType(field.type)),
      ...(isObject ? [] : (type.members[index] ?? [])),
      ...faces,
      ...(type.kind === 'interface' ? type.implements : []),
    ]
    for (const name of next) {
      const other = typeNamed(graph, name)
      if (other !== undefined && !found.has(name)) visit(other)
    }
  }
  for (const type of graph.types) {
    const isOwner = type.fields.some((field) => isHere(field, index))
    if (type.kind === 'entity' && isOwner) visit(type)
    if (type.name === 'Media' && (type.objectIn.includes(index) || type.members[index] !== undefined)) visit(type)
  }
  for (const root of [graph.query, graph.mutation]) if (root !== undefined) visit(root)
  return [...found.values()]
}

function splitType(graph: RandomGraph, type: RandomType, index: number, known: readonly RandomType[]): string {
  const members = type.members[index] ?? []
  const isObject = type.objectIn.includes(index)
  const isInterface = type.kind === 'interface' && !isObject
  const keyNames =
    isObject || (type.name === 'Media' && isInterface) ? ['id'] : keyFieldsOf({ ...type, keys: [type.keys[index]] })
  const fields = isInterface ? interfaceFieldsIn(graph, type, index) : fieldsIn(type, index)
  const faces = type.implements.filter((name) => {
    const face = known.find((one) => one.name === name)
    return type.kind === 'interface' ? face !== undefined : face?.members[index]?.includes(type.name) === true
  })
  return definition(type, {
    members,
    faces,
    keyword: isObject ? 'type' : isInterface ? 'interface' : 'type',
    directives: splitDirectives(type, index),
    lines: [
      ...keyNames.map((name) => `${name}: ${keyTypes[name]}`),
      ...fields.map((field) => (isInterface ? fieldText(field, true) : splitField(type, field, index))),
    ],
  })
}

function splitDirectives(type: RandomType, index: number): string {
  if (type.objectIn.includes(index)) return ' @interfaceObject @key(fields: "id")'
  if (type.name === 'Media') return ' @key(fields: "id")'
  const keys = type.keys[index]
  if (keys !== undefined) {
    const more = keys.isResolvable ? '' : ', resolvable: false'
    return keys.fields.map((fields) => ` @key(fields: "${fields}"${more})`).join('')
  }
  return type.kind === 'value' ? ' @shareable' : type.kind === 'root' ? '' : ' @tag(name: "abstract")'
}

function splitField(type: RandomType, field: RandomField, index: number): string {
  const plain = fieldText(field, true)
  if (!field.owners.includes(index) && field.overrides !== index) {
    return `${plain.replaceAll(' @inaccessible', '')} @external`
  }
  const text = `${plain}${field.isHidden ? ' @inaccessible' : ''}`
  if (type.kind === 'value' || field.overrides === index) return text
  const requires = field.requires.map(
    ({ field: name, given, below }) => `${name}${given}${below === undefined ? '' : ` { ${below} }`}`,
  )
  return [
    text,
    field.owners.length > 1 || field.providedBy.length > 0 ? '@shareable' : '',
    requires.length > 0 ? `@requires(fields: ${JSON.stringify(requires.join(' '))})` : '',
    field.provides === undefined ? '' : `@provides(fields: "${field.provides}")`,
    field.overrides === undefined ? '' : `@override(from: "s${field.overrides}")`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
