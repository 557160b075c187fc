import { buildSchema, parse, print, validate } from 'graphql'
import type { HubMatrix } from './hub-matrix.ts'
import { prune } from './prune.ts'

const schema = buildSchema(/* GraphQL */ `
  type Query { worker(id: ID!): Worker notes: [Note!] any: Named }
  interface Named { name: String }
  type Worker implements Named { id: ID! name: String nik: String notes: [Note!] }
  type Note implements Named { id: ID! name: String text: String }
`)

function matrixClosing(...closed: readonly string[]): HubMatrix {
  return {
    key: 'test',
    owner: () => undefined,
    refusal: (coordinate) =>
      closed.includes(coordinate)
        ? { coordinate, owner: 'owner', reason: 'NOT_AGREED', agreement: null, ask: 'owner' }
        : undefined,
  }
}

function pruned(query: string, ...closed: readonly string[]) {
  const { document, refusals } = prune(parse(query), schema, matrixClosing(...closed))
  expect(validate(schema, document)).toEqual([])
  const text = print(document).replace(/\s+/g, ' ')
  return { text, refusals: refusals.map(({ refusal, path }) => `${refusal.coordinate} ${path.join('.')}`) }
}

describe('a pruned operation', () => {
  it('is the very document where nothing is closed', () => {
    const document = parse('{ notes { text } }')
    expect(prune(document, schema, matrixClosing('Worker.nik'))).toEqual({ document, refusals: [] })
    expect(prune(document, schema, matrixClosing()).document).toBe(document)
  })

  it('has no longer a closed field, and says where it stood', () => {
    expect(pruned('{ worker(id: 1) { id nik name } }', 'Worker.nik')).toEqual({
      text: '{ worker(id: 1) { id name } }',
      refusals: ['Worker.nik worker.nik'],
    })
  })

  it('loses everything below a closed field, and tells of the field only', () => {
    const { text, refusals } = pruned('{ worker(id: 1) { id notes { text } } }', 'Worker.notes', 'Note.text')
    expect(text).toBe('{ worker(id: 1) { id } }')
    expect(refusals).toEqual(['Worker.notes worker.notes'])
  })

  it('selects the name of the type where nothing else is left, at any depth', () => {
    expect(pruned('{ worker(id: 1) { notes { text } } }', 'Note.text').text).toBe(
      '{ worker(id: 1) { notes { __typename } } }',
    )
    expect(pruned('{ notes { text } }', 'Query.notes').text).toBe('{ __typename }')
  })

  it('is closed by the field and not by its alias, and the path holds the alias', () => {
    const { text, refusals } = pruned('{ w: worker(id: 1) { name: nik nik: name } }', 'Worker.nik')
    expect(text).toBe('{ w: worker(id: 1) { nik: name } }')
    expect(refusals).toEqual(['Worker.nik w.name'])
  })

  it('is closed inside named and inline fragments', () => {
    const query = '{ worker(id: 1) { ...F ... on Worker { nik } } } fragment F on Worker { nik id }'
    const { text, refusals } = pruned(query, 'Worker.nik')
    expect(text).toBe('{ worker(id: 1) { ...F ... on Worker { __typename } } } fragment F on Worker { id }')
    expect(refusals.map((one) => one.split(' ').at(0))).toEqual(['Worker.nik', 'Worker.nik'])
  })

  it('keeps the right path for the fields after a closed one', () => {
    const { refusals } = pruned('{ notes { text id } worker(id: 1) { nik name } }', 'Note.text', 'Worker.nik')
    expect(refusals).toEqual(['Note.text notes.text', 'Worker.nik worker.nik'])
  })

  it('keeps a field of an interface, which only the owner of the row can decide, and the name of a type', () => {
    const query = '{ any { name ... on Note { name } __typename } }'
    expect(pruned(query, 'Note.name', 'Worker.name', 'Named.name').text).toBe(
      '{ any { name ... on Note { __typename } __typename } }',
    )
  })
})
