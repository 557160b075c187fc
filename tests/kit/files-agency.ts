import {
  attachFile,
  defineSubgraph,
  fileField,
  type Row,
  rowTable,
  type SubgraphDefinition,
  workerReference,
} from '@simpul/agency'
import { boundaryDefinitions } from '@simpul/boundary'

/** A small government of a test's own that keeps files: papers of a worker, and statements of a case. */
const sdl = /* GraphQL */ `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])
  @link(url: "https://specs.simpul.example/boundary/v1.0", import: ["@agency", "@classified", "@subject", "@share", "@accepts", "@filters"])
  @agency(subgraph: "government", id: "disnaker-jember", kind: GOVERNMENT)

scalar DateTime

type Query {
  worker(id: ID! @subject): Worker @shareable
}

type Mutation {
  attachPaper(input: AttachPaperInput!): PaperPayload @classified(as: PERSONAL)
}

input AttachPaperInput {
  clientKey: String!
  paperId: ID!
  fileId: ID!
}

type PaperPayload @classified(as: PUBLIC) {
  paper: Paper
}

type Worker @key(fields: "id") {
  id: ID!
  papers: [Paper!]
  statements: [Statement!]
}

type Paper
  @subject(key: "workerId")
  @classified(as: PERSONAL)
  @share(with: NGO, for: [PROTECTION], on: CONSENT, under: "pks-protection")
  @share(with: RECRUITMENT, for: [PLACEMENT], on: CONTRACT, rows: LINKED, under: "pks-placement") {
  id: ID!
  name: String
  file: DocumentFile
    @classified(as: SPECIFIC)
    @share(with: NGO, for: [PROTECTION], on: CONSENT, under: "pks-protection")
    @share(with: RECRUITMENT, for: [PLACEMENT], on: CONTRACT, rows: LINKED, under: "pks-placement")
}

type Statement @subject(key: "workerId") @classified(as: SPECIFIC) {
  id: ID!
  file: DocumentFile
}

type DocumentFile @shareable @classified(as: PUBLIC) {
  size: Int!
  mediaType: String!
  sha256: String!
  url: String!
  expiresAt: DateTime!
}
${boundaryDefinitions}`

interface FileRow extends Row {
  readonly workerId: string
  readonly name: string | null
  readonly fileId: string | null
}

const columns = { workerId: 'text', name: 'text', fileId: 'text' } as const

export const papers = rowTable<FileRow>({ type: 'Paper', columns, links: { type: 'Worker', by: 'workerId' } })
export const statements = rowTable<FileRow>({
  type: 'Statement',
  columns,
  hangsOn: { type: 'Statement', by: 'id' },
})

const table = (name: string) => `create table own.${name} (id text primary key,
  owner text not null default 'disnaker-jember', worker_id text not null, name text,
  file_id text references own.stored_file);`

export const filesAgency: SubgraphDefinition = defineSubgraph({
  name: 'government',
  sdl,
  register: 'REPLICA',
  tables: [papers, statements],
  migrations: [{ name: '001-papers', sql: table('paper') + table('statement') }],
  resolvers: {
    Query: { worker: (_, { id }) => workerReference(id) },
    Worker: {
      papers: ({ id }, _, { rows }) => rows(papers).of('workerId', id),
      statements: ({ id }, _, { rows }) => rows(statements).of('workerId', id),
    },
    Paper: { file: fileField('Paper') },
    Statement: { file: fileField('Statement') },
    Mutation: {
      attachPaper: async (_, { input }, context) => ({
        paper: await context.write('attachPaper', input, async (write) => {
          const { paperId: rowId, fileId } = input
          await attachFile(write, { fileId, type: 'Paper', rowId })
          await write.update(papers, rowId, { fileId })
          return { id: rowId }
        }),
      }),
    },
  },
})
