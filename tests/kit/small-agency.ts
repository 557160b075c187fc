import { defineSubgraph, type Row, rowTable, type SubgraphDefinition, workerReference } from '@simpul/agency'
import { boundaryDefinitions } from '@simpul/boundary'

/** A small government of a test's own: a worker, notes about her, and a case that hangs on nobody's consent. */
const sdl = /* GraphQL */ `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])
  @link(url: "https://specs.simpul.example/boundary/v1.0", import: ["@agency", "@classified", "@subject", "@share", "@accepts", "@filters"])
  @composeDirective(name: "@agency")
  @composeDirective(name: "@classified")
  @composeDirective(name: "@subject")
  @composeDirective(name: "@share")
  @composeDirective(name: "@accepts")
  @composeDirective(name: "@filters")
  @agency(subgraph: "government", id: "disnaker-jember", kind: GOVERNMENT)

scalar Date

type Query {
  worker(id: ID! @subject): Worker @shareable
  workers(
    kecamatan: String @filters(on: "Worker.kecamatan")
    nameContains: String @filters(on: "Worker.fullName")
    orderBy: WorkerOrder
    descending: Boolean
    first: Int
    after: String
  ): WorkerConnection
  office(id: ID!): Office
  traces: [Trace!]
}

union Trace = Office | Note

type Mutation {
  note(input: NoteInput!): NotePayload @classified(as: PERSONAL)
    @accepts(from: NGO, for: [PROTECTION], on: CONSENT, under: "pks-protection")
}

input NoteInput {
  clientKey: String!
  workerId: ID! @subject
  text: String!
}

type NotePayload @classified(as: PUBLIC) {
  note: Note
}

enum WorkerOrder {
  FULL_NAME @filters(on: "Worker.fullName")
  BORN @filters(on: "Worker.birthDate")
}

type WorkerConnection @classified(as: PUBLIC) {
  edges: [WorkerEdge!]!
  pageInfo: PageInfo!
  totalCount: Int!
}

type WorkerEdge @classified(as: PUBLIC) {
  cursor: String!
  node: Worker!
}

type PageInfo @shareable @classified(as: PUBLIC) {
  hasNextPage: Boolean!
  hasPreviousPage: Boolean!
  startCursor: String
  endCursor: String
}

type Worker
  @key(fields: "id")
  @subject(key: "id")
  @classified(as: PERSONAL)
  @share(with: NGO, for: [PROTECTION], on: CONSENT, under: "pks-protection")
  @share(with: RECRUITMENT, for: [PLACEMENT], on: CONTRACT, rows: LINKED, under: "pks-placement") {
  id: ID!
  fullName: String
  kecamatan: String
  birthDate: Date
    @classified(as: PERSONAL)
    @share(with: RECRUITMENT, for: [PLACEMENT], on: CONTRACT, rows: LINKED, under: "pks-placement")
  secret: String @classified(as: SPECIFIC)
  notes: [Note!]
  complaints: [Complaint!]
}

type Note
  @subject(key: "workerId")
  @classified(as: PERSONAL)
  @share(with: NGO, for: [PROTECTION], on: CONSENT, under: "pks-protection") {
  id: ID!
  text: String
}

type Complaint
  @subject(key: "workerId")
  @classified(as: SPECIFIC)
  @share(with: NGO, for: [PROTECTION], on: CONSENT, under: "pks-protection") {
  id: ID!
  about: String
}

type Office @key(fields: "id") @classified(as: PUBLIC) {
  id: ID!
  name: String
  budget: Int @classified(as: INTERNAL)
}
${boundaryDefinitions}`

interface WorkerRow extends Row {
  readonly fullName: string
  readonly kecamatan: string
  readonly birthDate: string
  readonly secret: string
}

interface NoteRow extends Row {
  readonly workerId: string
  readonly text: string
}

interface ComplaintRow extends Row {
  readonly workerId: string
  readonly about: string
}

interface OfficeRow extends Row {
  readonly name: string
  readonly budget: number
}

export const workers = rowTable<WorkerRow>({
  type: 'Worker',
  columns: { fullName: 'text', kecamatan: 'text', birthDate: 'date', secret: 'text' },
})
export const notes = rowTable<NoteRow>({
  type: 'Note',
  columns: { workerId: 'text', text: 'text' },
  links: { type: 'Worker', by: 'workerId' },
})
export const complaints = rowTable<ComplaintRow>({
  type: 'Complaint',
  columns: { workerId: 'text', about: 'text' },
  hangsOn: { type: 'Complaint', by: 'id' },
})
export const offices = rowTable<OfficeRow>({ type: 'Office', columns: { name: 'text', budget: 'int' } })

const orderColumns: Readonly<Record<string, string>> = { FULL_NAME: 'fullName', BORN: 'birthDate' }

export const smallAgency: SubgraphDefinition = defineSubgraph({
  name: 'government',
  sdl,
  register: 'REPLICA',
  tables: [workers, notes, complaints, offices],
  migrations: [
    {
      name: '001-small',
      sql: `
        create table own.worker (id text primary key, owner text not null default 'disnaker-jember', full_name text, kecamatan text, birth_date date, secret text);
        create index worker_kecamatan on own.worker (kecamatan, id);
        create table own.note (id text primary key, owner text not null default 'disnaker-jember', worker_id text not null, text text);
        create index note_worker on own.note (worker_id);
        create table own.complaint (id text primary key, owner text not null default 'disnaker-jember', worker_id text not null, about text);
        create index complaint_worker on own.complaint (worker_id);
        create table own.office (id text primary key, owner text not null default 'disnaker-jember', name text, budget int);`,
    },
  ],
  resolvers: {
    Query: {
      worker: (_, { id }) => workerReference(id),
      office: (_, { id }, { rows }) => rows(offices).byId(id),
      // a careless resolver: it hands on a row that the database would not have shown
      traces: () => [
        { __typename: 'Office', id: 'o1', name: 'Kantor', reach: ['PUBLIC', 'OWNER'] },
        { __typename: 'Note', id: 'n1', workerId: 'w', text: 'note on ana', reach: ['PUBLIC', 'OWNER'] },
      ],
      workers: (_, { kecamatan, nameContains, orderBy, descending, first, after }, { rows }) =>
        rows(workers).page({
          where: { kecamatan },
          search: { properties: ['fullName'], text: nameContains },
          orderBy: orderColumns[orderBy],
          descending,
          first,
          after,
        }),
    },
    Worker: {
      notes: ({ id }, _, { rows }) => rows(notes).of('workerId', id),
      complaints: ({ id }, _, { rows }) => rows(complaints).of('workerId', id),
    },
    Mutation: {
      note: async (_, { input }, context) => {
        const id = '99999999-0000-4000-8000-000000000001'
        return {
          note: await context.write('note', input, async (write) => {
            await write.insert(notes, { id, workerId: input.workerId, text: input.text })
            return { id }
          }),
        }
      },
    },
  },
})
