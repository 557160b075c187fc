import { usageError } from './command-error.ts'

/** The agencies of the demonstration by the shorter name of their subgraph. */
export const subgraphOf: Readonly<Record<string, string>> = {
  'disnaker-jember': 'government',
  'p3mi-in-era-sejahtera': 'recruitment',
  'migrant-care-jember': 'ngo',
  'forum-pmi-jember': 'forum',
}

/** The agency's id that an option names, by itself or by its subgraph: `ngo`. Other ids are taken as they stand. */
export function readAgency(name: string, value: string): string {
  const id = Object.entries(subgraphOf).find(([, subgraph]) => subgraph === value)?.[0] ?? value
  if (/^[a-z][a-z0-9-]{1,62}$/.test(id)) return id
  throw usageError(`--${name} takes an agency's id, such as migrant-care-jember, or ngo; not "${value}".`)
}
