import { type ClosedReason, fieldsRead, isGrantedOnly, isSearchOverPeople, personsNamed } from '@simpul/boundary'
import {
  type FieldNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import type { OwnerMatrix } from '../prune/hub-matrix.ts'
import { isWorkerId } from './worker-id.ts'

/** What one fetch is read with: the owner it goes to, the types of the hub, and about whom the caller may ask. */
export interface FetchReading {
  readonly owner: OwnerMatrix
  readonly schema: GraphQLSchema
  readonly variables: Readonly<Record<string, unknown>>
  mayAsk(person: string): boolean
}

/** How a field of a fetch stands before it is sent. */
export type Standing =
  /** Sent. Held: it is about a person the caller may not ask about, so what only grants open below it is not. */
  | { readonly kind: 'asked'; readonly isHeld: boolean; readonly type: GraphQLNamedType | undefined }
  /** `Query.worker(id:)`: sent only where something besides the id is left to ask below it. */
  | { readonly kind: 'echo'; readonly isHeld: boolean; readonly type: GraphQLNamedType; readonly person: string }
  /** The same with an id that is none: no owner hears of it. */
  | { readonly kind: 'malformed' }
  /** Not sent: the owner would refuse it with the same words. */
  | { readonly kind: 'refused'; readonly coordinate: string; readonly because: ClosedReason }

/** Decides one field as its owner would, from what is known without asking the owner. */
export function standingOf(
  node: FieldNode,
  parent: GraphQLNamedType | undefined,
  isHeld: boolean,
  reading: FetchReading,
): Standing {
  const field = fieldOf(node, parent)
  if (field === undefined || parent === undefined) return { kind: 'asked', isHeld, type: undefined }
  const { rules, cells } = reading.owner
  const coordinate = `${parent.name}.${node.name.value}`
  const rule = rules.fields.get(coordinate)
  const type = getNamedType(field.type)
  if (rule === undefined || !isObjectType(parent)) return { kind: 'asked', isHeld, type }
  const asked = { type: parent.name, field, args: argumentsOf(field, node, reading) }
  const persons = personsNamed(asked, rules)
  const isNowHeld = isHeld || !persons.every((person) => reading.mayAsk(person))
  const isEcho = rule.kind === 'edge' && rule.isEcho
  if (isEcho) return echoed(persons[0], type, isNowHeld)
  const cell = cells.get(coordinate)
  const sent: Standing = { kind: 'asked', isHeld: isNowHeld, type }
  if (cell?.kind === 'closed') return isNowHeld ? { kind: 'refused', coordinate, because: cell.because } : sent
  if (rule.kind === 'edge') {
    const closed = closedRead(asked, { type: parent.name, cell }, reading)
    if (closed !== undefined) return closed
  }
  const isEchoedKey = rule.kind === 'leaf' && coordinate === rules.types.get(parent.name)?.key
  if (isNowHeld && !isEchoedKey && opensByGrant(coordinate, reading))
    return { kind: 'refused', coordinate, because: 'NO_GRANT' }
  return sent
}

/** True where `@skip` or `@include` leaves a selection out. */
export function isLeftOut(node: Pick<FieldNode, 'directives'>, { variables }: FetchReading): boolean {
  if (node.directives === undefined || node.directives.length === 0) return false
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false
  )
}

function echoed(person: string | undefined, type: GraphQLNamedType, isHeld: boolean): Standing {
  return isWorkerId(person) ? { kind: 'echo', isHeld, type, person } : { kind: 'malformed' }
}

/** The same order as at the owner: the first field that an argument reads and may not, whether closed or a search. */
function closedRead(
  asked: Parameters<typeof fieldsRead>[0],
  place: Parameters<typeof isSearchOverPeople>[1],
  { owner: { rules, cells } }: FetchReading,
): Standing | undefined {
  for (const read of fieldsRead(asked, rules)) {
    const { coordinate } = read
    const cell = cells.get(coordinate)
    if (cell?.kind === 'closed') return { kind: 'refused', coordinate, because: cell.because }
    if (isSearchOverPeople(read, place, rules)) return { kind: 'refused', coordinate, because: 'NO_GRANT' }
  }
  return undefined
}

/** A leaf whose row only grants open is as good as one that only grants open. */
function opensByGrant(coordinate: string, { owner: { rules, cells } }: FetchReading): boolean {
  const cell = cells.get(coordinate)
  if (isGrantedOnly(cell)) return true
  const rule = rules.fields.get(coordinate)
  if (rule?.kind !== 'leaf' || rule.key === undefined || cell?.kind !== 'open') return false
  const isForAll = cell.ways.some(({ reach }) => reach === 'ALL' || reach === 'PUBLIC')
  return !isForAll && isGrantedOnly(cells.get(rule.key))
}

function fieldOf(node: FieldNode, parent: GraphQLNamedType | undefined): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
}

function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { variables }: FetchReading,
): Readonly<Record<string, unknown>> {
  return field.args.length === 0 ? {} : getArgumentValues(field, node, variables)
}
