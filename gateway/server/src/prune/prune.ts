import type { Refusal } from '@simpul/boundary'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { HubMatrix } from './hub-matrix.ts'

/** An operation without what is closed for its caller, and what was taken out. */
export interface Pruned {
  readonly document: DocumentNode
  readonly refusals: readonly { readonly refusal: Refusal; readonly path: readonly string[] }[]
}

/** Takes out every field that is closed at every owner, so that no subgraph is asked. It saves work; owners decide. */
export function prune(document: DocumentNode, schema: GraphQLSchema, matrix: HubMatrix): Pruned {
  const types = new TypeInfo(schema)
  const refusals: { refusal: Refusal; path: readonly string[] }[] = []
  const path: string[] = []
  const pruned = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(field) {
          path.push((field.alias ?? field.name).value)
          const refusal = refusalFor(field, types, matrix)
          if (refusal === undefined) return undefined
          refusals.push({ refusal, path: [...path] })
          path.pop()
          return null
        },
        leave() {
          path.pop()
        },
      },
      SelectionSet: { leave: (set) => (set.selections.length === 0 ? onlyTypename(set) : undefined) },
    }),
  )
  return { document: refusals.length === 0 ? document : pruned, refusals }
}

function refusalFor(field: FieldNode, types: TypeInfo, matrix: HubMatrix): Refusal | undefined {
  const parent = types.getParentType()
  // on an interface the concrete type decides, and that is known only where the row is: the owner closes it there
  if (!isObjectType(parent) || field.name.value.startsWith('__')) return undefined
  return matrix.refusal(`${parent.name}.${field.name.value}`)
}

/** A selection must select something. */
function onlyTypename(set: SelectionSetNode): SelectionSetNode {
  return { ...set, selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] }
}
