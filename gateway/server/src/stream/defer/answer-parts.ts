import {
  type DirectiveNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { ownLabel } from './label-defers.ts'

/** What one part of an answer holds: the first one, or one that follows it. */
export interface AnswerPart {
  /** The type of the objects that it adds to. */
  readonly type: GraphQLCompositeType
  /** Its selection, without what is deferred from it. */
  readonly selectionSet: SelectionSetNode
  readonly deferred: readonly DeferredPart[]
}

/** A part that follows another. */
export interface DeferredPart extends AnswerPart {
  readonly label: string
  /** The way from an object of the part before to the objects that it adds to. */
  readonly steps: readonly Step[]
}

/** One step of the way: into a field, on only where the object is of a type, or on only under conditions. */
export type Step =
  | { readonly kind: 'field'; readonly field: FieldNode; readonly type: GraphQLCompositeType }
  | { readonly kind: 'type'; readonly type: GraphQLCompositeType }
  | { readonly kind: 'when'; readonly directives: readonly DirectiveNode[] }

/** Cuts a labelled operation into the parts of its answer. A label that is not `deferred` stays where it stands. */
export function answerParts(
  schema: GraphQLSchema,
  { operation: kind, selectionSet }: OperationDefinitionNode,
  deferred: ReadonlySet<string>,
): AnswerPart {
  const root = schema.getRootType(kind)
  if (root === undefined || root === null) throw new Error(`There is no ${kind} in this schema.`)
  return partOf(selectionSet, root, { schema, deferred })
}

interface Cutting {
  readonly schema: GraphQLSchema
  readonly deferred: ReadonlySet<string>
}

function partOf(set: SelectionSetNode, type: GraphQLCompositeType, cutting: Cutting): AnswerPart {
  const deferred: DeferredPart[] = []
  return { type, selectionSet: cutSet(set, type, []), deferred }

  function cutSet(cut: SelectionSetNode, parent: GraphQLCompositeType, steps: readonly Step[]): SelectionSetNode {
    return { ...cut, selections: cut.selections.flatMap((selection) => cutOne(selection, parent, steps)) }
  }

  function cutOne(
    selection: SelectionNode,
    parent: GraphQLCompositeType,
    steps: readonly Step[],
  ): readonly SelectionNode[] {
    if (selection.kind === Kind.FIELD) {
      const below = typeOfField(selection, parent)
      if (selection.selectionSet === undefined || below === undefined) return [selection]
      const way: readonly Step[] = [...whenOf(selection.directives), { kind: 'field', field: selection, type: below }]
      return [{ ...selection, selectionSet: cutSet(selection.selectionSet, below, [...steps, ...way]) }]
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection]
    const inner = typeOfFragment(selection, parent, cutting.schema)
    const way: readonly Step[] = [...steps, ...whenOf(selection.directives), { kind: 'type', type: inner }]
    const label = ownLabel(selection)
    if (label === undefined || !cutting.deferred.has(label))
      return [{ ...selection, selectionSet: cutSet(selection.selectionSet, inner, way) }]
    deferred.push({ ...partOf(selection.selectionSet, inner, cutting), label, steps: way })
    return []
  }
}

function typeOfField({ name }: FieldNode, parent: GraphQLCompositeType): GraphQLCompositeType | undefined {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined
  const type = getNamedType(parent.getFields()[name.value]?.type)
  return isCompositeType(type) ? type : undefined
}

function typeOfFragment(
  { typeCondition }: InlineFragmentNode,
  parent: GraphQLCompositeType,
  schema: GraphQLSchema,
): GraphQLCompositeType {
  const type = typeCondition === undefined ? parent : schema.getType(typeCondition.name.value)
  return isCompositeType(type) ? type : parent
}

/** The conditions that `@skip` and `@include` set, where there are any. */
function whenOf(directives: readonly DirectiveNode[] = []): readonly Step[] {
  const conditions = directives.filter(({ name }) => name.value === 'skip' || name.value === 'include')
  return conditions.length === 0 ? [] : [{ kind: 'when', directives: conditions }]
}
