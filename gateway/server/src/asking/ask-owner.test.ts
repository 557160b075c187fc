import type { Cell, Reach } from '@simpul/boundary'
import { readRules, withFederation } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import { buildASTSchema, parse } from 'graphql'
import { newHubAccount } from '../answer/hub-account.ts'
import type { HubContext } from '../context.ts'
import { askOwner } from './ask-owner.ts'
import type { OwnerAnswer, OwnerQuestion } from './inquiry.ts'

const sdl = /* GraphQL */ `
  extend schema @agency(subgraph: "ngo", id: "the-ngo", kind: NGO)
  type Query {
    worker(id: ID! @subject): Worker
    cases(status: String @filters(on: "Case.status"), order: Order): CaseConnection
    casesOf(worker: ID! @subject): [Case!]
  }
  type Mutation { openCase(input: OpenCase!): Payload @classified(as: SPECIFIC) }
  input OpenCase { worker: ID @subject, note: String }
  type Payload @classified(as: PUBLIC) { case: Case }
  enum Order { STATUS @filters(on: "Case.status") }
  type Worker @key(fields: "id") { id: ID! cases: [Case!] visits: [Visit!] }
  type Case @subject(key: "workerId") @classified(as: SPECIFIC) { id: ID! status: String worker: Worker }
  type Visit @subject(key: "workerId") @classified(as: INTERNAL) { id: ID! day: String note: String cases: [Case!] }
  type CaseConnection @classified(as: PUBLIC) { edges: [CaseEdge!]! totalCount: Int! }
  type CaseEdge @classified(as: PUBLIC) { node: Case! }
  directive @agency(subgraph: String!, id: String!, kind: String!) on SCHEMA
  directive @classified(as: String!) on FIELD_DEFINITION | OBJECT
  directive @subject(key: String) on OBJECT | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @filters(on: String!) on ARGUMENT_DEFINITION | ENUM_VALUE
  directive @key(fields: String!) on OBJECT
`

const rules = readRules(sdl)
const schema = buildASTSchema(withFederation(parse(sdl)), { assumeValidSDL: true })
const [permitted, other] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']

/** Cases by consent, visits by a link, their notes by consent, and the connections as what they lead to. */
function cellOf(coordinate: string): Cell {
  const reach: Reach = /Visit|visits/.test(coordinate) && !/note|cases/.test(coordinate) ? 'LINKED' : 'GRANTED:CONSENT'
  const isPublic = /^(Query.worker|Worker.id|Payload)/.test(coordinate)
  return { kind: 'open', ways: [{ reach: isPublic ? 'PUBLIC' : reach }] }
}

const cells = new Map([...rules.fields.keys()].map((coordinate) => [coordinate, cellOf(coordinate)]))

interface Options {
  readonly answer?: (question: OwnerQuestion) => OwnerAnswer
  readonly failure?: HubError
  readonly caller?: HubContext['identity']['caller']
}

const partner = {
  kind: 'agency',
  agency: 'an-office',
  agencyKind: 'GOVERNMENT',
  person: 'p',
  role: 'OFFICER',
  purpose: 'PROTECTION',
} as const

/** Asks the owner of the schema above, and tells what was sent, what was refused, and about whom the own agency was asked. */
async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}, options: Options = {}) {
  const sent: OwnerQuestion[] = []
  const asked: string[] = []
  const account = newHubAccount()
  const context = {
    account,
    identity: { caller: options.caller ?? partner, token: 't', requestId: 'r' },
    asker: {
      async mayAsk(_: string, persons: readonly string[]) {
        asked.push(...persons)
        const isAway = options.failure !== undefined
        return { persons: new Set(isAway ? [] : persons.filter((one) => one === permitted)), failure: options.failure }
      },
    },
  } as unknown as HubContext
  const owner = {
    rules,
    cells,
    refusal: (coordinate: string, reason: 'NO_GRANT') => ({
      coordinate,
      reason,
      owner: 'the-ngo',
      agreement: null,
      ask: 'the-ngo',
    }),
  } as unknown as Parameters<typeof askOwner>[0]['owner']
  const send = async (question: OwnerQuestion) => {
    sent.push({ ...question, query: question.query.replace(/\s+/g, ' ').trim() })
    return options.answer?.(question) ?? { data: {} }
  }
  const answer = await askOwner({ question: { query, variables }, owner, schema, context, send })
  const closed = account.closed().map(({ refusal }) => `${refusal.coordinate} ${refusal.reason}`)
  const { data, errors } = JSON.parse(JSON.stringify(answer))
  return { sent, asked, closed, data, ...(errors === undefined ? {} : { errors }) }
}

describe('a fetch about a person', () => {
  it('goes out as it is where the own agency lets it, and everything of it', async () => {
    const query = '{ worker(id: "00000000-0000-4000-8000-00000000000a") { cases { status } } }'
    const { sent, asked, closed } = await ask(query)
    expect(sent).toEqual([{ query, variables: {} }])
    expect([asked, closed]).toEqual([[permitted], []])
  })

  it('is not sent where only a grant would open it, and reads as the owner would refuse it', async () => {
    const found = await ask('query ($id: ID!) { w: worker(id: $id) { __typename key: id cases { id status } } }', {
      id: other,
    })
    expect(found).toEqual({
      sent: [],
      asked: [other],
      closed: ['Worker.cases NO_GRANT'],
      data: { w: { __typename: 'Worker', key: other, cases: null } },
    })
  })

  it('is sent without that where a link may open the rest, and nothing closed stands below what came', async () => {
    const query =
      'query ($id: ID!, $no: Boolean!) { worker(id: $id) { cases { id @skip(if: $no) } visits { day note } } }'
    const answer = () => ({ data: { worker: { visits: [{ day: '1' }, { day: '2' }] } } })
    const found = await ask(query, { id: other, no: true }, { answer })
    expect(found.sent).toEqual([
      { query: 'query ($id: ID!) { worker(id: $id) { visits { day } } }', variables: { id: other } },
    ])
    expect(found.data).toEqual({
      worker: {
        cases: null,
        visits: [
          { day: '1', note: null },
          { day: '2', note: null },
        ],
      },
    })
    expect(found.closed).toEqual(['Visit.note NO_GRANT', 'Worker.cases NO_GRANT'])
  })

  it('says nothing of fields below rows that did not come', async () => {
    const answer = () => ({ data: { worker: { visits: [] } } })
    const { closed } = await ask(`{ worker(id: "${other}") { visits { note cases { id } } } }`, {}, { answer })
    expect(closed).toEqual([])
  })

  it('is parted where it names several, and an id that is no longer asked about does not travel', async () => {
    const query = 'query ($a: ID!, $b: ID!) { a: worker(id: $a) { cases { id } } b: worker(id: $b) { cases { id } } }'
    const found = await ask(query, { a: permitted, b: other }, { answer: () => ({ data: { a: { cases: [] } } }) })
    expect(found.sent).toEqual([
      { query: 'query ($a: ID!) { a: worker(id: $a) { cases { id } } }', variables: { a: permitted } },
    ])
    expect(found.data).toEqual({ a: { cases: [] }, b: { cases: null } })
  })

  it('asks nobody where only links could open it', async () => {
    const { asked, sent } = await ask(`{ worker(id: "${other}") { visits { day } } }`)
    expect([asked, sent.length]).toEqual([[], 1])
  })

  it.each([
    ['an argument of a list', '{ casesOf(worker: "ID") { id } }', 'Query.casesOf', { casesOf: null }],
    [
      'a mutation',
      'mutation { openCase(input: { worker: "ID" }) { case { id } } }',
      'Mutation.openCase',
      { openCase: null },
    ],
  ])('is refused by %s as the owner would', async (_, query, coordinate, data) => {
    const found = await ask(query.replace('ID', other))
    expect(found).toEqual({ sent: [], asked: [other], closed: [`${coordinate} NO_GRANT`], data })
    expect((await ask(query.replace('ID', permitted))).sent).toHaveLength(1)
  })

  it('is answered at the gateway where it asks for the id alone, and with the owner’s words for an id that is none', async () => {
    const callers = [partner, { ...partner, agency: 'the-ngo' }, { kind: 'subject', person: 'p' }, { kind: 'public' }]
    for (const caller of callers as Options['caller'][]) {
      if (caller === undefined) continue
      const echoed = await ask(`{ worker(id: "${other}") { ... on Worker { id __typename } } }`, {}, { caller })
      expect(echoed).toMatchObject({ sent: [], asked: [], data: { worker: { id: other, __typename: 'Worker' } } })
      const ill = await ask('{ w: worker(id: "X") { id cases { id } } }', {}, { caller })
      expect(ill).toMatchObject({ sent: [], asked: [], data: { w: null }, errors: [{ path: ['w'] }] })
    }
  })

  it('of a subject, of the public or at the own agency asks nobody first', async () => {
    const query = `{ worker(id: "${other}") { cases { id } } }`
    for (const caller of [{ ...partner, agency: 'the-ngo' }, { kind: 'public' }] as const) {
      const { asked, sent } = await ask(query, {}, { caller })
      expect([asked, sent]).toEqual([[], [{ query, variables: {} }]])
    }
  })

  it('sends nothing a grant would open while the own agency is away, and says so', async () => {
    const failure = new HubError('SUBGRAPH_FAILED', 'away', { detail: { agency: 'an-office' } })
    const found = await ask(`{ worker(id: "${permitted}") { cases { id } } }`, {}, { failure })
    expect(found).toMatchObject({ sent: [], errors: [{ message: 'away' }], closed: ['Worker.cases NO_GRANT'] })
  })

  it('leaves prototypes alone, whatever its keys are', async () => {
    const found = await ask(`{ __proto__: worker(id: "${other}") { constructor: cases { id } id } }`)
    expect(found.sent).toEqual([])
    expect(Object.prototype.constructor).toBe(Object)
    expect(JSON.stringify(found.data)).toBe(`{"__proto__":{"id":"${other}","constructor":null}}`)
  })
})

describe('a fetch by representations', () => {
  const query =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Worker { cases { id } visits { note day } } } }'
  const workers = (...ids: readonly string[]) => ids.map((id) => ({ __typename: 'Worker', id }))

  it('is parted: all of it for those who may be asked about, the rest for the others, each answer in its place', async () => {
    const answer = ({ variables: { r } }: OwnerQuestion) => ({
      data: {
        _entities: (r as { id: string }[]).map(({ id }) =>
          id === permitted ? { cases: [], visits: [] } : { visits: [{ day: '1' }] },
        ),
      },
      errors: [{ message: 'one', path: ['_entities', 0, 'visits'] }],
    })
    const found = await ask(query, { r: workers(other, permitted) }, { answer })
    expect(found.sent.map(({ variables }) => variables.r)).toEqual([workers(permitted), workers(other)])
    expect(found.sent[1]?.query).not.toMatch(/cases|note/)
    expect(found.data._entities).toMatchObject([{ cases: null, visits: [{ day: '1', note: null }] }, { cases: [] }])
    expect(found.errors.map(({ path }: { path: unknown }) => path)).toEqual([
      ['_entities', 1, 'visits'],
      ['_entities', 0, 'visits'],
    ])
    expect(found.closed).toEqual(['Visit.note NO_GRANT', 'Worker.cases NO_GRANT'])
  })

  it('is not sent for those of whom nothing is left to ask', async () => {
    const grants =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Worker { __typename cases { id } } } }'
    const found = await ask(grants, { r: workers(other) })
    expect(found).toMatchObject({ sent: [], data: { _entities: [{ __typename: 'Worker', cases: null }] } })
  })

  it('may have several lists at once, as long as each has its place', async () => {
    const several =
      'query ($r0: [_Any!]!, $r1: [_Any!]!) { e0: _entities(representations: $r0) { ... on Worker { cases { id } } } e1: _entities(representations: $r1) { ... on Worker { visits { day } } } }'
    const variables = { r0: workers(other), r1: workers(other) }
    const answer = () => ({ data: { e1: [{ visits: [] }] } })
    const found = await ask(several, variables, { answer })
    expect(found.sent.map(({ variables: one }) => one)).toEqual([{ r1: workers(other) }])
    expect(found.data).toMatchObject({ e0: [{ cases: null }], e1: [{ visits: [] }] })
  })

  it('keeps closed what a representation about a person does not name', async () => {
    const cases = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { status } } }'
    const found = await ask(cases, { r: [{ __typename: 'Case', id: 'c' }] })
    expect(found).toMatchObject({ sent: [], data: { _entities: [{ status: null }] }, closed: ['Case.status NO_GRANT'] })
    const named = [{ __typename: 'Case', id: 'c', workerId: permitted }]
    expect((await ask(cases, { r: named })).sent).toHaveLength(1)
  })
})

describe('a search among people', () => {
  it('whom only grants open is refused before it is sent', async () => {
    const found = await ask('query ($s: String) { cases(status: $s) { totalCount edges { node { id } } } }', {
      s: 'OPEN',
    })
    expect(found).toEqual({ sent: [], asked: [], closed: ['Case.status NO_GRANT'], data: { cases: null } })
  })

  it('is not what a plain or sorted list is, nor one without a value', async () => {
    for (const list of [
      '{ cases { totalCount } }',
      '{ cases(order: STATUS) { totalCount } }',
      '{ cases(status: null) { totalCount } }',
    ])
      expect((await ask(list)).sent).toHaveLength(1)
  })
})
