import { BoundaryError } from './boundary-error.ts'
import { readRules } from './read-rules.ts'

const agency = 'extend schema @agency(subgraph: "ngo", id: "the-ngo", kind: NGO)'
const sdl = /* GraphQL */ `
  ${agency}
  enum NoteOrder { TEXT @filters(on: "Note.text") CREATED }
  input NoteFilter { about: String @filters(on: "Note.text") @filters(on: "Note.secret") worker: ID @subject }
  type Query {
    notes(search: String @filters(on: "Note.text"), orderBy: NoteOrder, where: NoteFilter): NoteConnection!
    note(id: ID!): Note
    worker(id: ID! @subject): Worker
    version: String @classified(as: PUBLIC)
  }
  type Mutation {
    askHelp(worker: ID! @subject): Note
      @classified(as: SPECIFIC)
      @accepts(from: FORUM, for: [PROTECTION, REPATRIATION], on: CONSENT, under: "pks-acts")
  }
  type NoteConnection @classified(as: PUBLIC) { edges: [NoteEdge!]! totalCount: Int }
  type NoteEdge @classified(as: PUBLIC) { cursor: String! node: Note! }
  "A note."
  type Note @key(fields: "id") @subject(key: "workerId") @classified(as: PERSONAL)
    @share(with: FORUM, for: PROTECTION, on: CONSENT, under: "pks-notes") {
    id: ID!
    workerId: ID
    text: String
    code: String @classified(as: INTERNAL)
    secret: String @classified(as: SPECIFIC) @share(with: GOVERNMENT, for: [PROTECTION], on: LAW, rows: ALL, under: "pks-law")
    worker: Worker
  }
  type Worker @key(fields: "id") { id: ID! notes: [Note!]! }
`
const rules = readRules(sdl)

function errorOf(text: string): BoundaryError {
  try {
    readRules(text)
  } catch (error) {
    if (error instanceof BoundaryError) return error
    throw error
  }
  throw new Error('The rules were read, and an error was expected.')
}

describe('the rules of a schema', () => {
  it('name the agency that owns the subgraph', () => {
    expect(rules.agency).toEqual({ subgraph: 'ngo', id: 'the-ngo', kind: 'NGO' })
  })

  it('give a field without a class the class and the shares of its type', () => {
    expect(rules.fields.get('Note.text')).toMatchObject({
      kind: 'leaf',
      classification: 'PERSONAL',
      key: 'Note.id',
      hasSubject: true,
      shares: [{ with: 'FORUM', for: ['PROTECTION'], on: 'CONSENT', rows: 'GRANTED', under: 'pks-notes' }],
    })
  })

  it('give a field with a class of its own none of the shares of its type', () => {
    expect(rules.fields.get('Note.code')).toMatchObject({ classification: 'INTERNAL', shares: [] })
    expect(rules.fields.get('Note.secret')).toMatchObject({
      classification: 'SPECIFIC',
      shares: [{ with: 'GOVERNMENT', for: ['PROTECTION'], on: 'LAW', rows: 'ALL', under: 'pks-law' }],
    })
  })

  it('read an act with whom it accepts', () => {
    expect(rules.fields.get('Mutation.askHelp')).toMatchObject({
      kind: 'act',
      classification: 'SPECIFIC',
      accepts: [{ with: 'FORUM', for: ['PROTECTION', 'REPATRIATION'], on: 'CONSENT', rows: 'GRANTED' }],
    })
  })

  it('take an entity whose key has no class for a stub, whose key is public and whose fields have no row', () => {
    expect(rules.types.get('Worker')).toMatchObject({ isStub: true, isEntity: true })
    expect(rules.types.get('Note')).toMatchObject({ isStub: false, key: 'Note.id', subject: 'workerId' })
    expect(rules.fields.get('Worker.id')).toMatchObject({ classification: 'PUBLIC', key: undefined })
    expect(rules.fields.get('Note.worker')).toMatchObject({ kind: 'leaf', classification: 'PERSONAL' })
  })

  it('take a field for an echo only where its argument names the person that is the key of the answer', () => {
    expect(rules.fields.get('Query.worker')).toMatchObject({ kind: 'edge', isEcho: true })
    expect(rules.fields.get('Query.note')).toMatchObject({ kind: 'edge', isEcho: false, targets: ['Note.id'] })
  })

  it('follow a connection to the rows it lists', () => {
    for (const coordinate of ['Query.notes', 'NoteConnection.edges', 'NoteEdge.node', 'Worker.notes']) {
      expect(rules.fields.get(coordinate)).toMatchObject({ kind: 'edge', targets: ['Note.id'] })
    }
    expect(rules.fields.get('NoteConnection.totalCount')).toMatchObject({ kind: 'leaf', key: undefined })
  })

  it('know what a filter on an argument, an input field or an order reads', () => {
    expect(Object.fromEntries(rules.filters)).toEqual({
      'Query.notes(search:)': ['Note.text'],
      'NoteFilter.about': ['Note.text', 'Note.secret'],
      'NoteOrder.TEXT': ['Note.text'],
    })
  })

  it('know the arguments and input fields that name a person', () => {
    expect([...rules.subjectArguments].sort()).toEqual([
      'Mutation.askHelp(worker:)',
      'NoteFilter.worker',
      'Query.worker(id:)',
    ])
  })
})

describe('a schema that cannot be read', () => {
  it.each([
    ['no agency', 'type Query { a: Int @classified(as: PUBLIC) }'],
    ['two agencies', `${agency} ${agency} type Query { a: Int @classified(as: PUBLIC) }`],
  ])('is one with %s', (_, text) => {
    expect(errorOf(text).code).toBe('AGENCY_MISSING')
  })

  it.each([
    ['a value of a root', 'type Query { a: Int }', 'Query.a'],
    ['a field of a row', 'type Query { b: [B] } type B { id: ID! @classified(as: PUBLIC) c: Int }', 'B.c'],
    [
      'a field of a stub besides its key',
      'type Query { b: Int @classified(as: PUBLIC) } type W @key(fields: "id") { id: ID! c: Int }',
      'W.c',
    ],
    ['an act', 'type Query { b: Int @classified(as: PUBLIC) } type Mutation { d: Int }', 'Mutation.d'],
  ])('is one that classifies %s nowhere, and the message names it', (_, text, coordinate) => {
    const error = errorOf(`${agency} ${text}`)
    expect(error.code).toBe('UNCLASSIFIED')
    expect(error.message).toContain(coordinate)
  })

  it('is one with a key of several fields', () => {
    const text =
      'type Query { b: Int @classified(as: PUBLIC) } type W @key(fields: "a b") @classified(as: PUBLIC) { a: ID! b: ID! }'
    expect(errorOf(`${agency} ${text}`).code).toBe('KEY_NOT_ONE_FIELD')
  })
})
