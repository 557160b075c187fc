import { type FieldNode, Kind, parse, type SelectionSetNode } from 'graphql'

/**
 * What a fetch of `Query.worker` answers although its subgraph is away. Every subgraph answers every well-formed id and
 * looks nothing up, so the worker's reference stands without it, and the other agencies' parts can still be asked for.
 * Null where the fetch asks for anything else at its root.
 */
export function echoWorkers(
  query: string,
  variables: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> | null {
  const [operation] = parse(query).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'query') return null
  const echoed: Record<string, unknown> = Object.create(null)
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD || selection.name.value !== 'worker') return null
    const id = idOf(selection, variables)
    if (id === undefined || selection.selectionSet === undefined) return null
    echoed[keyOf(selection)] = reference(id, selection.selectionSet)
  }
  return echoed
}

const wellFormed = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function idOf(field: FieldNode, variables: Readonly<Record<string, unknown>> = {}): string | undefined {
  const value = field.arguments?.find(({ name }) => name.value === 'id')?.value
  const id = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.STRING && value.value
  return typeof id === 'string' && wellFormed.test(id) ? id : undefined
}

function reference(id: string, { selections }: SelectionSetNode): Record<string, unknown> {
  const shown: Record<string, unknown> = Object.create(null)
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) continue
    if (selection.name.value === '__typename') shown[keyOf(selection)] = 'Worker'
    else shown[keyOf(selection)] = selection.name.value === 'id' ? id : null
  }
  return shown
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}
