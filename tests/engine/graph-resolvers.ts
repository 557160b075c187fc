import { type FieldNode, type GraphQLSchema, getArgumentValues, isObjectType, Kind, parse } from 'graphql'
import { answerOf, type Thing } from './graph-answers.ts'
import {
  namedType,
  type RandomField,
  type RandomGraph,
  type RandomType,
  type Requirement,
  typeNamed,
} from './graph-model.ts'

/** The mutations of one run so far: the context of every resolver. */
export interface RunState {
  readonly writes: string[]
}

/** Resolves a field of a random graph. */
export type Resolve = (owner: Owner | undefined, args: Record<string, unknown>, state: RunState) => unknown

/** A thing, or what a representation says of one. */
export type Owner = Thing & Readonly<Record<string, unknown>>

/** A resolver in one subgraph: what a field requires is in the representation, and what it only refers to it may not be asked. */
export function splitResolver(graph: RandomGraph, type: RandomType, field: RandomField, index: number): Resolve {
  if (field.owners.includes(index)) {
    return (owner, args, state) => {
      const required = field.requires.map((one) => heldOrProvided(graph, type, one, { owner, state }))
      return answer(graph, type, field, { owner, args, state, required })
    }
  }
  return (owner, args, state) => {
    if (owner?.provided === field.name) return answer(graph, type, field, { owner, args, state, required: [] })
    throw new Error(`The subgraph s${index} must not be asked for ${type.name}.${field.name}.`)
  }
}

/** A resolver in the unsplit schema: what a field requires is worked out where it is needed. */
export function wholeResolver(whole: Whole, type: RandomType, field: RandomField): Resolve {
  return (owner, args, state) => {
    const required = field.requires.map((one) => requiredValue(whole, type, one, { owner, state }))
    return answer(whole.graph, type, field, { owner, args, state, required })
  }
}

interface Asking {
  readonly owner: Owner | undefined
  readonly args: Record<string, unknown>
  readonly state: RunState
  readonly required: readonly unknown[]
}

function answer(graph: RandomGraph, type: RandomType, field: RandomField, { owner, args, state, required }: Asking) {
  if (type.name === 'Mutation') state.writes.push(`${field.name} ${JSON.stringify(args.of)}`)
  const id = owner?.id ?? 'root'
  return answerOf(graph, field, { home: field.home ?? type.name, id, args, required, writes: state.writes })
}

/** What a field requires: brought along with the object, or in the representation. */
function heldOrProvided(
  graph: RandomGraph,
  type: RandomType,
  requirement: Requirement,
  at: Pick<Asking, 'owner' | 'state'>,
) {
  const field = type.fields.find(({ name }) => name === requirement.field)
  if (field === undefined || at.owner?.provided !== field.name)
    return heldValue(at.owner, requirement.field, requirement.below)
  return answer(graph, type, field, { ...at, args: {}, required: [] })
}

/** What a representation holds of a required field. Throws where it holds nothing. */
function heldValue(owner: Owner | undefined, name: string, below: string | undefined): unknown {
  if (owner === undefined || !Object.hasOwn(owner, name)) throw new Error(`The representation lacks ${name}.`)
  return below === undefined ? owner[name] : eachObject(owner[name], (value) => value[below])
}

function eachObject(value: unknown, of: (value: Record<string, unknown>) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => eachObject(one, of))
  return value === null || value === undefined ? null : [of(Object(value)) ?? null]
}

/** The graph with all that is `@inaccessible`, from which arguments have their defaults. */
export interface Whole {
  readonly graph: RandomGraph
  readonly full: GraphQLSchema
}

/** The value of a field that another requires, worked out in the unsplit graph. */
function requiredValue(
  whole: Whole,
  type: RandomType,
  requirement: Requirement,
  at: Pick<Asking, 'owner' | 'state'>,
): unknown {
  const field = type.fields.find(({ name }) => name === requirement.field)
  if (field === undefined) throw new Error(`Nothing is called ${requirement.field}.`)
  const value = valueInWhole(whole, type, field, { ...at, given: requirement.given })
  const { below } = requirement
  if (below === undefined) return value
  const of = typeNamed(whole.graph, namedType(field.type))
  return eachObject(value, (held) => belowValue(whole, of, below, held, at.state))
}

function belowValue(whole: Whole, type: RandomType | undefined, name: string, held: object, state: RunState): unknown {
  if (name === 'id') return (held as Thing).id
  const field = type?.fields.find((one) => one.name === name)
  if (type === undefined || field === undefined) throw new Error(`Nothing is called ${name}.`)
  return valueInWhole(whole, type, field, { owner: held as Owner, state, given: '' })
}

function valueInWhole(
  whole: Whole,
  type: RandomType,
  field: RandomField,
  { owner, state, given }: Pick<Asking, 'owner' | 'state'> & { readonly given: string },
): unknown {
  const definition = whole.full.getType(type.name)
  const of = isObjectType(definition) ? definition.getFields()[field.name] : undefined
  if (of === undefined) throw new Error(`Nothing is called ${field.name}.`)
  const args = getArgumentValues(of, fieldNode(`${field.name}${given}`))
  const required = field.requires.map((one) => requiredValue(whole, type, one, { owner, state }))
  return answer(whole.graph, type, field, { owner, args, state, required })
}

function fieldNode(text: string): FieldNode {
  const [definition] = parse(`{ ${text} }`).definitions
  const [field] = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []
  if (field?.kind !== Kind.FIELD) throw new Error(`${text} is no field.`)
  return field
}
