import { submitEntry } from '@simpul/agency'
import { forum } from '@simpul/forum'
import { ngo as ngoSubgraph } from '@simpul/ngo'
import { everythingOffered, type TestCluster, testCluster, testParties, testRegister } from '@simpul/testing'
import { agreementDigest, keySigner, newSigningKey, type RegisterDraft } from '@simpul/trust'
import { type RegisterMember, registerMember, until } from './register-member.ts'

const ngo = 'migrant-care-jember'
const now = new Date()
const parties = testParties()
const document = {
  ...everythingOffered(
    'mou-jember',
    [],
    parties.anchors.agencies.map(({ id, kind }) => ({ id, kind })),
  ),
  from: '2020-01-01',
  until: '2040-12-31',
}
const [first, second, third] = ['mou-first', 'mou-second', 'mou-third'] as const

let cluster: TestCluster
let keeper: RegisterMember
let member: RegisterMember

beforeAll(async () => {
  const register = testRegister(parties, now)
  for (const id of [first, second, third]) register.agree({ ...document, id })
  cluster = await testCluster()
  keeper = await registerMember({ definition: forum, cluster, parties, entries: register.entries() })
  member = await registerMember({ definition: ngoSubgraph, cluster, parties, urls: [keeper.url] })
}, 60_000)

afterAll(async () => {
  await member?.close()
  await keeper?.close()
  await cluster?.stop()
})

const stateAt = ({ held }: RegisterMember, agreement: string) =>
  held.register.state(new Date()).agreementDetails.get(agreement)?.state

const stop = (agreement: string) =>
  member.held.ownStops.stop({ agreement, kind: 'AGREEMENT_SUSPENDED', officer: 'officer-1', reason: 'a leak' })

function submit(draft: Pick<RegisterDraft, 'kind' | 'body'>, at = new Date()) {
  const signer = keySigner(parties.agencyKeys.get(ngo) ?? newSigningKey().privateKey)
  const said = { ...draft, author: ngo, at: at.toISOString() } as RegisterDraft
  return submitEntry({ ...member.held, signer, clock: () => new Date() }, said)
}

const signAgain = (id: string, at = new Date()) => {
  const body = { agreement: id, digest: agreementDigest({ ...document, id }), officer: 'officer-1' }
  return submit({ kind: 'AGREEMENT_SIGNED', body }, at)
}

describe('a stop of a party’s own', () => {
  it('is entered at once where the forum is there, and is then the register’s', async () => {
    const seen = until(keeper.held.register, () => stateAt(keeper, first) === 'SUSPENDED')
    const { seq, isWaiting } = await stop(first)
    await seen
    expect(isWaiting).toBe(false)
    expect(keeper.held.register.entries((seq ?? 0) - 1)).toMatchObject([
      { author: ngo, kind: 'AGREEMENT_SUSPENDED', body: { agreement: first, officer: 'officer-1', reason: 'a leak' } },
    ])
    expect(stateAt(member, first)).toBe('SUSPENDED')
    expect(member.held.ownStops.active()).toEqual([])
  })

  it('is taken back by signing again', async () => {
    await signAgain(first)
    expect([stateAt(member, first), stateAt(keeper, first)]).toEqual(['ACTIVE', 'ACTIVE'])
  })

  it('acts here while the forum is away, after a new start too, and is entered when the forum is back', async () => {
    await keeper.leave()
    const epoch = member.held.register.state(new Date()).epoch
    expect(await stop(second)).toEqual({ seq: null, isWaiting: true })
    expect([stateAt(member, second), stateAt(keeper, second)]).toEqual(['SUSPENDED', 'ACTIVE'])
    expect(member.held.register.state(new Date()).epoch).not.toBe(epoch)
    expect(member.held.ownStops.waiting()).toMatchObject([{ agreement: second, refusedAs: null }])

    await member.restart()
    expect(stateAt(member, second)).toBe('SUSPENDED')

    const entered = until(keeper.held.register, () => stateAt(keeper, second) === 'SUSPENDED')
    await keeper.comeBack()
    await entered
    await until(member.held.register, () => member.held.ownStops.active().length === 0)
    expect(stateAt(member, second)).toBe('SUSPENDED')
    await signAgain(second)
    expect([stateAt(member, second), stateAt(keeper, second)]).toEqual(['ACTIVE', 'ACTIVE'])
  }, 30_000)

  it('is entered once, though the answer to it was lost', async () => {
    const { seq } = await stop(third)
    await member.database.own.query('update own_stop set entered_seq = null where entered_seq = $1', [seq])
    await member.held.ownStops.flush()
    const stops = keeper.held.register.entries(0).filter(({ kind, body }) => {
      return kind === 'AGREEMENT_SUSPENDED' && JSON.stringify(body).includes(third)
    })
    expect(stops.map((entry) => entry.seq)).toEqual([seq])
    expect(member.held.ownStops.active()).toEqual([])
  })

  it('goes before what its agency says next', async () => {
    await keeper.leave()
    await stop(first)
    await keeper.comeBack()
    const { seq } = await signAgain(first)
    expect(keeper.held.register.entries(seq - 2).map(({ kind }) => kind)).toEqual([
      'AGREEMENT_SUSPENDED',
      'AGREEMENT_SIGNED',
    ])
    expect(stateAt(member, first)).toBe('ACTIVE')
  }, 30_000)

  it('acts here even where the forum will not have it, until the agency signs again', async () => {
    await keeper.held.ownStops.flush()
    const [{ id }] = await member.database.own.query<[{ id: string }]>(
      `insert into own_stop (agreement, kind, officer, at, refused_as)
       values ($1, 'AGREEMENT_SUSPENDED', 'officer-1', now(), 'It was refused.') returning id`,
      [first],
    )
    await member.held.ownStops.flush()
    expect(member.held.ownStops.waiting()).toMatchObject([{ id, refusedAs: 'It was refused.' }])
    expect(stateAt(member, first)).toBe('SUSPENDED')
    await signAgain(first)
    expect(stateAt(member, first)).toBe('ACTIVE')
  })
})

describe('what an agency says', () => {
  it('is refused with the forum’s reason', async () => {
    const said = submit({ kind: 'AGREEMENT_SIGNED', body: { agreement: first, digest: '0'.repeat(64), officer: 'o' } })
    await expect(said).rejects.toMatchObject({ code: 'BAD_INPUT', message: 'The signature is for another document.' })
  })

  it('waits for no forum that is away, and says so', async () => {
    await keeper.leave()
    await expect(signAgain(first)).rejects.toMatchObject({
      code: 'NOT_READY',
      message: 'The forum, which keeps the register, does not answer at the moment.',
    })
    await keeper.comeBack()
  }, 30_000)

  it('is signed again when others are first', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((later) => signAgain(third, new Date(now.getTime() + later))))
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(5)
  })
})
