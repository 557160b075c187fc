import { type DirectiveNode, Kind, parse, visit } from 'graphql'

/** What an argument of a supergraph's directive says, if it is a text. */
export function stringArgument(directive: DirectiveNode, called: string): string | undefined {
  const value = directive.arguments?.find(({ name }) => name.value === called)?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}

/** The subgraph of which a supergraph's directive speaks, as an enum value names it. */
export function graphOf(directive: DirectiveNode): string | undefined {
  const value = directive.arguments?.find(({ name }) => name.value === 'graph')?.value
  return value?.kind === Kind.ENUM ? value.value : undefined
}

const withFieldSets = new Set(['join__type', 'join__field'])

/** The field sets that a supergraph's directive holds in the named arguments. */
export function fieldSetsOf(directive: DirectiveNode, names: readonly string[]): readonly string[] {
  if (!withFieldSets.has(directive.name.value)) return []
  return names.flatMap((name) => stringArgument(directive, name) ?? [])
}

/** The names of all fields of a field set. */
export function namesOfFieldSet(text: string): readonly string[] {
  const names: string[] = []
  visit(parse(`{ ${text} }`, { noLocation: true }), { Field: ({ name }) => void names.push(name.value) })
  return names
}
