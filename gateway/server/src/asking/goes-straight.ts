import { isGrantedOnly } from '@simpul/boundary'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { OwnerMatrix } from '../prune/hub-matrix.ts'

export interface StraightOptions {
  readonly owner: OwnerMatrix
  readonly schema: GraphQLSchema
  /** Whether the caller is of another agency than the owner. */
  readonly isForeign: boolean
}

/**
 * True for a fetch that may always be sent as it is, whatever its variables: it holds nothing that only a grant opens,
 * names nobody in its arguments, and asks for no worker of whom the id alone might be wanted. It is worked out once a
 * plan; every other fetch is read anew each time.
 */
export function goesStraight(operation: OperationDefinitionNode, options: StraightOptions): boolean {
  const root = options.schema.getRootType(operation.operation) ?? undefined
  return isPlainSet(operation.selectionSet, root, options)
}

function isPlainSet(set: SelectionSetNode, parent: GraphQLNamedType | undefined, options: StraightOptions): boolean {
  return set.selections.every((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return false
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value
      return isPlainSet(
        selection.selectionSet,
        condition === undefined ? parent : options.schema.getType(condition),
        options,
      )
    }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined
    if (field !== undefined && parent !== undefined && !isPlain(field, parent, options)) return false
    if (selection.selectionSet === undefined) return true
    return isPlainSet(selection.selectionSet, field === undefined ? undefined : getNamedType(field.type), options)
  })
}

function isPlain(
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLNamedType,
  { owner: { rules, cells }, isForeign }: StraightOptions,
): boolean {
  const coordinate = `${parent.name}.${field.name}`
  const rule = rules.fields.get(coordinate)
  if (rule === undefined) return true
  if (rule.kind === 'edge' && rule.isEcho) return false
  if (!isForeign) return true
  const isSilent = (argument: GraphQLArgument) => {
    const place = `${coordinate}(${argument.name}:)`
    return isScalarType(getNamedType(argument.type)) && !rules.subjectArguments.has(place) && !rules.filters.has(place)
  }
  const cell = cells.get(coordinate)
  if (cell?.kind === 'closed' || isGrantedOnly(cell) || !field.args.every(isSilent)) return false
  return rule.kind !== 'leaf' || rule.key === undefined || !isGrantedOnly(cells.get(rule.key))
}
