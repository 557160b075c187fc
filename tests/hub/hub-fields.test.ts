import type { TestCaller } from '@simpul/testing'
import { workerOf } from '../boundary/canary-seed.ts'
import { type AskingHub, askingHub } from './asking-hub.ts'

let asking: AskingHub

beforeAll(async () => {
  asking = await askingHub()
  const [agreed] = asking.hub.circumstances
  if (agreed === undefined) throw new Error('There is no circumstance.')
  asking.hub.use(agreed)
}, 180_000)

afterAll(() => asking?.close())

const subject: TestCaller = { issuer: 'subjects', person: 'worker', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' }
const caseworker: TestCaller = {
  issuer: 'migrant-care-jember',
  person: 'person',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
const supervisor: TestCaller = { ...caseworker, role: 'SUPERVISOR' }
const grants = '{ grants { id subject owner recipient purposes basis state until missing readUnder digest } }'

interface Listed {
  readonly id: string
  readonly owner: string
  readonly recipient: string
  readonly state: string
}

async function ask(as: TestCaller | undefined, query: string, variables?: Readonly<Record<string, unknown>>) {
  asking.inbound.length = 0
  const { status, body } = await asking.gateway.ask(as, query, variables)
  const errors = (body.errors ?? []).map(
    ({ message, extensions }) => ({ message, ...extensions }) as Record<string, unknown>,
  )
  return { status, data: body.data as Record<string, unknown>, errors }
}

/** Gives the seed's subject a grant at one owner, as that owner holds it. */
async function grantAt(subgraph: string, owner: string, id: string): Promise<void> {
  const found = asking.hub.subgraphs.find(({ definition }) => definition.name === subgraph)
  await found?.subgraph.database.own.query(
    `insert into subject_grant (id, subject, owner, recipient, purposes, basis, document, digest, until)
     values ($1, $2, $3, 'migrant-care-jember', '{PROTECTION}', 'CONSENT', '{}', 'd', '2100-01-01')`,
    [id, workerOf('subject'), owner],
  )
}

describe('what the hub shows the person whom it concerns', () => {
  it('is asked of every agency with the person’s own token, each about its own rows', async () => {
    await grantAt('government', 'disnaker-jember', '11111111-1111-4111-8111-111111111111')
    await grantAt('recruitment', 'p3mi-in-era-sejahtera', '22222222-2222-4222-8222-222222222222')
    const { data, errors } = await ask(
      subject,
      '{ myGrants { id owner state } more: myGrants { recipient } myEmergencies { id } myBindings { agency } }',
    )
    expect(errors).toEqual([])
    expect(data.myGrants).toEqual([
      { id: '11111111-1111-4111-8111-111111111111', owner: 'disnaker-jember', state: 'LIVE' },
      { id: '22222222-2222-4222-8222-222222222222', owner: 'p3mi-in-era-sejahtera', state: 'LIVE' },
    ])
    expect(data.myEmergencies).toEqual([])
    const asked = asking.inbound.map(({ subgraph, body }) => `${subgraph} ${JSON.parse(body).operation}`)
    expect(asked).toHaveLength(12)
    expect(new Set(asked).size).toBe(12)
  })

  it('ends with a grant where its owner says so, and nobody else hears its id', async () => {
    const id = '11111111-1111-4111-8111-111111111111'
    const { data, errors } = await ask(
      subject,
      'mutation ($id: ID!) { withdrawGrant(grant: $id) { id state withdrawnBy } }',
      {
        id,
      },
    )
    expect(errors).toEqual([])
    expect(data).toEqual({ withdrawGrant: { id, state: 'WITHDRAWN', withdrawnBy: 'subject' } })
    expect(asking.inbound.filter(({ body }) => body.includes(id)).map(({ subgraph }) => subgraph)).toEqual([
      'government',
    ])
    const again = await ask(subject, 'mutation { withdrawGrant(grant: "grant-that-is-none") { id } }')
    expect(again.errors.map(({ code }) => code)).toEqual(['NOT_FOUND'])
    expect(asking.inbound.some(({ body }) => body.includes('grant-that-is-none'))).toBe(false)
  })

  it('shows agencies each other’s bindings where there are any, and refuses a signature that is none', async () => {
    expect((await ask(subject, 'mutation { presentBindings { boundAt } }')).data).toEqual({
      presentBindings: { boundAt: [] },
    })
    const confirmed =
      'mutation { confirmGrant(grant: "22222222-2222-4222-8222-222222222222", signature: "a..b") { id } }'
    expect((await ask(subject, confirmed)).data).toEqual({ confirmGrant: null })
  })
})

describe('what the hub shows an agency’s people', () => {
  it('are the grants of their own agency, asked of it alone', async () => {
    const { data, errors } = await ask(caseworker, grants)
    expect(errors).toEqual([])
    const listed = data.grants as readonly Listed[]
    expect(listed.length).toBeGreaterThan(10)
    for (const one of listed) expect([one.owner, one.recipient]).toContain('migrant-care-jember')
    expect(asking.inbound.map(({ subgraph, url }) => `${subgraph} ${url}`)).toEqual(['ngo /kit'])
    const ofOne = await ask(caseworker, `query ($id: ID) { grants(subject: $id) { subject } }`, {
      id: workerOf('CONSENT'),
    })
    expect(new Set((ofOne.data.grants as { subject: string }[]).map((one) => one.subject))).toEqual(
      new Set([workerOf('CONSENT')]),
    )
    expect((await ask(supervisor, '{ emergencies { id } }')).data).toEqual({ emergencies: [] })
  })

  it('are requests for access, one an owner, which the owners keep', async () => {
    const request = `mutation ($of: [String!]!) { requestAccess(coordinates: $of, purpose: PROTECTION, reason: "Three clients ask.") { owner agency coordinates state answerBy turns { kind text } } }`
    const { data, errors } = await ask(caseworker, request, {
      of: ['Worker.nik', 'Worker.kkNumber', 'Placement.flight', 'Worker.placementDocuments'],
    })
    expect(errors).toEqual([])
    const asked = data.requestAccess as readonly Readonly<Record<string, unknown>>[]
    expect(asked.map(({ owner, coordinates }) => [owner, coordinates])).toEqual([
      ['disnaker-jember', ['Worker.kkNumber', 'Worker.nik']],
      ['p3mi-in-era-sejahtera', ['Placement.flight', 'Worker.placementDocuments']],
    ])
    expect(asked[0]).toMatchObject({
      agency: 'migrant-care-jember',
      state: 'ASKED',
      turns: [{ kind: 'ASK', text: 'Three clients ask.' }],
    })
    const listed = await ask(caseworker, '{ accessRequests { owner state } }')
    expect(listed.data.accessRequests).toEqual([
      { owner: 'disnaker-jember', state: 'ASKED' },
      { owner: 'p3mi-in-era-sejahtera', state: 'ASKED' },
    ])
  })

  it.each([
    ['a field that nobody has', ['Worker.shoeSize'], 'BAD_INPUT'],
    ['a field of their own', ['Case.status'], 'BAD_INPUT'],
    ['no field', [], 'BAD_INPUT'],
  ])('are not requests for %s', async (_, of, code) => {
    const request =
      'mutation ($of: [String!]!) { requestAccess(coordinates: $of, purpose: PROTECTION, reason: "x") { id } }'
    const { errors } = await ask(caseworker, request, { of })
    expect(errors.map((error) => error.code)).toEqual([code])
    expect(asking.inbound).toEqual([])
  })

  it('come with the owner’s own refusal where there is nothing to answer', async () => {
    const reply = 'mutation { replyToAccessRequest(owner: "disnaker-jember", request: "x-1", text: "because") { id } }'
    const { data, errors } = await ask(caseworker, reply)
    expect([data, errors.map(({ agency }) => agency)]).toEqual([{ replyToAccessRequest: null }, ['disnaker-jember']])
    const nowhere = await ask(caseworker, reply.replace('disnaker-jember', 'nobody'))
    expect(nowhere.errors.map(({ code }) => code)).toEqual(['BAD_INPUT'])
  })
})

describe('the hub’s own fields', () => {
  it.each([
    ['the public', undefined, 'myGrants { id }', 'UNAUTHENTICATED'],
    ['the public', undefined, 'grants { id }', 'UNAUTHENTICATED'],
    ['the public', undefined, 'accessRequests { id }', 'UNAUTHENTICATED'],
    ['an agency’s people', caseworker, 'myGrants { id }', 'NOT_ALLOWED'],
    ['the subject', subject, 'grants { id }', 'NOT_ALLOWED'],
    ['an analyst', { ...caseworker, role: 'ANALYST' } as const, 'grants { id }', 'NOT_ALLOWED'],
  ])('say clearly to %s what is not for them', async (_, as, field, code) => {
    const { data, errors } = await ask(as, `{ ${field} }`)
    expect(Object.values(data)).toEqual([null])
    expect(errors.map((error) => error.code)).toEqual([code])
    expect(String(errors[0]?.message)).toMatch(/\.$/)
  })

  it('stand beside the agencies’ own in one question, under the same limits', async () => {
    const { data } = await ask(caseworker, `{ worker(id: "${workerOf('CONSENT')}") { fullName } grants { id } }`)
    expect(data).toMatchObject({ worker: { fullName: expect.stringMatching(/^canary/) }, grants: expect.any(Array) })
    const many = Array.from({ length: 20 }, (_, n) => `a${n}: grants { id }`).join(' ')
    expect((await ask(caseworker, `{ ${many} }`)).errors).toEqual([])
    expect(asking.inbound).toHaveLength(1)
    expect((await ask(caseworker, `{ ${many} one: grants { id } }`)).status).toBe(400)
  })

  it('name an agency that does not answer, and show the rest', async () => {
    asking.away.add('recruitment')
    const { data, errors } = await ask(subject, '{ myGrants { id owner } myEmergencies { id } }')
    asking.away.clear()
    expect(errors.map(({ code, agency }) => [code, agency])).toEqual([['SUBGRAPH_FAILED', 'p3mi-in-era-sejahtera']])
    expect((data.myGrants as Listed[]).map(({ owner }) => owner)).toEqual(['disnaker-jember'])
  })
})
