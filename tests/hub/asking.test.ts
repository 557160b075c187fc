import { tellingCallers } from '../boundary/callers.ts'
import { type Situation, workerOf } from '../boundary/canary-seed.ts'
import type { AgreementCircumstance } from '../boundary/matrix-hub.ts'
import { type AskingHub, alike, askingHub, differences, faultsOfAsking } from './asking-hub.ts'
import { type AskingQuestion, askingQuestions } from './asking-questions.ts'

let asking: AskingHub

beforeAll(async () => {
  asking = await askingHub()
}, 180_000)

afterAll(() => asking?.close())

/** Those to whom grants, links or the law open something at partners; everybody else is asked for in the deep run. */
const callers = tellingCallers.filter(({ test }) =>
  [
    'migrant-care-jember SUPERVISOR PROTECTION',
    'migrant-care-jember SUPERVISOR REPATRIATION',
    'disnaker-jember SUPERVISOR PROTECTION',
    'disnaker-jember SUPERVISOR VERIFICATION',
    'p3mi-in-era-sejahtera SUPERVISOR PLACEMENT',
  ].includes(`${test?.issuer} ${test?.role} ${test?.purpose}`),
)

/** The situations in which owners differ; the others are asked about in the deep run. */
function telling(count: number): readonly AskingQuestion[] {
  return askingQuestions(count).filter(
    ({ name }) => !name.startsWith('worker ') || /^worker (none|linked|linkedConsent|CONSENT|withdrawn)\b/.test(name),
  )
}

function everythingAgreed(): AgreementCircumstance {
  const [agreed] = asking.hub.circumstances
  if (agreed === undefined) throw new Error('There is no circumstance.')
  asking.hub.use(agreed)
  return agreed
}

const caseworker = {
  issuer: 'migrant-care-jember',
  person: 'person',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
} as const
const company = { issuer: 'p3mi-in-era-sejahtera', person: 'person', role: 'OFFICER', purpose: 'PLACEMENT' } as const

describe('what an owner is asked', () => {
  it('names no worker whom the caller’s own agency does not let it ask about, by any question of any caller', async () => {
    const examination = { callers, agreements: everythingAgreed(), questions: telling(60) }
    const faults = await faultsOfAsking(asking, asking.gateway, examination)
    expect(faults.slice(0, 10)).toEqual([])
  }, 900_000)

  it('would be seen to name her, if the gateway asked without care', async () => {
    const questions = askingQuestions(20).filter(({ name }) => /mixed|to workers/.test(name))
    const examination = { callers, agreements: everythingAgreed(), questions }
    const faults = await faultsOfAsking(asking, asking.careless, examination)
    for (const subgraph of ['government', 'recruitment', 'ngo'])
      expect(faults.filter((fault) => fault.includes(`${subgraph} was asked about`))).not.toEqual([])
  }, 900_000)

  it('is one call to the own agency for all workers and all owners of a question', async () => {
    everythingAgreed()
    asking.inbound.length = 0
    const ids = ['CONSENT', 'none', 'linked'] as const
    const fields = ids.map((one, n) => `w${n}: worker(id: "${workerOf(one)}") { fullName placements { status } }`)
    await asking.gateway.ask(caseworker, `{ ${fields.join(' ')} }`)
    const kit = asking.inbound.filter(({ url }) => url === '/kit')
    expect(kit.map(({ subgraph }) => subgraph)).toEqual(['ngo'])
    expect(JSON.parse(kit[0]?.body ?? '{}').input.subjects.toSorted()).toEqual(ids.map(workerOf).toSorted())
  })

  it('is nothing at all for a worker’s id alone, well formed or not', async () => {
    asking.inbound.length = 0
    const answer = await asking.gateway.ask(undefined, `{ worker(id: "${workerOf('none')}") { __typename key: id } }`)
    expect(answer.body).toMatchObject({ data: { worker: { __typename: 'Worker', key: workerOf('none') } } })
    const ill = await asking.gateway.ask(caseworker, '{ worker(id: "AAAAAAAA") { id fullName } }')
    expect(ill.body.errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_INPUT'])
    expect(asking.inbound).toEqual([])
  })

  it('is nothing a grant would open while the own agency’s kit is away, and an error names the own agency', async () => {
    everythingAgreed()
    asking.away.add('ngo')
    asking.inbound.length = 0
    const question = `{ worker(id: "${workerOf('CONSENT')}") { fullName placements { status } cases { severity } } }`
    const answer = await asking.gateway.ask(caseworker, question)
    asking.away.clear()
    const failed = (answer.body.errors ?? []).filter(({ extensions }) => extensions?.code === 'SUBGRAPH_FAILED')
    expect(failed.map(({ extensions }) => extensions?.agency)).toEqual(['migrant-care-jember'])
    expect(asking.inbound.filter(({ url }) => url === '/graphql').map(({ subgraph }) => subgraph)).toEqual(['ngo'])
    expect(answer.body.data).toMatchObject({ worker: { fullName: null, placements: null, cases: [{}] } })
  })
})

describe('what a caller is answered', () => {
  it('is the same to the byte, whether the owner was asked or not', async () => {
    const questions = telling(40).filter(({ query }) => !query.startsWith('mutation'))
    const faults = await differences(asking, { callers, agreements: everythingAgreed(), questions })
    expect(faults.slice(0, 3)).toEqual([])
  }, 900_000)

  it('is the same for a mutation about a person whose grant is missing, and the person is asked of nobody', async () => {
    everythingAgreed()
    const about = (situation: Situation) =>
      askingQuestions(0).find(({ name }) => name === `a repatriation for ${situation}`) ?? { query: '', variables: {} }
    const { query, variables } = about('none')
    asking.inbound.length = 0
    const careful = await asking.gateway.ask({ ...caseworker, purpose: 'REPATRIATION' }, query, variables)
    expect(asking.inbound.filter(({ subgraph }) => subgraph !== 'ngo')).toEqual([])
    expect(alike(careful.text)).toBe(
      alike((await asking.careless.ask({ ...caseworker, purpose: 'REPATRIATION' }, query, variables)).text),
    )
    expect(careful.body.extensions?.boundary?.closed).toContainEqual(
      expect.objectContaining({ coordinate: 'Mutation.requestRepatriation', reason: 'NO_GRANT' }),
    )
    const opened = await asking.gateway.ask({ ...caseworker, purpose: 'REPATRIATION' }, query, {
      id: workerOf('CONSENT'),
    })
    expect(opened.body.data).toMatchObject({ requestRepatriation: { repatriation: { worker: {} } } })
  })

  it.each([
    ['an NGO’s caseworker', caseworker],
    ['a company’s officer', company],
  ])('is the same to the byte for a hidden worker and an unknown one: %s', async (_, caller) => {
    everythingAgreed()
    const unknown = '00000000-0000-4000-8000-00000000dead'
    for (const { query } of askingQuestions(0).filter(({ name }) => name.startsWith('worker none'))) {
      if (/\b(cases|ngoContacts)\b/.test(query) || (caller === company && !/registration|Worker|id /.test(query)))
        continue
      const hidden = await asking.gateway.ask(caller, query)
      const missing = await asking.gateway.ask(caller, query.replaceAll(workerOf('none'), unknown))
      if (JSON.stringify(hidden.body.data).includes('canary')) continue // the caller's own agency's rows
      expect(alike(hidden.text).replaceAll(workerOf('none'), 'ID')).toBe(alike(missing.text).replaceAll(unknown, 'ID'))
    }
  })

  it('is a refusal for a search among people whom only their grants open, and no owner hears its words', async () => {
    everythingAgreed()
    asking.inbound.length = 0
    const answer = await asking.gateway.ask(caseworker, '{ workers(nameContains: "Sulastri") { totalCount } }')
    expect(answer.body.data).toEqual({ workers: null })
    expect(answer.body.extensions?.boundary?.closed).toMatchObject([
      { coordinate: 'Worker.fullName', reason: 'NO_GRANT', ask: 'disnaker-jember' },
    ])
    expect(asking.inbound).toEqual([])
    const listed = await asking.gateway.ask(caseworker, '{ workers(orderBy: FULL_NAME) { totalCount } }')
    expect(listed.body.data).toMatchObject({ workers: { totalCount: expect.any(Number) } })
  })
})
