import { type ConstDirectiveNode, type DocumentNode, Kind, parse } from 'graphql'

/** Where each subgraph of a supergraph is reached, by its name. */
export type SubgraphAddresses = ReadonlyMap<string, URL>

/**
 * Reads the subgraphs' addresses from a supergraph's `@join__graph(name:, url:)`; `given` ones go before them. Throws a
 * sentence where the text is no supergraph, where an address is missing, and where one is given for no subgraph.
 */
export function subgraphAddresses(
  supergraphSdl: string,
  given: Readonly<Record<string, string>> = {},
): SubgraphAddresses {
  const written = writtenAddresses(supergraphSdl)
  const strangers = Object.keys(given).filter((name) => !written.has(name))
  if (strangers.length > 0)
    throw new Error(
      `The supergraph has no subgraph "${strangers[0]}". Its subgraphs are ${[...written.keys()].join(', ')}.`,
    )
  return new Map([...written].map(([name, url]) => [name, addressOf(name, given[name] ?? url)]))
}

function writtenAddresses(supergraphSdl: string): ReadonlyMap<string, string> {
  const graphs = documentOf(supergraphSdl).definitions.find(
    (one) => one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph',
  )
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) throw new Error(notASupergraph('It has no "enum join__Graph".'))
  const directives = (graphs.values ?? []).flatMap((value) => value.directives ?? [])
  return new Map(
    directives
      .filter(({ name }) => name.value === 'join__graph')
      .map((directive) => [textOf(directive, 'name'), textOf(directive, 'url')]),
  )
}

function documentOf(supergraphSdl: string): DocumentNode {
  try {
    return parse(supergraphSdl, { noLocation: true })
  } catch (error) {
    throw new Error(notASupergraph(`${error instanceof Error ? error.message : error}`))
  }
}

/** A sentence for a text that is not what the engine serves. */
export function notASupergraph(why: string): string {
  return `The file does not hold a Federation 2 supergraph. ${why} Compose your subgraphs first, for example with "rover supergraph compose".`
}

function textOf(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : ''
}

function addressOf(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new Error(
    `The subgraph "${name}" has no http address in the supergraph ("${text}"). Give it: --subgraph ${name}=http://HOST:PORT/graphql`,
  )
}
