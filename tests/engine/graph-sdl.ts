import { inputType } from './draw-argument-values.ts'
import type { RandomField, RandomGraph, RandomType } from './graph-model.ts'
import { fieldsIn, fieldsOf, interfaceFieldsIn, isHere, keyFieldsOf, knownTypes } from './graph-parts.ts'

const common = `enum Colour { RED GREEN BLUE }\nscalar Any0\n${inputType}`
const commonSplit = `enum Colour { RED GREEN BLUE UNSEEN @inaccessible }\nscalar Any0 @tag(name: "leaf")\n${inputType}`
const place = 'type Place { land: String! nr: ID! }'
const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@tag", "@interfaceObject"])'

const keyTypes: Readonly<Record<string, string>> = { id: 'ID!', code: 'String!', region: 'Int!', place: 'Place!' }

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
