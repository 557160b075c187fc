import { namedType, type RandomField, type RandomGraph, type RandomType, typeNamed } from './graph-model.ts'

/** The fields of a type with those that an interface object adds to it. */
export function fieldsOf(graph: RandomGraph, type: RandomType): readonly RandomField[] {
  const added = type.implements.flatMap((name) => typeNamed(graph, name)?.fields ?? [])
  const own = type.fields.filter((field) => isDeclared(graph, type, field))
  return [...own, ...added.filter(({ home }) => home !== undefined)]
}

/** The key fields that an entity has anywhere. */
export function keyFieldsOf(type: RandomType): readonly string[] {
  if (type.name === 'Media') return ['id']
  const fields = type.keys.flatMap((keys) => keys?.fields ?? [])
  return ['id', 'code', 'region', 'place'].filter((name) => fields.some((key) => key.split(' ').includes(name)))
}

/** An abstract type has a field once some subgraph's part of it has. */
function isDeclared(graph: RandomGraph, type: RandomType, field: RandomField): boolean {
  if (type.kind !== 'interface' || field.home !== undefined) return true
  return type.members.some(
    (known, index) => known !== undefined && interfaceFieldsIn(graph, type, index).includes(field),
  )
}

/** True where a subgraph has a field as more than external. */
export function isHere({ owners, overrides, providedBy }: RandomField, index: number): boolean {
  return owners.includes(index) || overrides === index || providedBy.includes(index)
}

/** The fields that a subgraph has of a type: what it resolves, and what it only names as external. */
export function fieldsIn(type: RandomType, index: number): RandomField[] {
  const own = type.fields.filter((field) => isHere(field, index))
  const external = type.fields.filter(
    (field) =>
      !own.includes(field) &&
      own.some(({ requires, owners }) => owners.includes(index) && requires.some((one) => one.field === field.name)),
  )
  if (type.kind === 'interface' && type.objectIn.includes(index)) return [...own, ...external]
  if (type.name === 'Media') return type.fields.filter(({ home }) => home === undefined)
  return [...own, ...external]
}

/** An interface in a subgraph has those of its fields that each of its members there has. */
export function interfaceFieldsIn(graph: RandomGraph, type: RandomType, index: number): RandomField[] {
  if (type.name === 'Media') return fieldsIn(type, index)
  const members = (type.members[index] ?? []).flatMap((name) => typeNamed(graph, name) ?? [])
  return type.fields.filter(({ name }) =>
    members.every((member) => member.fields.some((field) => field.name === name && field.owners.includes(index))),
  )
}

/** The types that a subgraph must have: the entities of which it resolves something, and what these and its root fields lead to. */
export function knownTypes(graph: RandomGraph, index: number): RandomType[] {
  const found = new Map<string, RandomType>()
  const visit = (type: RandomType) => {
    if (type.kind !== 'root') found.set(type.name, type)
    const isObject = type.objectIn.includes(index)
    const faces = type.implements.filter((name) => typeNamed(graph, name)?.members[index]?.includes(type.name))
    const next = [
      ...fieldsIn(type, index).map((field) => namedType(field.type)),
      ...(isObject ? [] : (type.members[index] ?? [])),
      ...faces,
      ...(type.kind === 'interface' ? type.implements : []),
    ]
    for (const name of next) {
      const other = typeNamed(graph, name)
      if (other !== undefined && !found.has(name)) visit(other)
    }
  }
  for (const type of graph.types) {
    const isOwner = type.fields.some((field) => isHere(field, index))
    if (type.kind === 'entity' && isOwner) visit(type)
    if (type.name === 'Media' && (type.objectIn.includes(index) || type.members[index] !== undefined)) visit(type)
  }
  for (const root of [graph.query, graph.mutation]) if (root !== undefined) visit(root)
  return [...found.values()]
}
