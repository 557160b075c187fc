import { addDays, addWorkingDays, doDueJobs } from '@simpul/agency'
import { hubCompany } from '@simpul/demo'
import { government } from '../government-subgraph.ts'
import { actingOn } from '../testing/acting.ts'
import {
  caseworker,
  companion,
  now,
  placer,
  type ServedGovernment,
  serveGovernment,
  sulastri,
  today,
} from '../testing/served-government.ts'
import { clarificationRules, clarificationRulesOn } from './clarification-rules.ts'

let served: ServedGovernment
const { act, refused } = actingOn(() => served)

beforeAll(async () => {
  served = await serveGovernment()
}, 60_000)

afterAll(() => served?.close())

const relative = { ...caseworker, person: 'relative' }
const question = { companyId: hubCompany, allegationClass: 'WAGES', question: 'Mohon penjelasan tertulis.' }
const shown =
  'clarificationRequest { id version round state dueOn statement admits commitments { promise dueOn madeBy isLate } }'
const second = { followUp: 'Sudah ditanyakan.', obstacles: 'Mitra belum menjawab.', promise: 'Membayar upah.' }

interface Asked {
  readonly id: string
  readonly version: number
  readonly round: number
}

async function opened(): Promise<string> {
  const { complaint } = await act(
    caseworker,
    'openComplaint',
    {
      workerId: sulastri,
      channel: 'PHONE',
      types: ['UNPAID_WAGES'],
      severity: 'HIGH',
      complainant: { relation: 'SELF', wantsAnonymity: false },
      respondents: [{ companyId: hubCompany }, { staffMember: 'relative' }],
    },
    'complaint { id }',
  )
  return (complaint as { readonly id: string }).id
}

async function asked(complaintId: string, expectedVersion: number): Promise<Asked> {
  const input = { complaintId, expectedVersion, ...question }
  return (await act(caseworker, 'requestClarification', input, shown)).clarificationRequest as Asked
}

function answer({ id, version }: Asked, change: object = {}): object {
  return { clarificationRequestId: id, expectedVersion: version, statement: 'Kami jelaskan.', admits: true, ...change }
}

/** Both clarifications of a complaint, the first one answered. */
async function askedTwice(): Promise<Asked> {
  const complaintId = await opened()
  await act(placer, 'answerClarification', answer(await asked(complaintId, 1)))
  return asked(complaintId, 2)
}

/** Does what is due a number of days from now. */
function daysLater(days: number): Promise<number> {
  const clock = () => new Date(now.getTime() + days * 86_400_000)
  const { database } = served
  return doDueJobs(government.jobs ?? [], { agency: 'disnaker-jember', database, clock, keeper: () => null })
}

describe('requestClarification', () => {
  it('asks a respondent, due in working days, and tells it nothing of the complaint', async () => {
    const complaintId = await opened()
    const request = await asked(complaintId, 1)
    expect(request).toEqual({
      id: expect.any(String),
      version: 1,
      round: 1,
      state: 'ASKED',
      dueOn: addWorkingDays(today, 5),
      statement: null,
      admits: null,
      commitments: [],
    })
    const read =
      'query ($id: ID!, $complaintId: ID!) { clarificationRequest(id: $id) { question } complaint(id: $complaintId) { id } }'
    const variables = { id: request.id, complaintId }
    const addressed = { clarificationRequest: { question: question.question }, complaint: null }
    expect(await served.ask(placer, read, variables)).toEqual(addressed)
    expect(await served.ask(relative, read, variables)).toEqual({ clarificationRequest: null, complaint: null })
    const { complaint } = await served.ask(caseworker, 'query ($id: ID!) { complaint(id: $id) { status version } }', {
      id: complaintId,
    })
    expect(complaint).toEqual({ status: 'CLARIFICATION', version: 2 })
  })

  it.each([
    ['a company that is no respondent', { companyId: 'p3mi-contoh-cemerlang' }, 'BAD_INPUT', 'input.companyId'],
    ['no question', { question: ' ' }, 'BAD_INPUT', 'input.question'],
    ['an older version', { expectedVersion: 7 }, 'STALE_VERSION', 'input.expectedVersion'],
  ])('refuses %s', async (_, change, code, field) => {
    const input = { complaintId: await opened(), expectedVersion: 1, ...question, ...change }
    const refusal = await refused(caseworker, 'requestClarification', input)
    expect([refusal.code, refusal.field]).toEqual([code, field])
    expect([refusal.en, refusal.id]).not.toContain('')
  })

  it('asks a second time once the first was answered, and never a third', async () => {
    const complaintId = await opened()
    const first = await asked(complaintId, 1)
    const again = { complaintId, expectedVersion: 2, ...question }
    expect((await refused(caseworker, 'requestClarification', again)).en).toContain('still has time')
    await act(placer, 'answerClarification', answer(first))
    expect(await asked(complaintId, 2)).toMatchObject({ round: 2 })
    const third = { ...again, expectedVersion: 3 }
    expect((await refused(caseworker, 'requestClarification', third)).en).toContain('no third')
  })
})

describe('answerClarification', () => {
  it('takes the company’s own answer with a promise due in seven days', async () => {
    const request = await askedTwice()
    const { clarificationRequest } = await act(placer, 'answerClarification', answer(request, second), shown)
    expect(clarificationRequest).toMatchObject({
      version: 2,
      state: 'ANSWERED',
      statement: 'Kami jelaskan.',
      admits: true,
      commitments: [{ promise: 'Membayar upah.', dueOn: addDays(today, 7), madeBy: hubCompany, isLate: false }],
    })
  })

  it.each([
    ['no obstacles', { obstacles: null }, 'input.obstacles'],
    ['no follow-up', { followUp: '' }, 'input.followUp'],
    ['no promise', { promise: null }, 'input.promise'],
    ['a promise for the eighth day', { promiseDueOn: addDays(today, 8) }, 'input.promiseDueOn'],
    ['a promise for yesterday', { promiseDueOn: addDays(today, -1) }, 'input.promiseDueOn'],
  ])('refuses a second clarification with %s, and writes nothing', async (_, change, field) => {
    const request = await askedTwice()
    const refusal = await refused(placer, 'answerClarification', answer(request, { ...second, ...change }))
    expect([refusal.code, refusal.field]).toEqual(['BAD_INPUT', field])
    const read = 'query ($id: ID!) { clarificationRequest(id: $id) { state version } }'
    expect(await served.ask(placer, read, request as object as Record<string, unknown>)).toEqual({
      clarificationRequest: { state: 'ASKED', version: 1 },
    })
  })

  it('is not given twice, nor by anybody else', async () => {
    const request = await asked(await opened(), 1)
    expect((await refused(caseworker, 'answerClarification', answer(request))).en).toContain('nobody for it')
    expect((await refused(companion, 'answerClarification', answer(request))).code).toBe('BOUNDARY_CLOSED')
    await act(placer, 'answerClarification', answer(request))
    const again = await refused(placer, 'answerClarification', answer({ ...request, version: 2 }))
    expect([again.code, again.field]).toEqual(['ILLEGAL_TRANSITION', 'input.clarificationRequestId'])
  })
})

describe('what falls due', () => {
  it('a clarification becomes overdue after its last day, and a promise late after its', async () => {
    const unanswered = await asked(await opened(), 1)
    const answered = await askedTwice()
    await act(placer, 'answerClarification', answer(answered, second))
    await daysLater(30)
    const read = 'query ($id: ID!) { clarificationRequest(id: $id) { state commitments { state isLate } } }'
    expect(await served.ask(caseworker, read, { id: unanswered.id })).toMatchObject({
      clarificationRequest: { state: 'OVERDUE' },
    })
    expect(await served.ask(caseworker, read, { id: answered.id })).toMatchObject({
      clarificationRequest: { state: 'ANSWERED', commitments: [{ state: 'OPEN', isLate: true }] },
    })
    expect(await daysLater(30)).toBe(0)
  })

  it('is by the version of the rules in force, and before the first by the first', () => {
    const later = { rule: 'a later rule', from: '2030-01-01', answerWorkingDays: 3, promiseDays: 5 }
    const versions = [...clarificationRules, later]
    const found = ['2020-01-01', '2029-12-31', '2030-01-01'].map(
      (day) => clarificationRulesOn(day, versions).promiseDays,
    )
    expect(found).toEqual([7, 7, 5])
  })
})
