import { buildASTSchema, isObjectType, parse } from 'graphql'
import { fieldsRead, personsNamed } from './arguments-read.ts'
import { withFederation } from './federation.ts'
import type { Cell, Reach } from './matrix.ts'
import { readRules } from './read-rules.ts'
import { isGrantedOnly, isSearchOverPeople } from './search-rule.ts'

const sdl = /* GraphQL */ `
  extend schema @agency(subgraph: "ngo", id: "the-ngo", kind: NGO)
  type Query {
    cases(status: String @filters(on: "Case.status"), by: Filter, order: Order): [Case!]
    groups(name: String @filters(on: "Group.name")): [Group!]
    about(worker: ID @subject, input: About): [Case!]
  }
  input Filter { country: String @filters(on: "Case.country"), more: [Filter!] }
  input About { worker: ID @subject, others: [About!], text: String }
  enum Order { STATUS @filters(on: "Case.status") }
  type Worker @key(fields: "id") { id: ID! cases(status: String @filters(on: "Case.status")): [Case!] }
  type Case @subject(key: "workerId") @classified(as: INTERNAL) { id: ID! status: String country: String }
  type Group @classified(as: INTERNAL) { id: ID! name: String @classified(as: PERSONAL) place: String }
  directive @agency(subgraph: String!, id: String!, kind: String!) on SCHEMA
  directive @classified(as: String!) on FIELD_DEFINITION | OBJECT
  directive @subject(key: String) on OBJECT | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @filters(on: String!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  directive @key(fields: String!) on OBJECT
`
const rules = readRules(sdl)
const schema = buildASTSchema(withFederation(parse(sdl)), { assumeValidSDL: true })

function asked(type: string, name: string, args: Readonly<Record<string, unknown>>) {
  const found = schema.getType(type)
  const field = isObjectType(found) ? found.getFields()[name] : undefined
  if (field === undefined) throw new Error(`There is no ${type}.${name}.`)
  return { type, field, args }
}

function open(...reaches: readonly Reach[]): Cell {
  return { kind: 'open', ways: reaches.map((reach) => ({ reach })) }
}

describe('the fields that arguments read', () => {
  it('are those of every value given, by filter or by order', () => {
    const args = { order: 'STATUS', status: 'OPEN', by: { more: [{ country: 'HK' }, { country: null }] } }
    expect([...fieldsRead(asked('Query', 'cases', args), rules)]).toEqual([
      { coordinate: 'Case.status', by: 'FILTER' },
      { coordinate: 'Case.country', by: 'FILTER' },
      { coordinate: 'Case.status', by: 'ORDER' },
    ])
    expect([...fieldsRead(asked('Query', 'cases', { status: null }), rules)]).toEqual([])
  })
})

describe('the persons whom arguments name', () => {
  it('are found in arguments and inside inputs, at any depth', () => {
    const args = { worker: 'a', input: { worker: 'b', text: 'c', others: [{ worker: 'd' }, { worker: null }] } }
    expect(personsNamed(asked('Query', 'about', args), rules)).toEqual(['a', 'b', 'd'])
  })
})

describe('a search among people', () => {
  const byGrants = open('GRANTED:CONSENT', 'GRANTED:VITAL_INTEREST')
  const status = { coordinate: 'Case.status', by: 'FILTER' } as const

  it.each([
    ['whom only grants open', status, 'Query', byGrants, true],
    ['whom a link may open too', status, 'Query', open('GRANTED:CONSENT', 'LINKED'), false],
    ['who are all open', status, 'Query', open('ALL'), false],
    ['at the own agency', status, 'Query', open('OWNER'), false],
    ['that is an order only', { ...status, by: 'ORDER' } as const, 'Query', byGrants, false],
    ['below one who is named', status, 'Worker', byGrants, false],
    ['by what is personal', { coordinate: 'Group.name', by: 'FILTER' } as const, 'Query', byGrants, true],
    ['by what is about nobody', { coordinate: 'Group.place', by: 'FILTER' } as const, 'Query', byGrants, false],
  ])('%s', (_, read, type, cell, isSearch) => {
    expect(isSearchOverPeople(read, { type, cell }, rules)).toBe(isSearch)
  })

  it('is not met where nothing is open', () => {
    expect(isGrantedOnly({ kind: 'closed', because: 'NOT_AGREED' })).toBe(false)
    expect(isGrantedOnly(undefined)).toBe(false)
  })
})
