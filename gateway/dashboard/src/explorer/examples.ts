import type { Said } from './language.ts'

/** A query ready to be asked. */
export interface Example {
  readonly title: Said
  /** What it shows: stands above the query as a comment, one line an entry. */
  readonly about: readonly Said[]
  readonly query: string
}

/** What stands in GraphiQL's two editors. */
export interface Draft {
  readonly query?: string
  readonly variables?: string
}

/** The questions the page offers; the first is the one the hub is for. */
export const examples: readonly [Example, ...Example[]] = [
  {
    title: { id: 'Satu pekerja, tiga lembaga', en: 'One worker, three agencies' },
    about: [
      { id: 'Satu pekerja menurut tiga lembaga.', en: 'One worker, as three agencies know them.' },
      { id: 'Isian yang tertutup dijawab null.', en: 'A closed field answers null.' },
    ],
    query: `query OneWorker($id: ID!) {
  worker(id: $id) {
    id
    fullName
    kecamatan
    registrationDocuments
    placements
    cases
  }
}
`,
  },
]

/** Writes an example for the editors, in the reader's language; `worker` is the id it asks about. */
export function draftOf({ about, query }: Example, say: (said: Said) => string, worker: string): Required<Draft> {
  const comment = about.map((line) => `# ${say(line)}\n`).join('')
  const variables = query.includes('$id') ? `${JSON.stringify({ id: worker }, null, 2)}\n` : ''
  return { query: comment + query, variables }
}
