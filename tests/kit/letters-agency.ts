import {
  defineSubgraph,
  HubError,
  type KitOperations,
  peerMessage,
  type SubgraphDefinition,
  staffOperation,
  workerReference,
} from '@simpul/agency'
import { boundaryDefinitions, type Kind } from '@simpul/boundary'
import { z } from 'zod'

/** Words that the agency which is told something does not take, and how it says so. */
const answers: Readonly<Record<string, () => Error>> = {
  forbidden: () => new HubError('NOT_ALLOWED', 'Nobody may tell this.'),
  unfit: () => new HubError('BAD_INPUT', 'This does not fit.'),
  broken: () => new Error('A fault of whoever is told.'),
}

const noted = peerMessage({
  name: 'noted',
  input: z.strictObject({ words: z.string() }),
  async run({ words }, { own, caller }) {
    await own(async ({ query }) => {
      await query('insert into heard (agency, words) values ($1, $2)', [caller.agency, words])
      const refuse = answers[words]
      if (refuse !== undefined) throw refuse()
    })
    return {}
  },
})

const tell = staffOperation({
  name: 'tell',
  roles: ['OFFICER'],
  input: z.strictObject({ agency: z.string(), words: z.array(z.string()) }),
  async run({ agency, words }, { own }) {
    await own(async (letters) => {
      for (const one of words) await letters.tell(agency, 'noted', { words: one })
    })
    return {}
  },
})

const kit: KitOperations = { staff: [tell], peer: [noted] }

/** An agency that tells others words, and writes down in order what it is told. */
export function lettersAgency(name: string, id: string, kind: Kind): SubgraphDefinition {
  return defineSubgraph({
    name,
    sdl: `
      extend schema
        @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
        @link(url: "https://specs.simpul.example/boundary/v1.0", import: ["@agency", "@classified", "@subject", "@share", "@accepts", "@filters"])
        @agency(subgraph: "${name}", id: "${id}", kind: ${kind})
      type Query { worker(id: ID! @subject): Worker @shareable }
      type Worker @key(fields: "id") { id: ID! }
      ${boundaryDefinitions}`,
    register: 'REPLICA',
    tables: [],
    kit,
    migrations: [
      {
        name: '001-heard',
        sql: `create table own.heard (number bigint generated always as identity, agency text not null, words text not null)`,
      },
    ],
    resolvers: { Query: { worker: (_, { id: asked }) => workerReference(asked) } },
  })
}

export const disnaker = 'disnaker-jember'
export const migrantCare = 'migrant-care-jember'
export const company = 'p3mi-in-era-sejahtera'
export const teller = lettersAgency('government', disnaker, 'GOVERNMENT')
export const told = lettersAgency('ngo', migrantCare, 'NGO')
