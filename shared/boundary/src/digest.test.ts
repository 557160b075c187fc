import { buildSchema } from 'graphql'
import { digestOfField } from './digest.ts'
import type { Class } from './vocabulary.ts'

function digestOf(field: string, classification: Class = 'PERSONAL', coordinate = 'Query.name'): string {
  const found = buildSchema(`type Query { ${field} }`).getQueryType()?.getFields().name
  if (found === undefined) throw new Error('The schema of the test has no field "name".')
  return digestOfField(coordinate, found, classification)
}

const plain = digestOf('"The name." name(short: Boolean, lang: String): String')

describe('the digest of a field', () => {
  it('is 64 hexadecimal digits and the same for the same field', () => {
    expect(plain).toMatch(/^[0-9a-f]{64}$/)
    expect(digestOf('"The name." name(short: Boolean, lang: String): String')).toBe(plain)
  })

  it('does not depend on the order of the arguments, nor on other fields', () => {
    expect(digestOf('other: Int "The name." name(lang: String, short: Boolean): String')).toBe(plain)
  })

  it.each([
    ['the description', '"The full name." name(short: Boolean, lang: String): String'],
    ['a lost description', 'name(short: Boolean, lang: String): String'],
    ['the type', '"The name." name(short: Boolean, lang: String): String!'],
    ['a list of the type', '"The name." name(short: Boolean, lang: String): [String]'],
    ['a new argument', '"The name." name(short: Boolean, lang: String, id: ID): String'],
    ['a lost argument', '"The name." name(short: Boolean): String'],
    ['the type of an argument', '"The name." name(short: Boolean, lang: ID): String'],
    ['the default of an argument', '"The name." name(short: Boolean = true, lang: String): String'],
    ['the description of an argument', '"The name." name(short: Boolean, "Its language." lang: String): String'],
  ])('changes with %s', (_, field) => {
    expect(digestOf(field)).not.toBe(plain)
  })

  it('changes with the coordinate, so that a line signed of one field fits no other', () => {
    const field = '"The name." name(short: Boolean, lang: String): String'
    expect(digestOf(field, 'PERSONAL', 'Worker.name')).not.toBe(plain)
  })

  it('changes with the class', () => {
    expect(digestOf('"The name." name(short: Boolean, lang: String): String', 'INTERNAL')).not.toBe(plain)
  })
})
