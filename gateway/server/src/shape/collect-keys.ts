import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** The response keys of an object with the fields that stand for each, in the order of the answer (GraphQL 6.3.2). */
export type Selected = ReadonlyMap<string, readonly FieldNode[]>

export interface CollectOptions {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly conditions: Readonly<Record<string, boolean>>
}

/** Collects what selections ask of one concrete type, or of an interface whatever the type, once the conditions are known. */
export function collectKeys(
  type: GraphQLObjectType | GraphQLInterfaceType,
  selectionSets: readonly SelectionSetNode[],
  options: CollectOptions,
): Selected {
  const selected = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  for (const one of selectionSets) collect(one)
  return selected

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (!isIncluded(selection.directives ?? [], options.conditions)) continue
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value
        selected.set(key, [...(selected.get(key) ?? []), selection])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selection.typeCondition?.name.value, type, options.schema)) collect(selection.selectionSet)
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value)
        const fragment = options.fragments.get(selection.name.value)
        if (fragment !== undefined && applies(fragment.typeCondition.name.value, type, options.schema)) {
          collect(fragment.selectionSet)
        }
      }
    }
  }
}

function applies(
  condition: string | undefined,
  type: GraphQLObjectType | GraphQLInterfaceType,
  schema: GraphQLSchema,
): boolean {
  if (condition === undefined || condition === type.name) return true
  const wanted = schema.getType(condition)
  if (isObjectType(wanted) || !isAbstractType(wanted)) return false
  return schema.isSubType(wanted, type)
}

/** False where `@skip` or `@include` leaves a selection out; both may stand on it. */
export function isIncluded(
  directives: readonly (DirectiveNode | ConstDirectiveNode)[],
  conditions: Readonly<Record<string, boolean>>,
): boolean {
  return directives.every(({ name, arguments: args }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true
    const value = args?.find((one) => one.name.value === 'if')?.value
    const isTrue =
      value?.kind === Kind.VARIABLE
        ? conditions[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value
    return name.value === 'include' ? isTrue === true : isTrue !== true
  })
}
