import * as z from 'zod/mini'
import type { Example } from './examples.ts'
import type { Said } from './language.ts'

/** What stands in GraphiQL's two editors. */
export type Draft = z.infer<typeof draft>

const draft = z.readonly(z.object({ query: z.string(), variables: z.string() }))
const remembered = 'simpul.draft'

/** Writes an example for the editors, in the reader's language; `worker` is the id it asks about. */
export function draftOf({ about, query }: Example, say: (said: Said) => string, worker: string): Draft {
  const comment = about.map((line) => `# ${say(line)}\n`).join('')
  const variables = query.includes('$id') ? `${JSON.stringify({ id: worker }, null, 2)}\n` : ''
  return { query: comment + query, variables }
}

/** Reads what the reader was writing before a reload, or before the way to an issuer and back. */
export function recallDraft(store: Pick<Storage, 'getItem'>): Draft | undefined {
  try {
    return draft.safeParse(JSON.parse(store.getItem(remembered) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Keeps what the reader is writing, as long as its store lasts. */
export function keepDraft(store: Pick<Storage, 'setItem'>, written: Draft): void {
  store.setItem(remembered, JSON.stringify(written))
}
