import { randomUUID } from 'node:crypto'
import type { TestCaller } from '@simpul/testing'
import { type Binding, newSigningKey, signBindingNow } from '@simpul/trust'
import { company, disnaker, migrantCare, type SmallHub, smallHub } from './small-hub.ts'

const issuer = 'http://issuers.test/subjects'
const officers = {
  [disnaker]: { issuer: disnaker, person: 'officer', role: 'OFFICER', purpose: 'VERIFICATION' },
  [migrantCare]: { issuer: migrantCare, person: 'companion', role: 'CASEWORKER', purpose: 'PROTECTION' },
  [company]: { issuer: company, person: 'placer', role: 'OFFICER', purpose: 'PLACEMENT' },
} as const satisfies Record<string, TestCaller>
type AgencyId = keyof typeof officers

let hub: SmallHub

beforeAll(async () => {
  hub = await smallHub()
}, 60_000)

afterAll(() => hub?.close())

/** A worker of the government's, and somebody who signs in. */
async function newPerson(): Promise<{ worker: string; person: string; as: TestCaller }> {
  const [worker, person] = [randomUUID(), `p-${randomUUID()}`]
  await hub.at[disnaker].database.own.query('insert into worker (id, full_name) values ($1, $2)', [worker, 'Wati'])
  return { worker, person, as: { issuer: 'subjects', person, role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' } }
}

async function signed(agency: AgencyId, { worker, person }: { worker: string; person: string }): Promise<Binding> {
  const input = { worker, person }
  const { status, body } = await hub.at[agency].staff({ as: officers[agency], operation: 'bindingSign', input })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.binding as Binding
}

const present = (as: TestCaller, bindings: readonly unknown[]) =>
  hub.at[disnaker].kit({ as, operation: 'presentBindings', input: { bindings } })

async function seen(as: TestCaller, worker: string): Promise<unknown> {
  const query = 'query ($id: ID!) { worker(id: $id) { fullName } }'
  return (await hub.at[disnaker].ask({ as, query, variables: { id: worker } })).body.data?.worker
}
const closed = { fullName: null }

describe('a binding', () => {
  it('of one agency opens that agency’s rows, and no other’s', async () => {
    const { worker, person, as } = await newPerson()
    expect(await seen(as, worker)).toEqual(closed)
    const binding = await signed(disnaker, { worker, person })
    expect(binding).toMatchObject({ issuer, person, worker, agency: disnaker })
    expect(await seen(as, worker)).toEqual({ fullName: 'Wati' })
    const another = await newPerson()
    await signed(migrantCare, another)
    expect(await seen(another.as, another.worker)).toEqual(closed)
  })

  it('of two others, shown by the person, opens a third’s', async () => {
    const { worker, person, as } = await newPerson()
    await signed(migrantCare, { worker, person })
    await signed(company, { worker, person })
    const mine = await Promise.all(
      ([migrantCare, company] as const).map((agency) => hub.at[agency].kit({ as, operation: 'myBindings' })),
    )
    const bindings = mine.flatMap(({ body }) => body.bindings as Binding[])
    expect(bindings.map(({ agency }) => agency)).toEqual([migrantCare, company])
    expect((await present(as, bindings)).body).toEqual({ isBound: true })
    expect(await seen(as, worker)).toEqual({ fullName: 'Wati' })
  })

  it('opens nothing where it is one, twice of the same agency, or forged', async () => {
    const { worker, person, as } = await newPerson()
    const one = await signed(migrantCare, { worker, person })
    const draft = { issuer, person, worker, agency: company, at: '2026-06-01T02:00:00Z', officer: 'o-1' }
    const byNobody = signBindingNow(draft, newSigningKey().privateKey)
    const byNgo = signBindingNow(draft, hub.parties.agencyKeys.get(migrantCare) ?? newSigningKey().privateKey)
    const forum = 'forum-pmi-jember'
    const byForum = signBindingNow(
      { ...draft, agency: forum },
      hub.parties.agencyKeys.get(forum) ?? newSigningKey().privateKey,
    )
    const again = { ...one, at: '2026-06-02T02:00:00Z' }
    for (const bindings of [[one], [one, one], [one, again], [one, byNobody], [one, byNgo], [one, byForum]])
      expect((await present(as, bindings)).body).toEqual({ isBound: false })
    expect(await seen(as, worker)).toEqual(closed)
  })

  it('is worth nothing to somebody else, or for another worker', async () => {
    const [one, other] = [await newPerson(), await newPerson()]
    const bindings = [await signed(migrantCare, one), await signed(company, one)]
    expect((await present(other.as, bindings)).body).toEqual({ isBound: false })
    const elsewhere = bindings.map((binding) => ({ ...binding, worker: other.worker }))
    expect((await present(one.as, elsewhere)).body).toEqual({ isBound: false })
    expect(await seen(other.as, one.worker)).toEqual(closed)
  })

  it('is not signed for two workers, nor for another issuer', async () => {
    const [one, other] = [await newPerson(), await newPerson()]
    await signed(disnaker, one)
    const sign = (input: object) => hub.at[disnaker].staff({ as: officers[disnaker], operation: 'bindingSign', input })
    const twice = await sign({ person: one.person, worker: other.worker })
    expect(twice.body.error).toEqual({
      code: 'CONFLICT',
      message: 'This sign-in is bound to another worker here; an officer has to look into it.',
    })
    const foreign = await sign({
      person: one.person,
      worker: one.worker,
      issuer: 'http://issuers.test/disnaker-jember',
    })
    expect(foreign.body.error?.code).toBe('BAD_INPUT')
    expect(await seen(one.as, one.worker)).toEqual({ fullName: 'Wati' })
  })

  it('is shown to its person only', async () => {
    const { worker, person } = await newPerson()
    await signed(disnaker, { worker, person })
    const other = await newPerson()
    const theirs = await hub.at[disnaker].kit({ as: other.as, operation: 'myBindings' })
    expect(theirs.body).toEqual({ bindings: [] })
    const staff = await hub.at[disnaker].kit({ as: officers[disnaker], operation: 'myBindings' })
    expect(staff.status).toBe(403)
  })
})
