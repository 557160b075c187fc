import { buildASTSchema, parse } from 'graphql'
import { rowsNamed } from './arguments-read.ts'
import { boundaryDefinitions } from './directives.ts'
import { withFederation } from './federation.ts'
import { readRules } from './read-rules.ts'

const sdl = /* GraphQL */ `
  extend schema @agency(subgraph: "ngo", id: "migrant-care-jember", kind: NGO)
  type Query { note(id: ID!): Note }
  type Mutation {
    close(input: CloseInput!): Note @classified(as: INTERNAL)
    closeOne(id: ID! @filters(on: "Note.id"), text: String @filters(on: "Note.text")): Note @classified(as: INTERNAL)
  }
  input CloseInput { clientKey: String!, noteId: ID! @filters(on: "Note.id"), inner: [InnerInput!], other: ID }
  input InnerInput { ids: [ID!] @filters(on: "Note.id"), text: String @filters(on: "Note.text") }
  type Note @classified(as: INTERNAL) { id: ID!, text: String }
  ${boundaryDefinitions}
`
const rules = readRules(sdl)
const fields =
  buildASTSchema(withFederation(parse(sdl)), { assumeValidSDL: true })
    .getMutationType()
    ?.getFields() ?? {}

function named(name: string, args: Readonly<Record<string, unknown>>): readonly string[] {
  const field = fields[name]
  if (field === undefined) throw new Error(`There is no ${name}.`)
  return rowsNamed({ type: 'Mutation', field, args }, rules).map(({ type, id }) => `${type} ${id}`)
}

describe('the rows that arguments name', () => {
  it.each([
    ['by the key of their type', 'closeOne', { id: 'a' }, ['Note a']],
    ['and not by another field of it', 'closeOne', { id: 'a', text: 'b' }, ['Note a']],
    ['inside an input', 'close', { input: { clientKey: 'k', noteId: 'a', other: 'c' } }, ['Note a']],
    [
      'in lists and inputs within',
      'close',
      { input: { noteId: 'a', inner: [{ ids: ['b', 'c'] }, { text: 'd' }] } },
      ['Note a', 'Note b', 'Note c'],
    ],
    ['nowhere where nothing is given', 'close', { input: null }, []],
  ])('%s', (_, field, args, expected) => {
    expect(named(field, args)).toEqual(expected)
  })
})
