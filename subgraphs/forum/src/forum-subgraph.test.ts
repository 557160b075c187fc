import { withFederation } from '@simpul/boundary'
import { demoCommitments, demoMeetings, demoSuggestions, indicatorFigures, ngo, regulationSteps } from '@simpul/demo'
import type { TestCaller } from '@simpul/testing'
import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql'
import { forum } from './forum-subgraph.ts'
import {
  director,
  frame,
  nobody,
  official,
  reasons,
  type ServedForum,
  secretary,
  serveForum,
  subject,
  supervisor,
  today,
} from './testing/served-forum.ts'

const meetings = demoMeetings(today)
const commitments = demoCommitments(today)
const suggestions = demoSuggestions(today)
const [first, second] = meetings

let served: ServedForum

beforeAll(async () => {
  served = await serveForum()
}, 60_000)

afterAll(() => served?.close())

interface Page {
  readonly totalCount: number
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
}

const talks = '{ meetings { totalCount } commitments { totalCount } suggestions { totalCount } }'

/** How many rows of the forum's talks are seen, or why none. */
async function seen(as: TestCaller | undefined): Promise<readonly unknown[]> {
  const answer = await served.subgraph.ask({ as, query: talks })
  return [...Object.values(answer.body.data ?? {}).map((page) => (page as Page | null)?.totalCount), ...reasons(answer)]
}

const all = [meetings.length, commitments.length, suggestions.length]
const none = [undefined, undefined, undefined]
const closedFor = (reason: string) =>
  ['Query.commitments', 'Query.meetings', 'Query.suggestions'].map((coordinate) => `${coordinate} ${reason}`)

describe('the talks of the forum', () => {
  it.each([
    ['the secretary', secretary],
    ['the government, which reads all', official],
    ['the company, a party of each', director],
    ['the NGO, a party of each', supervisor],
  ])('are seen by %s', async (_, as) => {
    expect(await seen(as)).toEqual(all)
  })

  it.each([
    ['for another purpose', { ...official, purpose: 'STATISTICS' } as const, 'PURPOSE_NOT_ALLOWED'],
    ['by a worker', subject, 'NOT_OFFERED'],
    ['by the public', undefined, 'NOT_OFFERED'],
    ['by an auditor', { ...official, role: 'AUDITOR' } as const, 'NOT_CLEARED'],
  ])('are not seen %s', async (_, as, reason) => {
    expect(await seen(as)).toEqual([...none, ...closedFor(reason)])
  })

  it('show a meeting with its minutes, who came and what was promised', async () => {
    const query = `query ($id: ID!) { meeting(id: $id) {
      heldOn place chairedBy state agenda { subject proposedBy source }
      minutesVersions { number text decisions signatures { agency } } decisions { number text }
      minutes { number meetingDate approvedBy attendance { agency decisionMakers delegates } }
      attendance { agency decisionMakers delegates }
      commitments { promise madeBy state meeting { place } agreement { id } }
    } }`
    const attendance = first?.attendance.toSorted((left, right) => (left.agency < right.agency ? -1 : 1))
    const promised = commitments.filter(({ meetingId }) => meetingId === first?.id)
    const { heldOn, place, chairedBy, agenda = [], draftMinutes, decisions = [], minutes } = first ?? {}
    const signatures = minutes?.approvedBy.toSorted().map((agency) => ({ agency }))
    expect(await served.ask(director, query, { id: first?.id })).toEqual({
      meeting: {
        ...{ heldOn, place, chairedBy, state: 'HELD', attendance },
        agenda: expect.arrayContaining(
          agenda.map((subject) => ({ subject, proposedBy: chairedBy, source: 'PROPOSAL' })),
        ),
        minutesVersions: [{ number: 1, text: draftMinutes, decisions, signatures }],
        decisions: decisions.map((text, at) => ({ number: at + 1, text })),
        minutes: [{ number: minutes?.number, meetingDate: heldOn, approvedBy: minutes?.approvedBy, attendance }],
        commitments: promised.map(({ promise, madeBy, state }) => ({
          ...{ promise, madeBy, state },
          meeting: { place },
          agreement: null,
        })),
      },
    })
  })

  it('say under which agreement a partner was shown them', async () => {
    const answer = await served.subgraph.ask({ as: supervisor, query: '{ meetings { edges { node { place } } } }' })
    expect(answer.body.extensions?.boundary?.opened).toContainEqual({
      coordinate: 'Meeting.place',
      owner: 'forum-pmi-jember',
      agreement: frame.id,
      basis: 'LEGITIMATE_INTEREST',
      retainDays: 365,
      onward: false,
    })
  })
})

describe('a hidden row', () => {
  const query = 'query ($id: ID!) { meeting(id: $id) { id place commitments { promise } } }'
  const ask = (as: TestCaller | undefined, id: string | undefined) =>
    served.subgraph.ask({ as, query, variables: { id } })

  beforeAll(async () => {
    await served.database.own.query(
      `update party set ended_at = now() where type = 'Meeting' and row_id = $1 and agency = $2`,
      [second?.id, ngo],
    )
  })

  it('is a meeting that an agency is no party of: it reads like a missing one, byte by byte', async () => {
    expect((await ask(supervisor, second?.id)).text).toBe((await ask(supervisor, nobody)).text)
    expect((await ask(director, second?.id)).text).not.toBe((await ask(director, nobody)).text)
  })

  it('is in no page and no count, and is not led to from a commitment', async () => {
    expect((await seen(supervisor))[0]).toBe(meetings.length - 1)
    const led = '{ commitments { edges { node { id meeting { id } } } } }'
    const { commitments: page } = await served.ask(supervisor, led)
    const ids = (page as Page).edges.map(({ node }) => (node.meeting as { id: string } | null)?.id)
    expect(ids).toContain(first?.id)
    expect(ids).not.toContain(second?.id)
  })

  it('is a closed one for the public, whether it is there or not', async () => {
    expect((await ask(undefined, first?.id)).text).toBe((await ask(undefined, nobody)).text)
  })
})

describe('what everybody may read', () => {
  it('is minutes once they are approved', async () => {
    const query = `{ meetingMinutes(orderBy: MEETING_DATE, descending: true) {
      totalCount edges { node { meetingDate summary attendance { agency } } } } }`
    const approved = meetings.filter(({ minutes }) => minutes !== undefined).toReversed()
    const { meetingMinutes: page } = await served.ask(undefined, query)
    expect((page as Page).totalCount).toBe(approved.length)
    expect((page as Page).edges.map(({ node }) => node.meetingDate)).toEqual(approved.map(({ heldOn }) => heldOn))
  })

  it('is suggestions once they are answered, without the unnamed one’s name', async () => {
    const query = '{ answeredSuggestions(orderBy: ANSWERED_ON) { edges { node { fromAgency text response } } } }'
    const { answeredSuggestions: page } = await served.ask(undefined, query)
    const answered = suggestions.flatMap(({ fromAgency = null, text, answer }) =>
      answer === undefined ? [] : [{ fromAgency, text, response: answer.response }],
    )
    expect((page as Page).edges.map(({ node }) => node)).toEqual(answered)
    expect(answered.map(({ fromAgency }) => fromAgency)).toContain(null)
  })

  it('is figures that disagree, side by side with their publishers', async () => {
    const query = `{ indicators(indicator: "migrant_workers", area: "Jember", orderBy: PERIOD_START) {
      edges { node { value publisher periodStart denominator isSuppressed } } } }`
    const { indicators: page } = await served.ask(undefined, query)
    const of2022 = (page as Page).edges.filter(({ node }) => node.periodStart === '2022-01-01')
    expect(of2022.map(({ node }) => [node.publisher, node.value])).toEqual(
      expect.arrayContaining([
        ['SiskoP2MI', 1120],
        ['Migrant CARE', 655],
      ]),
    )
  })

  it('is every published figure once, by value, page by page', async () => {
    const query = `query ($after: String) { indicators(orderBy: VALUE, descending: true, first: 20, after: $after) {
      totalCount edges { node { id value } } pageInfo { hasNextPage endCursor } } }`
    const values: number[] = []
    for (let after: string | null = null, more = true; more; ) {
      const { edges, pageInfo, totalCount } = (await served.ask(undefined, query, { after })).indicators as Page
      expect(totalCount).toBe(indicatorFigures.length)
      values.push(...edges.map(({ node }) => Number(node.value)))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(values).toEqual(indicatorFigures.map(({ value }) => value).toSorted((left, right) => right - left))
  })

  it('is what a share is a share of, where the publisher says it', async () => {
    const query = '{ indicators(dimension: "type", category: "death") { edges { node { value denominator } } } }'
    expect(await served.ask(undefined, query)).toEqual({
      indicators: { edges: [{ node: { value: 41, denominator: 764 } }] },
    })
  })

  it('is the regulation’s way, forward and back', async () => {
    const query = '{ regulationSteps(orderBy: DATE) { edges { node { date stage outcome isRegression } } } }'
    const { regulationSteps: page } = await served.ask(undefined, query)
    const steps = (page as Page).edges.map(({ node }) => node)
    expect(steps.map(({ date }) => date)).toEqual(regulationSteps.map(({ date }) => date))
    expect(steps.at(-1)).toEqual({
      date: '2026-01-28',
      stage: 'PROPEMPERDA',
      outcome: 'DROPPED',
      isRegression: true,
    })
  })

  it('is the glossary, found by a part of a word', async () => {
    const query = '{ glossaryTerms(termContains: "PROSEDUR") { edges { node { term dissent } } } }'
    expect(await served.ask(undefined, query)).toEqual({
      glossaryTerms: { edges: [{ node: { term: 'Nonprosedural', dissent: null } }] },
    })
  })

  it('is no worker: the id is answered, and nothing is looked up', async () => {
    expect(await served.ask(undefined, `{ worker(id: "${nobody}") { id } }`)).toEqual({ worker: { id: nobody } })
  })
})

describe('pages', () => {
  it.each([
    ['commitments(state: BROKEN)', 'state', 'BROKEN'],
    ['commitments(madeBy: "migrant-care-jember")', 'madeBy', ngo],
    ['suggestions(status: WITHDRAWN)', 'status', 'WITHDRAWN'],
    ['agreements(kind: MOU)', 'kind', 'MOU'],
    ['indicators(publisher: "BP2MI")', 'publisher', 'BP2MI'],
  ])('keep to %s', async (root, field, value) => {
    const answer = await served.ask(secretary, `{ page: ${root} { edges { node { ${field} } } } }`)
    const values = (answer.page as Page).edges.map(({ node }) => node[field])
    expect(values.length).toBeGreaterThan(0)
    expect(new Set(values)).toEqual(new Set([value]))
  })

  it('refuse to filter by a field that is closed to the caller', async () => {
    const answer = await served.subgraph.ask({ query: '{ suggestions(status: SUBMITTED) { totalCount } }' })
    expect(answer.body.data).toEqual({ suggestions: null })
  })
})

describe('the cost of a question', () => {
  it.each([
    ['the secretary', secretary],
    ['the government', official],
    ['the company', director],
  ])('is as many statements for all meetings as for one, for %s', async (_, as) => {
    const counts: number[] = []
    for (const size of [1, 3, meetings.length]) {
      const query = `{ meetings(orderBy: HELD_ON, first: ${size}) { totalCount edges { node {
        place minutes { number attendance { agency } } attendance { agency } commitments { promise meeting { place } }
      } } } }`
      counts.push(await served.statements(() => served.ask(as, query)))
    }
    expect(counts[0]).toBeGreaterThan(4)
    expect(counts).toEqual(counts.map(() => counts[0]))
  })
})

describe('every field of the schema', () => {
  it('is answered to the secretary without an error', async () => {
    const [commitment] = commitments
    const [envelope] = await served.database.own.query<{ id: string }[]>('select id from referral_envelope limit 1')
    const talked = { meeting: first?.id, commitment: commitment?.id, referralEnvelope: envelope?.id }
    const [table] = await served.database.own.query<{ id: string }[]>(
      `insert into published_figure_table (id, counted, publisher, period_start, period_end, as_of,
         definition_indonesian, definition_english, dimensions, breakdown, received_on, digest)
       values ('table', 'CASES', $1, '2026-01-01', '2026-03-31', '2026-04-01', 'kasus', 'cases', '{}', '', '2026-04-02',
         '') returning id`,
      [ngo],
    )
    const ids = { worker: nobody, agreement: frame.id, publishedFigureTable: table?.id, ...talked }
    const answer = await served.subgraph.ask({ as: secretary, query: everyField(ids) })
    expect(answer.body.errors).toBeUndefined()
    expect(Object.values(answer.body.data ?? {})).not.toContain(null)
  })
})

/** A question that asks every field of every type the schema leads to. */
function everyField(ids: Readonly<Record<string, string | undefined>>): string {
  const schema = buildASTSchema(withFederation(parse(forum.sdl)), { assumeValidSDL: true })
  return selectionOf(schema.getQueryType(), [])

  function selectionOf(type: GraphQLObjectType | null | undefined, above: readonly string[]): string {
    const fields = Object.values(type?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'))
    return `{ ${fields.map((field) => fieldText(field, above)).join(' ')} }`
  }
  function fieldText(field: GraphQLField<unknown, unknown>, above: readonly string[]): string {
    const type = getNamedType(field.type)
    const id = ids[field.name]
    const argument = above.length === 0 && id !== undefined ? `(id: "${id}")` : ''
    if (isLeafType(type)) return field.name
    if (!isObjectType(type) || above.includes(type.name)) return ''
    return `${field.name}${argument} ${selectionOf(type, [...above, type.name])}`
  }
}
