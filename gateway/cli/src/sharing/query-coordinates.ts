import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { usageError } from '../command-error.ts'
import { messageOf } from '../message-of.ts'
import type { FieldShape, SchemaShape } from './schema-shape.ts'

/** A query as it is asked. */
export interface AskedQuery {
  readonly text: string
  readonly operationName?: string | undefined
  readonly variables?: Readonly<Record<string, unknown>> | undefined
}

/** What a query touches, each once and in its order. */
export interface QueryCoordinates {
  /** The fields asked for: `Worker.fullName`. */
  readonly fields: readonly string[]
  /** The arguments, input fields and enum values used: `Query.workers(kecamatanCode:)`. */
  readonly arguments: readonly string[]
}

/** Finds the coordinates of a query: pure; what does not fit the schemas is a usage error that names it. */
export function queryCoordinates(shape: SchemaShape, query: AskedQuery): QueryCoordinates {
  const document = parsed(query.text)
  const operation = operationOf(document, query.operationName)
  const found = { fields: new Set<string>(), arguments: new Set<string>() }
  walk({ shape, document, variables: query.variables ?? {}, found }, rootOf(operation), operation.selectionSet, [])
  return { fields: [...found.fields], arguments: [...found.arguments] }
}

interface Walk {
  readonly shape: SchemaShape
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
  readonly found: { readonly fields: Set<string>; readonly arguments: Set<string> }
}

function walk(state: Walk, type: string, { selections }: SelectionSetNode, within: readonly string[]): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) walkField(state, type, selection, within)
    if (selection.kind === Kind.INLINE_FRAGMENT)
      walk(state, selection.typeCondition?.name.value ?? type, selection.selectionSet, within)
    if (selection.kind === Kind.FRAGMENT_SPREAD && !within.includes(selection.name.value)) {
      const fragment = fragmentOf(state.document, selection.name.value)
      walk(state, fragment.typeCondition.name.value, fragment.selectionSet, [...within, selection.name.value])
    }
  }
}

function walkField(state: Walk, type: string, node: FieldNode, within: readonly string[]): void {
  const name = node.name.value
  if (name.startsWith('__')) return // of the protocol, not of an owner
  const field = state.shape.fields.get(type)?.get(name)
  if (field === undefined) throw usageError(`The schemas have no field ${type}.${name}.`)
  // a value stands on a concrete type, and its rules are those of that type
  for (const one of state.shape.concrete.get(type) ?? [type]) {
    state.found.fields.add(`${one}.${name}`)
    for (const argument of node.arguments ?? []) walkArgument(state, `${one}.${name}`, field, argument)
  }
  if (node.selectionSet) walk(state, field.type, node.selectionSet, within)
}

function walkArgument(state: Walk, coordinate: string, field: FieldShape, { name, value }: ArgumentNode): void {
  const given = valueFromASTUntyped(value, state.variables)
  if (given === undefined) return // a variable that is left out
  state.found.arguments.add(`${coordinate}(${name.value}:)`)
  walkInput(state, field.arguments.get(name.value), given)
}

/** An input object names fields that it reads, and so does the value of an enum: an order, for one. */
function walkInput(state: Walk, type: string | undefined, given: unknown): void {
  if (type === undefined) return
  if (Array.isArray(given)) for (const one of given) walkInput(state, type, one)
  else if (state.shape.enums.has(type)) state.found.arguments.add(`${type}.${String(given)}`)
  else if (typeof given === 'object' && given !== null)
    for (const [name, inner] of Object.entries(given)) {
      state.found.arguments.add(`${type}.${name}`)
      walkInput(state, state.shape.inputs.get(type)?.get(name), inner)
    }
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text)
  } catch (error) {
    throw usageError(`The query cannot be read: ${messageOf(error)}`)
  }
}

function operationOf({ definitions }: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const all = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  const [found, another] = name === undefined ? all : all.filter((node) => node.name?.value === name)
  if (found === undefined)
    throw usageError(name === undefined ? 'The query asks nothing.' : `It has no operation ${name}.`)
  if (another !== undefined) throw usageError('The query has several operations. Name one with --operation.')
  return found
}

function fragmentOf({ definitions }: DocumentNode, name: string): FragmentDefinitionNode {
  const found = definitions.find((node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name)
  if (found?.kind === Kind.FRAGMENT_DEFINITION) return found
  throw usageError(`The query has no fragment ${name}.`)
}

function rootOf({ operation }: OperationDefinitionNode): string {
  return operation.slice(0, 1).toUpperCase() + operation.slice(1)
}
