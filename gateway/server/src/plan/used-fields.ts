import { type DirectiveNode, Kind, parse, type SelectionSetNode } from 'graphql'
import { fieldSetsOf } from './join-directives.ts'
import { namedTypeOf, type TypeWithFields } from './type-with-fields.ts'

/** Hears of each field that a field set names: what it stands on and the directive that holds it. */
export type HearOfField = (type: string, field: string, directive: DirectiveNode) => void

/** Goes through the field sets of a supergraph's directives: the keys, requirements and provisions that are asked for. */
export function eachUsedField(
  types: ReadonlyMap<string, TypeWithFields>,
  called: readonly ('key' | 'requires' | 'provides')[],
  hear: HearOfField,
): void {
  const go = (directive: DirectiveNode, type: string, { selections }: SelectionSetNode) => {
    for (const one of selections) {
      if (one.kind === Kind.INLINE_FRAGMENT) go(directive, one.typeCondition?.name.value ?? type, one.selectionSet)
      if (one.kind !== Kind.FIELD) continue
      hear(type, one.name.value, directive)
      const field = types.get(type)?.fields?.find(({ name }) => name.value === one.name.value)
      if (field !== undefined && one.selectionSet !== undefined) go(directive, namedTypeOf(field), one.selectionSet)
    }
  }
  const goAll = (directive: DirectiveNode, type: string, name: 'key' | 'requires' | 'provides') => {
    if (!called.includes(name)) return
    for (const text of fieldSetsOf(directive, [name])) go(directive, type, selectionOf(text))
  }
  for (const [type, { directives = [], fields = [] }] of types) {
    for (const one of directives) goAll(one, type, 'key')
    for (const field of fields) {
      for (const one of field.directives ?? []) {
        goAll(one, type, 'requires')
        goAll(one, namedTypeOf(field), 'provides')
      }
    }
  }
}

function selectionOf(fieldSet: string): SelectionSetNode {
  const [definition] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${fieldSet} is no field set.`)
  return definition.selectionSet
}
