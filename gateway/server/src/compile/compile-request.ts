import { quote } from '../shape/quote.ts'
import type { CompiledFetch } from './compile-fetch.ts'

/** One request to one subgraph: a fetch, or several by `_entities` that go together. */
export interface CompiledRequest {
  readonly subgraph: string
  readonly isMutation: boolean
  /** The requests whose answers it builds on, by their place in the plan. */
  readonly after: readonly number[]
  /** Fetches that ask the same of different places of the answer are in one bundle and share their representations. */
  readonly bundles: readonly Bundle[]
  /** The query for the bundles that have something to ask, and the text of the request's body up to its variables. */
  readonly text: (asked: readonly number[]) => RequestText
  /** The client's variables that the asked bundles use. */
  readonly variables: (asked: readonly number[]) => readonly string[]
}

export interface RequestText {
  readonly query: string
  readonly head: string
}

/** Fetches with one selection. */
export interface Bundle {
  readonly fetches: readonly CompiledFetch[]
  /** The key of the answer under which it comes: `_entities`, or an alias where there are several. */
  readonly alias: string
  /** The variable that carries its representations; undefined for a fetch of root fields. */
  readonly representations: string | undefined
}

/** Puts fetches of one level and one subgraph into one request. */
export function compileRequest(fetches: readonly CompiledFetch[], after: readonly number[]): CompiledRequest {
  const [first] = fetches
  if (first === undefined) throw new Error('A request holds no fetch.')
  const bundles = bundlesOf(fetches)
  const texts = new Map<string, RequestText>()
  return {
    subgraph: first.subgraph,
    isMutation: first.kind === 'mutation',
    after,
    bundles,
    text(asked) {
      const key = asked.join()
      const known = texts.get(key)
      if (known !== undefined) return known
      const query = operationText(asked.flatMap((index) => bundles[index] ?? []))
      const text = { query, head: `{"query":${quote(query)},"variables":` }
      texts.set(key, text)
      return text
    },
    variables: (asked) => [
      ...new Set(asked.flatMap((index) => bundles[index]?.fetches ?? []).flatMap(({ variables }) => variables)),
    ],
  }
}

function bundlesOf(fetches: readonly CompiledFetch[]): readonly Bundle[] {
  const [first] = fetches
  if (first?.entities === undefined) return [{ fetches, alias: '', representations: undefined }]
  const bySelection = new Map<string, CompiledFetch[]>()
  for (const fetch of fetches) {
    const key = fetch.entities?.selection ?? ''
    bySelection.set(key, [...(bySelection.get(key) ?? []), fetch])
  }
  if (bySelection.size === 1) return [{ fetches, alias: '_entities', representations: 'representations' }]
  return [...bySelection.values()].map((bundled, index) => ({
    fetches: bundled,
    alias: `e${index}`,
    representations: `representations${index}`,
  }))
}

/** A single bundle is asked for as the plan wrote it; several are aliased `_entities` of one operation. */
function operationText(bundles: readonly Bundle[]): string {
  const [only, ...more] = bundles
  const [fetch] = only?.fetches ?? []
  if (only === undefined || fetch === undefined) throw new Error('A request asks for nothing.')
  if (only.alias === '' || only.alias === '_entities') return fetch.operation
  const definitions = new Map<string, string>()
  for (const one of [only, ...more].flatMap((bundle) => bundle.fetches)) {
    for (const [name, text] of one.entities?.variableDefinitions ?? []) definitions.set(name, text)
  }
  const parameters = [
    ...[only, ...more].map(({ representations }) => `$${representations}:[_Any!]!`),
    ...definitions.values(),
  ]
  const fields = [only, ...more].map(
    ({ alias, representations, fetches }) =>
      `${alias}:_entities(representations:$${representations})${fetches[0]?.entities?.selection ?? ''}`,
  )
  return `query ${fetch.operationName ?? ''}(${parameters.join(',')}){${fields.join(' ')}}`
}
