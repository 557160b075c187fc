import { insertKitRows, insertRows } from '@simpul/agency'
import { withFederation } from '@simpul/boundary'
import { type DemoWorker, government as disnaker, hubCompany, ngo } from '@simpul/demo'
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
import { clarificationRequests } from './clarification-request/clarification-request-table.ts'
import { complaints } from './complaint/complaint-table.ts'
import { government } from './government-subgraph.ts'
import { governmentCasesOf } from './seed/government-case.ts'
import { governmentTables } from './tables.ts'
import {
  agreedRegister,
  candidate,
  caseworker,
  companion,
  dataOf,
  governmentsOnly,
  head,
  nobody,
  now,
  officer,
  placer,
  population,
  reasons,
  type ServedGovernment,
  serveGovernment,
  subject,
  sulastri,
  today,
  withdrawn,
} from './testing/served-government.ts'
import { refreshAges } from './worker/refresh-ages.ts'

let served: ServedGovernment

beforeAll(async () => {
  served = await serveGovernment()
}, 60_000)

afterAll(() => served?.close())

const oneWorker = `query ($id: ID!) {
  worker(id: $id) {
    fullName nik ageBand isMinor kecamatan proceduralStatus lifecycleStatus
    registrationDocuments { type }
    governmentContacts { phone isSafe }
    filedPlacements { contractMonthlyWage company { name } worker { fullName } }
    departureClearances { orientationAttended ePmiStatus ePmiIsValid }
    trainingRecords { programme }
    complaints { types }
    repatriations { status }
    repatriationNotices { returnedOn }
  }
}`

/** What of a worker is seen: for each list how many rows, for each value that there is one. */
async function seen(as: TestCaller | undefined, id: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  const { worker } = await served.ask(as, oneWorker, { id })
  const fields = Object.entries(worker as object).filter(([, value]) => value !== null)
  return Object.fromEntries(fields.map(([name, value]) => [name, Array.isArray(value) ? value.length : 'shown']))
}

describe('one worker, asked about by each kind of caller', () => {
  it('is shown to a registration officer without what is specific', async () => {
    expect(await seen(officer, sulastri)).toEqual({
      ...values('fullName', 'nik', 'ageBand', 'isMinor', 'kecamatan', 'lifecycleStatus'),
      registrationDocuments: 7,
      governmentContacts: expect.any(Number),
      filedPlacements: 1,
      departureClearances: 1,
      trainingRecords: 1,
      repatriations: 0,
      repatriationNotices: 0,
    })
  })

  it('is shown whole to a caseworker of the agency', async () => {
    const { worker } = await served.ask(caseworker, oneWorker, { id: sulastri })
    expect(worker).toMatchObject({
      fullName: 'Sulastri',
      proceduralStatus: 'PROCEDURAL',
      filedPlacements: [
        { contractMonthlyWage: 5100, company: { name: 'PT. In Era Sejahtera' }, worker: { fullName: 'Sulastri' } },
      ],
      complaints: [],
    })
  })

  it('is shown to the company that places her, without what the NGO or nobody may know', async () => {
    expect(await seen(placer, sulastri)).toEqual({
      ...values('fullName', 'nik'),
      registrationDocuments: 7,
      departureClearances: 1,
      trainingRecords: 1,
      repatriationNotices: 0,
    })
    const { worker } = await served.ask(placer, oneWorker, { id: sulastri })
    expect(worker).toMatchObject({
      departureClearances: [{ orientationAttended: true, ePmiStatus: 'ISSUED', ePmiIsValid: null }],
    })
  })

  it('is shown to the NGO that she permitted to ask, without her number', async () => {
    expect(await seen(companion, sulastri)).toEqual({
      ...values('fullName', 'ageBand', 'kecamatan', 'proceduralStatus', 'lifecycleStatus'),
      governmentContacts: expect.any(Number),
      filedPlacements: 1,
      departureClearances: 1,
      complaints: 0,
      repatriations: 0,
    })
  })

  it.each([
    ['withdrew the permission', companion, withdrawn],
    ['was never asked', companion, candidate],
    ['is placed by nobody, to the company', placer, governmentsOnly],
    ['is another, to a worker', subject, candidate],
    ['has permitted it, for another purpose', { ...companion, purpose: 'REINTEGRATION' } as const, sulastri],
    ['is anybody, to the public', undefined, sulastri],
  ])('is not shown where she %s', async (_, as, id) => {
    expect(await seen(as, id)).toEqual({})
  })

  it('is shown to herself whole', async () => {
    expect(await seen(subject, sulastri)).toEqual({
      ...values('fullName', 'nik', 'ageBand', 'isMinor', 'kecamatan', 'proceduralStatus', 'lifecycleStatus'),
      registrationDocuments: 7,
      governmentContacts: expect.any(Number),
      filedPlacements: 1,
      departureClearances: 1,
      trainingRecords: 1,
      complaints: 0,
      repatriations: 0,
      repatriationNotices: 0,
    })
  })

  it('is not shown to the NGO once the agreement on protection is suspended', async () => {
    const stopped = agreedRegister()
    stopped.append({
      kind: 'AGREEMENT_SUSPENDED',
      author: disnaker,
      at: now.toISOString(),
      body: { agreement: 'pks-protection-test', officer: 'officer-1' },
    })
    const under = await served.serveUnder(stopped)
    const answer = await under.ask({ as: companion, query: '{ workers { totalCount } }' })
    expect(answer.body.data).toEqual({ workers: null })
    expect(reasons(answer)).toEqual(['Query.workers AGREEMENT_NOT_ACTIVE'])
    await under.close()
  })
})

function values(...names: readonly string[]): Readonly<Record<string, 'shown'>> {
  return Object.fromEntries(names.map((name) => [name, 'shown']))
}

describe('a hidden row', () => {
  it.each([
    ['a worker, to the NGO', companion, oneWorker, candidate],
    ['a worker, to the company', placer, oneWorker, governmentsOnly],
    ['a worker, to another worker', subject, oneWorker, candidate],
    ['a filed placement', companion, 'query ($id: ID!) { filedPlacement(id: $id) { id status } }', 'filed_placement'],
    ['a complaint', companion, 'query ($id: ID!) { complaint(id: $id) { id types } }', 'complaint'],
    ['a repatriation', companion, 'query ($id: ID!) { repatriation(id: $id) { id status } }', 'repatriation'],
  ])('reads like a missing one, byte by byte: %s', async (_, as, query, row) => {
    const id = row?.includes('-') ? row : await hiddenIn(row ?? '')
    const hidden = await served.subgraph.ask({ as, query, variables: { id } })
    const missing = await served.subgraph.ask({ as, query, variables: { id: nobody } })
    expect(hidden.text).toBe(missing.text)
    expect(hidden.text).not.toContain('INTERNAL')
  })

  it('is in no page and no count of a partner', async () => {
    const live = population.filter(({ grants, knownTo }) =>
      grants.some(
        ({ owner, recipient, state, purposes }) =>
          knownTo.includes(disnaker) &&
          owner === disnaker &&
          recipient === ngo &&
          state === 'LIVE' &&
          purposes.includes('PROTECTION'),
      ),
    )
    const { workers } = await served.ask(companion, '{ workers(first: 500) { totalCount edges { node { id } } } }')
    const { totalCount, edges } = workers as Page
    expect(edges.map(({ node }) => node.id).sort()).toEqual(live.map(({ id }) => id).sort())
    expect(totalCount).toBe(live.length)
  })

  it('neither matches a search nor is found by an order', async () => {
    const query = '{ workers(nameContains: "a", orderBy: FULL_NAME, first: 500) { edges { node { id } } } }'
    const { workers } = await served.ask(placer, query)
    const ids = (workers as Page).edges.map(({ node }) => String(node.id))
    const own = population.filter(isCandidate).filter(({ person }) => /a/i.test(person.fullName))
    expect(ids.toSorted()).toEqual(own.map(({ id }) => id).sort())
  })
})

/** A row about somebody who has permitted nothing and is placed by another company or none. */
async function hiddenIn(table: string): Promise<string> {
  const [row] = await served.database.own.query<{ id: string }[]>(
    `select id from ${table} t where not exists (select from grant_reach g where g.subject = t.worker_id)
     and not exists (select from party p where p.row_id in (t.worker_id, t.id) and p.agency = $1) order by id limit 1`,
    [hubCompany],
  )
  if (row === undefined) throw new Error(`Every row of ${table} is shown to somebody.`)
  return row.id
}

function isCandidate({ placement, history }: DemoWorker): boolean {
  return placement?.companyId === hubCompany && !history.some(({ stage }) => stage === 'CLOSED')
}

interface Page {
  readonly totalCount: number
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
}

describe('a complaint', () => {
  const aboutSulastri = { workerId: sulastri ?? '', complaintId: '10000000-0000-4000-8000-000000000001' }
  const asked = '10000000-0000-4000-8000-000000000002'
  const askedOfAnother = '10000000-0000-4000-8000-000000000003'
  const question = '{ clarificationRequests { totalCount edges { node { id question company { id } } } } }'

  beforeAll(async () => {
    const insert = insertRows(served.database.own)
    const { complaintId, workerId } = aboutSulastri
    await insert(complaints, [
      {
        id: complaintId,
        workerId,
        receivedAt: now.toISOString(),
        channel: 'PHONE',
        types: ['CONTRACT_MISMATCH'],
        severity: 'MEDIUM',
        country: 'HK',
        status: 'CLARIFICATION',
        closedAt: null,
        closedBecause: null,
        referredBy: null,
        referralId: null,
        version: 1,
      },
    ])
    const clarification = {
      complaintId,
      workerId,
      round: 1,
      allegationClass: 'CONTRACT',
      question: 'Mohon penjelasan.',
      state: 'ASKED',
      askedOn: today,
      dueOn: today,
      statement: null,
      answeredOn: null,
      heldOn: null,
      admits: null,
      followUp: null,
      obstacles: null,
      minutes: null,
      outcome: null,
      version: 1,
    } as const
    const parties = [
      [asked, hubCompany],
      [askedOfAnother, 'p3mi-contoh-cemerlang'],
    ] as const
    await insert(
      clarificationRequests,
      parties.map(([id, companyId]) => ({ ...clarification, id, companyId })),
    )
    const link = { type: 'ClarificationRequest', since: today, ended_at: null }
    await insertKitRows(
      served.database.own,
      'party',
      parties.map(([row_id, agency]) => ({ ...link, row_id, agency })),
    )
    const exclusion = { type: 'Complaint', row_id: complaintId }
    await insertKitRows(served.database.own, 'exclusion', [
      { ...exclusion, agency: hubCompany, person: null },
      { ...exclusion, agency: null, person: 'relative' },
    ])
  })

  const complaint = 'query ($id: ID!) { complaint(id: $id) { types clarificationRequests { question } } }'

  it('is shown to those who work on it, with what was asked', async () => {
    const clarification = { question: 'Mohon penjelasan.' }
    const shown = { types: ['CONTRACT_MISMATCH'], clarificationRequests: [clarification, clarification] }
    const variables = { id: aboutSulastri.complaintId }
    expect(await served.ask(caseworker, complaint, variables)).toEqual({ complaint: shown })
    expect(await served.ask(companion, complaint, variables)).toEqual({ complaint: shown })
    expect(await served.ask(subject, complaint, variables)).toEqual({ complaint: shown })
  })

  it('is never shown to a respondent among the agency’s own staff', async () => {
    const relative: TestCaller = { ...caseworker, person: 'relative' }
    const variables = { id: aboutSulastri.complaintId }
    expect(await served.ask(relative, complaint, variables)).toEqual({ complaint: null })
    const { worker } = await served.ask(relative, oneWorker, { id: sulastri })
    expect(worker).toMatchObject({ fullName: 'Sulastri', complaints: [] })
    const count = '{ complaints(country: "HK") { totalCount } }'
    const { complaints: all } = await served.ask(caseworker, count)
    const { complaints: others } = await served.ask(relative, count)
    expect((all as Page).totalCount - (others as Page).totalCount).toBe(1)
  })

  it('is not shown to the company, which is shown what it is asked and of whom it is not told', async () => {
    const variables = { id: aboutSulastri.complaintId }
    expect(await served.ask(placer, complaint, variables)).toEqual({ complaint: null })
    expect(await served.ask(placer, question)).toEqual({
      clarificationRequests: {
        totalCount: 1,
        edges: [{ node: { id: asked, question: 'Mohon penjelasan.', company: { id: hubCompany } } }],
      },
    })
  })

  it('shows a company nothing that is asked of another', async () => {
    const query = 'query ($id: ID!) { clarificationRequest(id: $id) { id question state } }'
    const hidden = await served.subgraph.ask({ as: placer, query, variables: { id: askedOfAnother } })
    const missing = await served.subgraph.ask({ as: placer, query, variables: { id: nobody } })
    expect(hidden.text).toBe(missing.text)
  })

  it('has an account where it was taken in here, and none where another agency took it in', async () => {
    const account = '{ complaints(first: 500) { edges { node { id narratives { text } } } } }'
    const { complaints: found } = await served.ask(caseworker, account)
    const told = (found as Page).edges.filter(({ node }) => (node.narratives as unknown[]).length > 0)
    const own = population.flatMap(governmentCasesOf).filter(({ isReferred }) => !isReferred)
    expect(told).toHaveLength(own.filter(({ told: { respondent } }) => !isExcluded(respondent)).length)
  })
})

function isExcluded(respondent: DemoWorker['cases'][number]['respondent']): boolean {
  return respondent?.kind === 'PERSON' && respondent.person === caseworker.person
}

describe('companies', () => {
  const query = `{ placementCompanies(orderBy: NAME) {
    edges { node { id name sip3miStatus depositStatus sanctions { kind } openSanctions { stage } } }
  } }`

  it('and their final sanctions are public, and nothing else of them', async () => {
    const answer = await served.subgraph.ask({ query })
    const { placementCompanies } = dataOf(answer)
    const nodes = (placementCompanies as Page).edges.map(({ node }) => node)
    expect(nodes).toHaveLength(7)
    expect(nodes.find(({ id }) => id === 'p3mi-umpama-jaya')).toEqual({
      id: 'p3mi-umpama-jaya',
      name: 'PT. Umpama Jaya',
      sip3miStatus: 'REVOKED',
      depositStatus: null,
      sanctions: [{ kind: 'REVOCATION' }],
      openSanctions: null,
    })
    expect(reasons(answer)).toEqual([
      'PlacementCompany.depositStatus NOT_OFFERED',
      'PlacementCompany.openSanctions NOT_OFFERED',
    ])
  })

  it('show the NGO deposit and open sanctions only while it takes part in a case against them', async () => {
    const id = 'p3mi-ibarat-sejati'
    const one = `{ placementCompany(id: "${id}") { depositStatus openSanctions { stage company { name } } } }`
    expect(await served.ask(companion, one)).toEqual({ placementCompany: { depositStatus: null, openSanctions: null } })
    const party = { type: 'PlacementCompany', row_id: id, agency: ngo, since: today, ended_at: null }
    await insertKitRows(served.database.own, 'party', [party])
    expect(await served.ask(companion, one)).toEqual({
      placementCompany: {
        depositStatus: 'IN_PLACE',
        openSanctions: [{ stage: 'EXAMINATION', company: { name: 'PT. Ibarat Sejati' } }],
      },
    })
    await served.database.own.query('update party set ended_at = now() where type = $1 and row_id = $2', [
      party.type,
      id,
    ])
    expect(await served.ask(companion, one)).toEqual({ placementCompany: { depositStatus: null, openSanctions: null } })
  })

  it('are told that somebody they placed has come home, however', async () => {
    const { repatriationNotices } = await served.ask(
      placer,
      '{ repatriationNotices(first: 500, orderBy: RETURNED_ON) { totalCount edges { node { returnedOn company { id } } } } }',
    )
    const home = population.filter(({ placement, returned }) => placement?.companyId === hubCompany && returned)
    const days = (repatriationNotices as Page).edges.map(({ node }) => node.returnedOn)
    expect(days).toEqual(home.map(({ returned }) => returned?.on).sort())
  })
})

describe('pages', () => {
  it('give each worker once, newest registration first, those without one last', async () => {
    const query = `query ($after: String) {
      workers(orderBy: REGISTERED_ON, descending: true, first: 70, after: $after) {
        edges { node { id registeredOn } } pageInfo { hasNextPage endCursor }
      }
    }`
    const found: Readonly<Record<string, unknown>>[] = []
    for (let after: string | null = null, more = true; more; ) {
      const { workers } = await served.ask(officer, query, { after })
      const { edges, pageInfo } = workers as Page
      found.push(...edges.map(({ node }) => node))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    const known = population.filter(({ knownTo }) => knownTo.includes(disnaker))
    const days = found.map(({ registeredOn }) => registeredOn)
    const registered = days.filter((day) => day !== null)
    expect(new Set(found.map(({ id }) => id)).size).toBe(known.length)
    expect(days).toEqual([...registered.toSorted().reverse(), ...days.filter((day) => day === null)])
  })

  it.each([
    ['workers', 'kecamatanCode: "35.09.11"', 'kecamatanCode', '35.09.11'],
    ['workers', 'desaCode: "35.09.11.2004"', 'desaCode', '35.09.11.2004'],
    ['workers', 'sex: MALE', 'sex', 'MALE'],
    ['workers', 'lifecycleStatus: CLOSED', 'lifecycleStatus', 'CLOSED'],
    ['filedPlacements', 'status: WORKING', 'status', 'WORKING'],
    ['filedPlacements', 'scheme: P_TO_P', 'scheme', 'P_TO_P'],
    ['filedPlacements', 'destinationCountry: "HK"', 'destinationCountry', 'HK'],
    ['complaints', 'status: SETTLED', 'status', 'SETTLED'],
    ['complaints', 'channel: IN_PERSON', 'channel', 'IN_PERSON'],
    ['repatriations', 'status: RETURNED', 'status', 'RETURNED'],
    ['placementCompanies', 'sip3miStatus: SUSPENDED', 'sip3miStatus', 'SUSPENDED'],
    ['checklistTemplates', 'scheme: RE_ENTRY', 'scheme', 'RE_ENTRY'],
  ])('of %s keep to %s', async (root, argument, field, value) => {
    const data = await served.ask(caseworker, `{ ${root}(${argument}, first: 500) { edges { node { ${field} } } } }`)
    const found = (data[root] as Page).edges.map(({ node }) => node[field])
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found)).toEqual(new Set([value]))
  })

  it('find workers by a part of the name, whatever its case, by an index', async () => {
    const { workers } = await served.ask(officer, '{ workers(nameContains: "ULAST") { edges { node { fullName } } } }')
    expect((workers as Page).edges).toContainEqual({ node: { fullName: 'Sulastri' } })
    const index = `select indexdef from pg_indexes where indexname = 'worker_name_part'`
    expect(await served.database.own.query(index)).toEqual([{ indexdef: expect.stringContaining('gin_trgm_ops') }])
  })

  it('refuse to filter by a field that is closed to the caller', async () => {
    const query = '{ workers(lifecycleStatus: WORKING) { totalCount } }'
    const answer = await served.subgraph.ask({ as: placer, query })
    expect(answer.body.data).toEqual({ workers: null })
    expect(reasons(answer)).toEqual(['Worker.lifecycleStatus NOT_OFFERED'])
  })

  it('show a head of the agency no person', async () => {
    const { workers } = await served.ask(head, '{ workers(first: 1) { edges { node { id fullName biometricDone } } } }')
    expect((workers as Page).edges[0]?.node).toEqual({
      id: expect.any(String),
      fullName: null,
      biometricDone: expect.any(Boolean),
    })
  })
})

describe('the cost of a question', () => {
  const query = `query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Worker {
        fullName nik
        registrationDocuments { type } governmentContacts { phone }
        filedPlacements { status company { name sanctions { kind } } worker { fullName } }
        departureClearances { ePmiStatus } trainingRecords { programme }
        complaints { types narratives { text } respondents { employerName } clarificationRequests { commitments { promise } }
          commitments { promise } remedies { amount } }
        repatriations { status } repatriationNotices { returnedOn company { name } }
      }
    }
  }`
  const sizes = [1, 10, 1_000] as const

  it.each([
    ['own staff', caseworker],
    ['the NGO', companion],
    ['the company', placer],
  ] as const)(
    'is a query and a commit for each path of it, for 1,000 workers as for one, by %s',
    async (_, as) => {
      const paths = query.split('{').length - 3 // the operation, the root and the fragment are none
      for (const size of sizes) {
        const of = population.slice(0, size).map(({ id }) => ({ __typename: 'Worker', id }))
        const sent = await served.statements(() => served.ask(as, query, { of }))
        expect(sent).toBeGreaterThan(3)
        expect(sent).toBeLessThanOrEqual(2 * (paths + 1))
      }
    },
    20_000,
  )

  it('is one page and its children for any size of page', async () => {
    const counts = []
    for (const first of sizes) {
      const page = `{ workers(first: ${first}) { edges { node { fullName registrationDocuments { type } } } } }`
      counts.push(await served.statements(() => served.ask(officer, page)))
    }
    expect(counts).toEqual([4, 4, 4])
  })
})

describe('every field of the schema', () => {
  it('is answered to own staff of full clearance without an error', async () => {
    const first = async (table: string) => {
      const [row] = await served.database.own.query<{ id: string }[]>(`select id from ${table} order by id limit 1`)
      return row?.id ?? ''
    }
    const ids = {
      worker: sulastri ?? '',
      filedPlacement: await first('filed_placement'),
      complaint: await first('complaint'),
      complaintReferral: await first('complaint_referral'),
      clarificationRequest: await first('clarification_request'),
      repatriation: await first('repatriation'),
      death: await first('death'),
      placementCompany: hubCompany,
      publishedPlacementTable: await first('published_placement_table'),
      publishedComplaintTable: await first('published_complaint_table'),
    }
    for (const query of everyField(ids)) {
      const answer = await served.subgraph.ask({ as: caseworker, query })
      expect(answer.body.errors).toBeUndefined()
      expect(Object.values(answer.body.data ?? {})).not.toContain(null)
    }
  }, 20_000)
})

/** Questions, one a root field, that together ask every field of every type the schema leads to. */
function everyField(ids: Readonly<Record<string, string>>): readonly string[] {
  const schema = buildASTSchema(withFederation(parse(government.sdl)), { assumeValidSDL: true })
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'))
  return roots.map((root) => `{ ${fieldText(root, [])} }`)

  function selectionOf(type: GraphQLObjectType | null | undefined, above: readonly string[]): string {
    const fields = Object.values(type?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'))
    return `{ ${fields.map((field) => fieldText(field, above)).join(' ')} }`
  }
  function fieldText(field: GraphQLField<unknown, unknown>, above: readonly string[]): string {
    const type = getNamedType(field.type)
    const id = ids[field.name]
    const isList = field.args.some(({ name }) => name === 'first')
    const argument = above.length > 0 ? '' : id !== undefined ? `(id: "${id}")` : isList ? '(first: 40)' : ''
    if (isLeafType(type)) return field.name
    if (!isObjectType(type) || above.includes(type.name)) return ''
    return `${field.name}${argument} ${selectionOf(type, [...above, type.name])}`
  }
}

describe('the seed', () => {
  it('writes the same rows on the same day', async () => {
    const again = await served.another()
    for (const { table } of governmentTables) {
      if (table === 'complaint' || table === 'clarification_request') continue // rows were added above
      const digest = `select md5(string_agg(row_text, ',' order by row_text)) as digest from (select t::text as row_text from ${table} t) t`
      expect([table, await again.own.query(digest)]).toEqual([table, await served.database.own.query(digest)])
    }
    await again.close()
  }, 30_000)

  it('tells of nobody whom the Manpower Service does not know', async () => {
    const known = new Set(population.filter(({ knownTo }) => knownTo.includes(disnaker)).map(({ id }) => id))
    const rows = await served.database.own.query<{ worker_id: string }[]>(
      'select worker_id from complaint union select worker_id from repatriation union select id from worker',
    )
    expect(rows.filter(({ worker_id }) => !known.has(worker_id))).toEqual([])
  })
})

describe('refreshAges', () => {
  it('moves workers into the band of a later day, and back', async () => {
    const bands = () =>
      served.database.own.query('select id, age_band, is_minor from worker order by id') as Promise<unknown>
    const before = await bands()
    await refreshAges(served.database.own, `${Number(today.slice(0, 4)) + 10}-01-01`)
    expect(await bands()).not.toEqual(before)
    await refreshAges(served.database.own, today)
    expect(await bands()).toEqual(before)
  })
})
