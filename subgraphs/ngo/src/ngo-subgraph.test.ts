import { withFederation } from '@simpul/boundary'
import { type DemoWorker, government, ngo as migrantCare, villageGroups } from '@simpul/demo'
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
import { ngo } from './ngo-subgraph.ts'
import { ngoCasesOf } from './seed/ngo-case.ts'
import { ngoTables } from './tables.ts'
import {
  agreedRegister,
  analyst,
  caseworker,
  companion,
  dataOf,
  nobody,
  now,
  placer,
  population,
  reasons,
  type ServedNgo,
  serveNgo,
  subject,
  supervisor,
} from './testing/served-ngo.ts'

const clients = population.filter((worker) => ngoCasesOf(worker).length > 0)
const permitted = clients.filter(({ grants }) =>
  grants.some(({ owner, recipient, state }) => owner === migrantCare && recipient === government && state === 'LIVE'),
)
const [sulastri] = population
const [shared, stopped] = permitted
const strangers = clients.filter((worker) => !permitted.includes(worker) && worker !== sulastri)
const [stranger, directed] = strangers

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const oneWorker = `query ($id: ID!) {
  worker(id: $id) {
    cases {
      types severity country channel receivedAt status closedAt
      worker { id }
      narratives { text } respondents { name company { id } } riskAssessments { level detail }
      safetyPlans { steps } notes { text } remedies { type }
    }
    ngoContacts { phone isSafe callWindow }
  }
}`

interface WorkerAnswer {
  readonly cases: readonly Readonly<Record<string, unknown>>[] | null
  readonly ngoContacts: readonly Readonly<Record<string, unknown>>[] | null
}

async function askAbout(as: TestCaller | undefined, worker: DemoWorker | undefined): Promise<WorkerAnswer> {
  const { worker: answer } = await served.ask(as, oneWorker, { id: worker?.id })
  return answer as WorkerAnswer
}

/** What is seen of a worker: the fields that are not closed, of the first case and of the first number. */
async function seen(as: TestCaller | undefined, worker: DemoWorker | undefined): Promise<readonly string[]> {
  const { cases, ngoContacts } = await askAbout(as, worker)
  return [cases?.[0], ngoContacts?.[0]].flatMap((row) =>
    Object.entries(row ?? {})
      .filter(([, value]) => value !== null)
      .map(([name]) => name),
  )
}

const whatIsShared = ['types', 'severity', 'country', 'channel', 'receivedAt', 'worker']

describe('one worker, asked about by each kind of caller', () => {
  it('is shown whole to a caseworker of the organisation', async () => {
    const told = sulastri?.cases[0]
    const { cases, ngoContacts } = await askAbout(caseworker, sulastri)
    expect(cases).toEqual([
      {
        types: ['CONTRACT_MISMATCH'],
        severity: told?.severity,
        country: 'HK',
        channel: 'VILLAGE_GROUP',
        receivedAt: `${told?.receivedOn}T01:00:00.000Z`,
        status: 'IN_PROGRESS',
        closedAt: null,
        worker: { id: sulastri?.id },
        narratives: [{ text: told?.narrative }],
        respondents: [{ name: told?.respondent?.name, company: null }],
        riskAssessments: [{ level: told?.risk.level, detail: told?.risk.detail }],
        safetyPlans: [],
        notes: told?.notes.map(({ text }) => ({ text })),
        remedies: [],
      },
    ])
    expect(ngoContacts).toHaveLength(sulastri?.contacts.filter(({ agency }) => agency === migrantCare).length ?? 0)
  })

  it('is not shown to staff who are not cleared for cases', async () => {
    const answer = await served.subgraph.ask({ as: analyst, query: oneWorker, variables: { id: sulastri?.id } })
    expect(dataOf(answer)).toEqual({ worker: { cases: null, ngoContacts: null } })
    expect(reasons(answer)).toEqual(['Worker.cases NOT_CLEARED', 'Worker.ngoContacts NOT_CLEARED'])
  })

  it('is shown to the government where she permitted it: what it is about, and not what was told', async () => {
    const answer = await served.subgraph.ask({ as: companion, query: oneWorker, variables: { id: shared?.id } })
    expect(await seen(companion, shared)).toEqual(expect.arrayContaining([...whatIsShared, 'phone', 'isSafe']))
    expect(reasons(answer)).toEqual([
      'Case.closedAt NOT_OFFERED',
      'Case.narratives NOT_OFFERED',
      'Case.notes NOT_OFFERED',
      'Case.remedies NOT_OFFERED',
      'Case.respondents NOT_OFFERED',
      'Case.riskAssessments NO_GRANT',
      'Case.safetyPlans NOT_OFFERED',
      'Case.status NOT_OFFERED',
    ])
    expect(answer.body.extensions?.boundary?.opened).toContainEqual({
      coordinate: 'Case.types',
      owner: migrantCare,
      agreement: 'pks-protection-test',
      basis: 'CONSENT',
      retainDays: 90,
      onward: false,
    })
  })

  it.each([
    ['permitted nothing', companion, stranger],
    ['permitted it, for another purpose', { ...companion, purpose: 'REPATRIATION' } as const, shared],
    ['permitted it, to an officer who is not cleared', { ...companion, role: 'HEAD' } as const, shared],
    ['is the company’s own worker, to the company', placer, sulastri],
    ['is another, to a worker', subject, shared],
    ['is anybody, to the public', undefined, sulastri],
  ])('is not shown where she %s', async (_, as, worker) => {
    expect(await seen(as, worker)).toEqual([])
  })

  it('is shown to the government no longer once she withdrew', async () => {
    expect(await seen(companion, stopped)).not.toEqual([])
    await served.database.own.query('update grant_reach set closes_at = now() where subject = $1 and recipient = $2', [
      stopped?.id,
      government,
    ])
    expect(await seen(companion, stopped)).toEqual([])
  })

  it('is shown to the government no longer once the agreement is suspended', async () => {
    const suspended = agreedRegister()
    suspended.append({
      kind: 'AGREEMENT_SUSPENDED',
      author: migrantCare,
      at: now.toISOString(),
      body: { agreement: 'pks-protection-test', officer: 'officer-1' },
    })
    const subgraph = await served.serveUnder(suspended)
    const answer = await subgraph.ask({ as: companion, query: oneWorker, variables: { id: shared?.id } })
    expect(dataOf(answer)).toEqual({ worker: { cases: null, ngoContacts: null } })
    expect(reasons(answer)).toEqual(['Worker.cases AGREEMENT_NOT_ACTIVE', 'Worker.ngoContacts AGREEMENT_NOT_ACTIVE'])
    await subgraph.close()
  })

  it('is shown to herself, but for whom it is directed against', async () => {
    const [one] = (await askAbout(subject, sulastri)).cases ?? []
    expect(one).toMatchObject({
      status: 'IN_PROGRESS',
      narratives: [{ text: sulastri?.cases[0]?.narrative }],
      notes: sulastri?.cases[0]?.notes.map(({ text }) => ({ text })),
      respondents: null,
    })
  })

  it('is not shown the narrative of another who complained in her place', async () => {
    await served.database.own.query('update case_narrative set subject_id = null where subject_id = $1', [sulastri?.id])
    const [one] = (await askAbout(subject, sulastri)).cases ?? []
    expect(one).toMatchObject({ status: 'IN_PROGRESS', narratives: [] })
  })
})

describe('a respondent', () => {
  const exclude = (respondent: 'agency' | 'person', name: string) =>
    served.database.own.query(`insert into exclusion (type, row_id, ${respondent}) values ('Case', $1, $2)`, [
      caseOf(respondent === 'agency' ? permitted[2] : directed),
      name,
    ])

  it('of the organisation’s own staff sees nothing of the case, and the others see it', async () => {
    await exclude('person', caseworker.person)
    expect(await seen(caseworker, directed)).not.toContain('types')
    expect(await seen(caseworker, directed)).toContain('phone')
    expect(await seen(supervisor, directed)).toEqual(expect.arrayContaining(['types', 'narratives']))
    const query = 'query ($id: ID!) { case(id: $id) { status narratives { text } } }'
    expect(await served.ask(caseworker, query, { id: caseOf(directed) })).toEqual({ case: null })
  })

  it('that is an agency sees nothing of it, whatever the client permitted', async () => {
    expect(await seen(companion, permitted[2])).toEqual(expect.arrayContaining(whatIsShared))
    await exclude('agency', government)
    expect(await seen(companion, permitted[2])).not.toContain('types')
    expect(await seen(caseworker, permitted[2])).toContain('types')
  })

  it('is excluded from the first, company or person', async () => {
    const told = clients.flatMap(ngoCasesOf)
    const found = await served.database.own.query<{ row_id: string }[]>(
      `select row_id from exclusion where type = 'Case' and (agency <> $1 or person <> $2 or row_id <> $3)`,
      [government, caseworker.person, caseOf(directed)],
    )
    const expected = told.filter(
      ({ told: { respondent } }) => respondent?.kind === 'COMPANY' || respondent?.kind === 'PERSON',
    )
    expect(expected.length).toBeGreaterThan(0)
    expect(found.map(({ row_id }) => row_id)).toEqual(expect.arrayContaining(expected.map(({ id }) => id)))
  })
})

function caseOf(worker: DemoWorker | undefined): string | undefined {
  return worker === undefined ? undefined : ngoCasesOf(worker)[0]?.id
}

describe('a hidden row', () => {
  it('reads like a missing one, byte by byte, when the government asks about a worker', async () => {
    const ask = (id: string | undefined) => served.subgraph.ask({ as: companion, query: oneWorker, variables: { id } })
    const [hidden, missing] = [await ask(stranger?.id), await ask(nobody)]
    expect(hidden.text).toBe(missing.text)
    expect(reasons(hidden)).toEqual(['Worker.cases NO_GRANT', 'Worker.ngoContacts NO_GRANT'])
  })

  it('reads like a missing one when the government, or a respondent, asks for a case', async () => {
    const query = 'query ($id: ID!) { case(id: $id) { id types narratives { text } } }'
    const ask = (as: TestCaller, id: string | undefined) => served.subgraph.ask({ as, query, variables: { id } })
    expect((await ask(companion, caseOf(stranger))).text).toBe((await ask(companion, nobody)).text)
    expect((await ask(caseworker, caseOf(directed))).text).toBe((await ask(caseworker, nobody)).text)
  })

  it('reads like a missing one when the gateway brings it as an entity', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Worker { cases { types } } } }`
    const ask = (id: string | undefined) =>
      served.subgraph.ask({ as: companion, query, variables: { of: [{ __typename: 'Worker', id }] } })
    expect((await ask(stranger?.id)).text).toBe((await ask(nobody)).text)
  })

  it('is in no page and no count of the government', async () => {
    const query = '{ cases(first: 500) { totalCount edges { node { worker { id } } } } }'
    const { cases } = await served.ask(companion, query)
    const { edges, totalCount } = cases as Page
    const live = permitted.slice(3).map(({ id }) => id)
    expect(edges.map(({ node }) => node.worker?.id)).toEqual(expect.arrayContaining(live))
    expect(edges.map(({ node }) => node.worker?.id)).not.toContain(stranger?.id)
    expect(totalCount).toBe(edges.length)
  })
})

interface Page {
  readonly totalCount: number
  readonly edges: readonly {
    readonly node: { readonly worker?: { readonly id: string } } & Readonly<Record<string, unknown>>
  }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
}

describe('pages', () => {
  it('give each case once, newest first', async () => {
    const query = `query ($after: String) {
      cases(orderBy: RECEIVED_AT, descending: true, first: 7, after: $after) {
        edges { node { id receivedAt } } pageInfo { hasNextPage endCursor }
      }
    }`
    const found: { id: unknown; receivedAt: unknown }[] = []
    for (let after: string | null = null, more = true; more; ) {
      const { edges, pageInfo } = (await served.ask(supervisor, query, { after })).cases as Page
      found.push(...edges.map(({ node: { id, receivedAt } }) => ({ id, receivedAt })))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    const days = found.map(({ receivedAt }) => String(receivedAt))
    expect(new Set(found.map(({ id }) => id)).size).toBe(clients.flatMap(ngoCasesOf).length)
    expect(days).toEqual(days.toSorted().reverse())
  })

  it.each([
    ['status: IN_PROGRESS', 'status', 'IN_PROGRESS'],
    ['severity: HIGH', 'severity', 'HIGH'],
    ['country: "MY"', 'country', 'MY'],
    ['channel: PHONE', 'channel', 'PHONE'],
  ])('of cases keep to %s', async (argument, field, value) => {
    const { cases } = await served.ask(supervisor, `{ cases(${argument}) { edges { node { ${field} } } } }`)
    const values = (cases as Page).edges.map(({ node }) => node[field])
    expect(values.length).toBeGreaterThan(0)
    expect(new Set(values)).toEqual(new Set([value]))
  })

  it('refuse to filter by a field that is closed to the caller', async () => {
    const answer = await served.subgraph.ask({ as: companion, query: '{ cases(status: OPEN) { totalCount } }' })
    expect(answer.body.data).toEqual({ cases: null })
    expect(reasons(answer)).toEqual(['Case.status NOT_OFFERED'])
  })

  it('of village groups are open to everybody, by name or by district', async () => {
    const query = '{ villageGroups(orderBy: NAME) { totalCount edges { node { name desaCode kecamatan } } } }'
    const { villageGroups: page } = await served.ask(undefined, query)
    const names = villageGroups.map(({ name }) => name).toSorted()
    expect((page as Page).edges.map(({ node }) => node.name)).toEqual(names)
    const wuluhan = '{ villageGroups(kecamatanCode: "35.09.11") { edges { node { kecamatan } } } }'
    expect(await served.ask(placer, wuluhan)).toEqual({
      villageGroups: { edges: [{ node: { kecamatan: 'Wuluhan' } }, { node: { kecamatan: 'Wuluhan' } }] },
    })
  })
})

describe('the cost of a question', () => {
  const query = `query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Worker {
        id
        cases { types narratives { text } respondents { name } riskAssessments { level } safetyPlans { steps }
          notes { text } remedies { type } }
        ngoContacts { phone }
      }
    }
  }`

  it.each([
    ['own staff', supervisor, [1, 10, 100]],
    ['the government, which has a grant for the first but not for the second', companion, [2, 10, 100]],
  ] as const)('is as many statements for 100 workers as for few, for %s', async (_, as, sizes) => {
    const about = [...permitted.slice(3, 4), ...population.filter((worker) => !permitted.includes(worker))]
    const counts: number[] = []
    for (const size of sizes) {
      const of = about.slice(0, size).map(({ id }) => ({ __typename: 'Worker', id }))
      counts.push(await served.statements(() => served.ask(as, query, { of })))
    }
    expect(counts[0]).toBeGreaterThan(5)
    expect(counts).toEqual(sizes.map(() => counts[0]))
  })
})

describe('every table', () => {
  it('has rows in the population, so that what stands here is true of it', async () => {
    const empty: string[] = []
    for (const { table } of ngoTables) {
      const [row] = await served.database.own.query<{ id: string }[]>(`select id from "${table}" limit 1`)
      if (row === undefined) empty.push(table)
    }
    expect(empty).toEqual([])
  })
})

describe('every field of the schema', () => {
  it('is answered to own staff of full clearance without an error', async () => {
    const [group] = await served.database.own.query<{ id: string }[]>('select id from village_group limit 1')
    const [referral] = await served.database.own.query<{ id: string }[]>('select id from case_referral limit 1')
    const [table] = await served.database.own.query<{ id: string }[]>('select id from published_case_table limit 1')
    const published = { publishedCaseTable: table?.id }
    const own = { case: caseOf(stranger), villageGroup: group?.id, caseReferral: referral?.id, ...published }
    const ids = { worker: sulastri?.id, ...own }
    const answer = await served.subgraph.ask({ as: supervisor, query: everyField(ids) })
    expect(answer.body.errors).toBeUndefined()
    expect(Object.values(answer.body.data ?? {})).not.toContain(null)
  })
})

/** A question that asks every field of every type the schema leads to. */
function everyField(ids: Readonly<Record<string, string | undefined>>): string {
  const schema = buildASTSchema(withFederation(parse(ngo.sdl)), { assumeValidSDL: true })
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
