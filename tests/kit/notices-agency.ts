import { defineSubgraph, type SubgraphDefinition } from '@simpul/agency'
import { boundaryDefinitions, type Kind } from '@simpul/boundary'

function small(name: string, id: string, kind: Kind, register: 'KEEPER' | 'REPLICA'): SubgraphDefinition {
  return defineSubgraph({
    name,
    sdl: `
      extend schema
        @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        @link(url: "https://specs.simpul.example/boundary/v1.0", import: ["@agency", "@classified", "@subject", "@share", "@accepts", "@filters"])
        @agency(subgraph: "${name}", id: "${id}", kind: ${kind})
      type Query { open: Boolean @classified(as: PUBLIC) }
      type Mutation {
        remind(input: RemindInput!): Done @classified(as: INTERNAL)
        note(input: NoteInput!): Done @classified(as: INTERNAL)
      }
      input RemindInput { clientKey: String!, case: ID!, role: String!, words: String!, respondent: String }
      input NoteInput { clientKey: String!, about: String!, words: String! }
      type Done @classified(as: PUBLIC) { done: Boolean }
      ${boundaryDefinitions}`,
    register,
    tables: [],
    migrations: [],
    resolvers: {
      Mutation: {
        remind: (_, { input }, context) =>
          context.write('remind', input, async (write) => {
            const { case: id, role, words, respondent } = input
            if (respondent != null) await write.exclude('Dossier', id, { person: respondent })
            await write.notice({ to: role, about: { type: 'Dossier', id }, words: { en: words, id: words } })
            return { done: true }
          }),
        note: (_, { input }, context) =>
          context.write('note', input, async (write) => {
            await write.forumNotice({ about: input.about, words: { en: input.words, id: input.words } })
            return { done: true }
          }),
      },
    },
  })
}

/** A government that reminds its people, and has things noted at the forum. */
export const noticesAgency = small('government', 'disnaker-jember', 'GOVERNMENT', 'REPLICA')

/** The forum, which takes what is noted. */
export const noticesForum = small('forum', 'forum-pmi-jember', 'FORUM', 'KEEPER')
