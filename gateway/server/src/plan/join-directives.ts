import { type ConstDirectiveNode, type DirectiveNode, Kind, parse, visit } from 'graphql'

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

/** True for a field that its subgraph only refers to. */
export function isExternal({ name, arguments: args = [] }: DirectiveNode): boolean {
  if (name.value !== 'join__field') return false
  return args.some((one) => one.name.value === 'external' && one.value.kind === Kind.BOOLEAN && one.value.value)
}

/** A supergraph's directive, said of another subgraph. */
export function forGraph(directive: ConstDirectiveNode, graph: string): ConstDirectiveNode {
  const args = (directive.arguments ?? []).map((one) =>
    one.name.value === 'graph' ? { ...one, value: { kind: Kind.ENUM as const, value: graph } } : one,
  )
  return { ...directive, arguments: args }
}

/** A directive that says less. */
export function withoutArguments(directive: ConstDirectiveNode, names: readonly string[]): ConstDirectiveNode {
  return { ...directive, arguments: (directive.arguments ?? []).filter(({ name }) => !names.includes(name.value)) }
}
