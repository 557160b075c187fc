import { randomUUID } from 'node:crypto'
import { type ReferralState, referralStates } from '@simpul/agency'
import { addDays, government } from '@simpul/demo'
import type { TestCaller } from '@simpul/testing'
import { ngoCasesOf } from '../seed/ngo-case.ts'
import {
  caseworker,
  companion,
  population,
  reasons,
  type ServedNgo,
  serveNgo,
  subject,
  supervisor,
  today,
} from '../testing/served-ngo.ts'

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const inputs = {
  referCase: 'ReferCaseInput',
  reshareCase: 'ReshareCaseInput',
  revokeCaseReferral: 'RevokeCaseReferralInput',
  acceptCaseReferral: 'AcceptCaseReferralInput',
  rejectCaseReferral: 'RejectCaseReferralInput',
  completeCaseReferral: 'CompleteCaseReferralInput',
} as const
type Act = keyof typeof inputs

/** The client of an open case who permits the government to read about her, and that case. */
const permitted = population.flatMap((worker) => {
  const isPermitted = worker.grants.some(({ recipient, state }) => recipient === government && state === 'LIVE')
  const [one] = ngoCasesOf(worker).filter(({ told, isReferred }) => told.closedOn === undefined && !isReferred)
  return isPermitted && one !== undefined && one.told.referral?.kind !== 'TRANSFER' ? [one] : []
})

async function perform(as: TestCaller, act: Act, input: object) {
  const query = `mutation ($input: ${inputs[act]}!) { ${act}(input: $input) { referral { id state } } }`
  return served.subgraph.ask({ as, query, variables: { input: { clientKey: randomUUID(), ...input } } })
}

const sending = () => ({
  caseId: permitted[0]?.id,
  toAgency: government,
  service: 'MEDIATION',
  reason: 'Mohon dibantu.',
})

/** A new referral, put into a state by hand. */
async function referralIn(state: ReferralState, isTransfer = false): Promise<string> {
  const { body, text } = await perform(caseworker, 'referCase', sending())
  const id = (body.data?.referCase as { referral: { id: string } } | null)?.referral.id
  if (id === undefined) throw new Error(text)
  await served.database.own.query(
    `update case_referral set state = $2, is_transfer = $3, revoked_because = $4 where id = $1`,
    [id, state, isTransfer, state === 'REVOKED' ? 'SENDER' : null],
  )
  return id
}

async function stateOf(id: string): Promise<string | undefined> {
  const [row] = await served.database.own.query<{ state: string }[]>('select state from case_referral where id = $1', [
    id,
  ])
  return row?.state
}

const moves: readonly (readonly [Act, TestCaller, object])[] = [
  ['reshareCase', caseworker, { reason: 'Tambahan keterangan.' }],
  ['revokeCaseReferral', caseworker, { reason: 'Sudah ditangani.' }],
  ['acceptCaseReferral', companion, {}],
  ['rejectCaseReferral', companion, { reason: 'Bukan kewenangan kami.' }],
  ['completeCaseReferral', companion, { result: 'Selesai.' }],
]

/** Where each act leads from each state; a dash where it is refused and nothing changes. */
const allowed: Readonly<Record<Act, Readonly<Partial<Record<ReferralState, ReferralState>>>>> = {
  referCase: {},
  reshareCase: { IN_PROGRESS: 'IN_PROGRESS', ACCEPTED: 'ACCEPTED' },
  revokeCaseReferral: { IN_PROGRESS: 'REVOKED', ACCEPTED: 'REVOKED' },
  acceptCaseReferral: { IN_PROGRESS: 'ACCEPTED' },
  rejectCaseReferral: { IN_PROGRESS: 'REJECTED' },
  completeCaseReferral: { ACCEPTED: 'DONE' },
}

// before any referral is put into a state by hand
describe('the referrals of the population', () => {
  const query = '{ caseReferrals(first: 500) { totalCount edges { node { id state content { reason narrative } } } } }'
  type Page = {
    readonly edges: readonly { readonly node: { readonly state: string; readonly content: object | null } }[]
  }

  it('are in several states, and the government reads what is shared of the open ones only', async () => {
    const { caseReferrals: own } = await served.ask(supervisor, query)
    const states = new Set((own as Page).edges.map(({ node }) => node.state))
    expect(states.size).toBeGreaterThan(2)
    const { caseReferrals: theirs } = await served.ask(companion, query)
    const { edges } = theirs as Page
    expect(edges).toHaveLength((own as Page).edges.length)
    const isOpen = ({ state }: { readonly state: string }) => state === 'IN_PROGRESS' || state === 'ACCEPTED'
    for (const { node } of edges) expect([node.state, node.content !== null]).toEqual([node.state, isOpen(node)])
  })
})

describe('each move from each state', () => {
  const table = referralStates.flatMap((state) =>
    moves.map(([act, as, more]) => [act, state, allowed[act][state] ?? '-', as, more] as const),
  )
  it.each(table)('%s from %s: %s', async (act, state, expected, as, more) => {
    const id = await referralIn(state)
    const { body } = await perform(as, act, { referralId: id, ...more })
    const codes = (body.errors ?? []).map(({ extensions }) => extensions?.code)
    expect(codes).toEqual(expected === '-' ? ['CONFLICT'] : [])
    expect(await stateOf(id)).toBe(expected === '-' ? state : expected)
  })

  it('but what was handed over is not the sender’s to revoke or to share anew', async () => {
    const id = await referralIn('ACCEPTED', true)
    for (const act of ['reshareCase', 'revokeCaseReferral'] as const) {
      const { body } = await perform(caseworker, act, { referralId: id })
      expect(body.errors?.map(({ extensions }) => extensions?.code)).toEqual(['CONFLICT'])
    }
    expect(await stateOf(id)).toBe('ACCEPTED')
  })
})

describe('a key', () => {
  it('sends a referral once, and answers a repeat alike; with other words it is refused', async () => {
    const input = { ...sending(), clientKey: 'refer-contoh-1' }
    const count = async () => served.database.own.query('select count(*) from case_referral')
    const first = await perform(caseworker, 'referCase', input)
    const before = await count()
    const repeat = await perform(caseworker, 'referCase', input)
    expect(repeat.body.data).toEqual(first.body.data)
    const other = await perform(caseworker, 'referCase', { ...input, reason: 'Lain.' })
    expect(other.body.errors?.[0]?.extensions?.code).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(await count()).toEqual(before)
  })

  it('accepts a referral once, and answers a repeat with how it stands', async () => {
    const input = { referralId: await referralIn('IN_PROGRESS'), clientKey: 'accept-contoh-1' }
    const first = await perform(companion, 'acceptCaseReferral', input)
    expect(first.body.errors).toBeUndefined()
    expect((await perform(companion, 'acceptCaseReferral', input)).body.data).toEqual(first.body.data)
    expect(await told(input.referralId)).toEqual(['IN_PROGRESS', 'ACCEPTED'])
  })
})

/** What the forum is told of a referral, in order. */
async function told(id: string): Promise<readonly string[]> {
  const letters = await served.database.own.query<{ state: string }[]>(
    `select input ->> 'state' as state from outbox
     where message = 'referralEnvelope' and input ->> 'referral' = $1 order by number`,
    [id],
  )
  return letters.map(({ state }) => state)
}

describe('moves made at once', () => {
  it.each([
    ['an acceptance and a revocation', ['acceptCaseReferral', 'revokeCaseReferral']],
    ['an acceptance and a rejection', ['acceptCaseReferral', 'rejectCaseReferral']],
    ['a rejection and a revocation', ['rejectCaseReferral', 'revokeCaseReferral']],
  ] as const)('%s end in one order or the other, and the forum hears of the same', async (_, acts) => {
    for (let round = 0; round < 4; round += 1) {
      const id = await referralIn('IN_PROGRESS')
      const asked = moves.filter(([act]) => acts.some((one) => one === act))
      const answers = await Promise.all(asked.map(([act, as, more]) => perform(as, act, { referralId: id, ...more })))
      const codes = answers.flatMap(({ body }) => (body.errors ?? []).map(({ extensions }) => extensions?.code))
      const [state, letters] = [await stateOf(id), await told(id)]
      expect(codes.every((code) => code === 'CONFLICT')).toBe(true)
      expect(letters.at(-1)).toBe(state)
      expect(letters).toHaveLength(3 - codes.length)
    }
  })

  it('of two acceptances by colleagues one counts', async () => {
    const id = await referralIn('IN_PROGRESS')
    const answers = await Promise.all(
      ['first', 'second'].map((person) => perform({ ...companion, person }, 'acceptCaseReferral', { referralId: id })),
    )
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.code ?? 'accepted').sort()
    expect(codes).toEqual(['CONFLICT', 'accepted'])
  })
})

describe('who is not asked', () => {
  it.each([
    ['an analyst', { ...caseworker, role: 'ANALYST' } as const, 'NOT_CLEARED'],
    ['the government', companion, 'NOT_OFFERED'],
    ['a worker', subject, 'NOT_OFFERED'],
  ])('%s cannot refer a case, and writes nothing', async (_, as, reason) => {
    expect(reasons(await perform(as, 'referCase', sending()))).toEqual([`Mutation.referCase ${reason}`])
  })

  it.each([
    ['a reason without words', { reason: ' ' }, 'input.reason'],
    ['a day that is past', { dueOn: addDays(today, -1) }, 'input.dueOn'],
    ['an unknown agency', { toAgency: 'nobody' }, 'input.toAgency'],
    ['an unknown case', { caseId: randomUUID() }, 'input.caseId'],
    ['a closed case', { caseId: closedCase()?.id }, 'input.caseId'],
  ])('refuses %s', async (_, wrong, field) => {
    const { body } = await perform(caseworker, 'referCase', { ...sending(), ...wrong })
    expect(body.errors?.map(({ extensions }) => extensions?.field)).toEqual([field])
  })
})

function closedCase() {
  return population.flatMap(ngoCasesOf).find(({ told: { closedOn } }) => closedOn !== undefined)
}

describe('the worker', () => {
  it('reads the referrals that are about her, with all that was shared', async () => {
    await referralIn('IN_PROGRESS')
    const [one] = permitted
    const text = 'query ($id: ID!) { worker(id: $id) { referredCases { reason referral { state toAgency } } } }'
    await served.database.own.query('update subject_binding set worker_id = $1 where person = $2', [
      one?.workerId,
      subject.person,
    ])
    const { worker } = await served.ask(subject, text, { id: one?.workerId })
    const { referredCases } = worker as { referredCases: readonly object[] }
    expect(referredCases.length).toBeGreaterThan(0)
    expect(referredCases).toContainEqual({
      reason: 'Mohon dibantu.',
      referral: { state: 'IN_PROGRESS', toAgency: government },
    })
  })
})
