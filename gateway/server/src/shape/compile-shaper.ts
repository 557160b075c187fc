import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { getOwn, isInherited } from '../compile/own-property.ts'
import { sharedText } from '../compile/share-equals.ts'
import { plannedKey, type SeparateKeys } from '../plan/separate-keys.ts'
import type { AnswerBytes } from './answer-bytes.ts'
import * as writing from './answer-bytes.ts'
import { collectKeys, type Selected } from './collect-keys.ts'
import { uniformKeys } from './uniform-keys.ts'

/** Writes the data of an answer as JSON; undefined where a value is not as the schema says and needs a closer look. */
export type Shape = (data: object) => AnswerBytes | undefined

export interface ShaperOptions {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The values of the variables that decide `@skip` and `@include`. */
  readonly conditions: Readonly<Record<string, boolean>>
  /** How the data's keys differ from the document's. */
  readonly keys?: SeparateKeys | undefined
}

/**
 * Compiles a writer for one operation: a function a type and selection, with every key as literal text. It knows only
 * answers in which all is well, and leaves the others to `shapeExactly`. Undefined for an operation that introspects.
 */
export function compileShaper(options: ShaperOptions): Shape | undefined {
  const root = options.schema.getRootType(options.operation.operation)
  if (root === undefined || root === null) return undefined
  const writer = newWriter(options)
  const selected = collectKeys(root, [options.operation.selectionSet], options)
  if ([...selected.keys()].length > 0 && introspects(selected)) return undefined
  const name = writer.objectFunction(root, selected)
  // the text holds nothing but names that GraphQL's grammar allows and numbered constants
  // the text holds nothing but names that GraphQL's grammar allows and numbered constants
  const make = new Function(
    'c',
    'own',
    's',
    'w',
    `'use strict';const {literal,byte,quoted,number,json,place,again}=w;let by;
${writer.code()}
return function(o){by={};${name}(o)};`,
  )
  const write: (data: object) => void = make(writer.constants, getOwn, sharedText, writing)
  return (data) => {
    try {
      writing.begin()
      write(data)
      return writing.taken()
    } catch (error) {
      if (error === notAsExpected || error instanceof RangeError) return undefined // too deep for the stack
      throw error
    }
  }
}

/** Thrown by compiled code, once for an answer, with nothing to say. */
const notAsExpected = Symbol('a value is not as the schema says')

function introspects(selected: Selected): boolean {
  return [...selected.values()].some(([first]) => ['__schema', '__type'].includes(first?.name.value ?? ''))
}

interface Writer {
  readonly constants: unknown[]
  objectFunction(type: GraphQLObjectType | GraphQLInterfaceType, selected: Selected): string
  code(): string
}

function newWriter(options: ShaperOptions): Writer {
  const constants: unknown[] = [notAsExpected]
  const functions: string[] = []
  let names = 0
  const constant = (value: unknown) => `c[${constants.push(value) - 1}]`
  const literal = (text: string) => `literal(${constant(writing.literalOf(text))});`
  return { constants, objectFunction, code: () => functions.join('\n') }

  function objectFunction(type: GraphQLObjectType | GraphQLInterfaceType, selected: Selected): string {
    const name = `f${names++}`
    const lines = [...selected].map(([key, nodes], index) => fieldLines(type, key, nodes, index === 0))
    // below parents of two types one object may be asked for different keys: the text is of this function
    functions.push(`function ${name}(o){const m=o[s];if(m!==undefined&&m.by===by&&m.of===${name})return again(m.from,m.to);
const from=place();let v;\n${lines.length === 0 ? 'byte(123);' : lines.join('\n')}\nbyte(125);if(m!==undefined)o[s]={by,of:${name},from,to:place()};}`)
    return name
  }

  function fieldLines(
    type: GraphQLObjectType | GraphQLInterfaceType,
    key: string,
    nodes: readonly FieldNode[],
    isFirst: boolean,
  ): string {
    const before = `${isFirst ? '{' : ','}"${key}":`
    const [first] = nodes
    if (first?.name.value === '__typename') return literal(`${before}"${type.name}"`)
    const field = type.getFields()[first?.name.value ?? '']
    if (field === undefined)
      throw new Error(`The operation selects ${type.name}.${first?.name.value}, which is not there.`)
    const held = first === undefined ? key : plannedKey(first, options.keys)
    const read = isInherited(held) ? `own(o,${JSON.stringify(held)})` : `o.${held}`
    return `${literal(before)}v=${read};${valueLines(field.type, nodes)}`
  }

  /** Writes `v`. */
  function valueLines(type: GraphQLOutputType, nodes: readonly FieldNode[]): string {
    if (isNonNullType(type)) return `if(v===null||v===undefined)throw c[0];${presentLines(type.ofType, nodes)}`
    return `if(v===null||v===undefined){${literal('null')}}else{${presentLines(type, nodes)}}`
  }

  function presentLines(type: GraphQLOutputType, nodes: readonly FieldNode[]): string {
    if (isListType(type)) return listLines(type.ofType, nodes)
    if (isLeafType(type)) return leafLines(type)
    const isRecord = `if(typeof v!=='object'||Array.isArray(v))throw c[0];`
    const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    if (isObjectType(type)) return `${isRecord}${objectFunction(type, collectKeys(type, inner, options))}(v);`
    if (isNonNullType(type)) return valueLines(type, nodes)
    const cases = options.schema
      .getPossibleTypes(type)
      .map((one) => `case '${one.name}':${objectFunction(one, collectKeys(one, inner, options))}(v);break;`)
    return `${isRecord}switch(v.__typename){${cases.join('')}${untold(type, inner)}default:throw c[0];}`
  }

  /** An object whose type nobody told, or told by the name of its interface. */
  function untold(type: GraphQLAbstractType, inner: readonly SelectionSetNode[]): string {
    const selected = isInterfaceType(type) ? uniformKeys(type, inner, options) : undefined
    if (!isInterfaceType(type) || selected === undefined) return ''
    return `case '${type.name}':case undefined:${objectFunction(type, selected)}(v);break;`
  }

  /** Each list writes in a function of its own, so that its `v` is its own. */
  function listLines(of: GraphQLOutputType, nodes: readonly FieldNode[]): string {
    const name = `f${names++}`
    const element = valueLines(of, nodes)
    functions.push(
      `function ${name}(l){byte(91);let v;for(let i=0;i<l.length;i++){if(i>0)byte(44);v=l[i];${element}}byte(93);}`,
    )
    return `if(!Array.isArray(v))throw c[0];${name}(v);`
  }

  function leafLines(type: GraphQLLeafType): string {
    if (isEnumType(type)) {
      const known = constant(new Map(type.getValues().map(({ name }) => [name, writing.literalOf(`"${name}"`)])))
      return `v=${known}.get(v);if(v===undefined)throw c[0];literal(v);`
    }
    switch (type.name) {
      case 'String':
        return `if(typeof v!=='string')throw c[0];quoted(v);`
      case 'ID':
        return `if(typeof v==='string')quoted(v);else if(Number.isInteger(v))quoted(''+v);else throw c[0];`
      case 'Int':
        return `if(typeof v!=='number'||(v|0)!==v)throw c[0];number(v);`
      case 'Float':
        return `if(typeof v!=='number'||!Number.isFinite(v))throw c[0];number(v);`
      case 'Boolean':
        return `if(v===true){${literal('true')}}else if(v===false){${literal('false')}}else throw c[0];`
      default:
        return `if(typeof v==='string')quoted(v);else json(JSON.stringify(v));`
    }
  }
}
