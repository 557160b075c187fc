import { forum } from '@simpul/forum'
import { everythingOffered, type TestCluster, testCluster, testParties, testRegister } from '@simpul/testing'
import {
  agreementDigest,
  emptyHead,
  headOf,
  newSigningKey,
  type RegisterDraft,
  type RegisterEntry,
  type RegisterHead,
  signEntryNow,
  verifyChain,
} from '@simpul/trust'
import { type RegisterMember, registerMember, until } from './register-member.ts'

const [government, ngo, keeper] = ['disnaker-jember', 'migrant-care-jember', 'forum-pmi-jember'] as const
const now = new Date()
const parties = testParties()
const members = parties.anchors.agencies.map(({ id, kind }) => ({ id, kind }))
const memorandum = {
  ...everythingOffered('mou-jember', [], members),
  id: 'mou-jember-test',
  from: '2020-01-01',
  until: '2040-12-31',
}

let cluster: TestCluster
let member: RegisterMember

beforeAll(async () => {
  const register = testRegister(parties, now)
  register.agree(memorandum)
  cluster = await testCluster()
  member = await registerMember({ definition: forum, cluster, parties, entries: register.entries() })
}, 60_000)

afterAll(async () => {
  await member?.close()
  await cluster?.stop()
})

interface Answer {
  readonly status: number
  readonly body: {
    readonly seq?: number
    readonly hash?: string
    readonly head?: RegisterHead
    readonly error?: { readonly code: string; readonly message: string }
    readonly entries?: readonly RegisterEntry[]
    readonly errors?: readonly { readonly message: string }[]
  }
}

async function ask(path: string, body?: unknown): Promise<Answer> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`${member.url}${path}`, body === undefined ? {} : post)
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}

const enter = (entry: unknown) => ask('/register/entries', { entry })
const kept = async () => (await ask('/register/entries')).body.entries ?? []
const head = async () => headOf(await kept())

function stop(author: string, reason: string): RegisterDraft {
  const body = { agreement: memorandum.id, officer: 'officer-1', reason }
  return { kind: 'AGREEMENT_SUSPENDED', author, at: now.toISOString(), body }
}

function signed(draft: RegisterDraft, over: RegisterHead, by = draft.author): RegisterEntry {
  const key = parties.agencyKeys.get(by)
  if (key === undefined) throw new Error(`The test has no key of "${by}".`)
  return signEntryNow(draft, over, key)
}

/** As an agency does it: signs again over the new head for as long as others are first. */
async function insist(draft: RegisterDraft): Promise<Answer> {
  let over = await head()
  for (;;) {
    const answer = await enter(signed(draft, over))
    if (answer.status !== 409 || answer.body.head === undefined) return answer
    over = answer.body.head
  }
}

describe('the keeper of the register', () => {
  it('enters what a party signed, and its replica has it at once', async () => {
    const entry = signed(stop(ngo, 'first'), await head())
    const { status, body } = await enter(entry)
    expect({ status, body }).toEqual({ status: 201, body: headOf([entry]) })
    expect((await kept()).at(-1)).toEqual(entry)
    expect(member.held.register.signedHead()).toMatchObject({ ...headOf([entry]), author: keeper })
  })

  it('enters the same once, however often it comes', async () => {
    const entry = signed(stop(ngo, 'twice'), await head())
    const answers = [await enter(entry), await enter(entry), ...(await Promise.all([enter(entry), enter(entry)]))]
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect((await kept()).filter(({ signature }) => signature === entry.signature)).toHaveLength(1)
  })

  it('gives those who come at once each a number, in one whole chain', async () => {
    const before = (await kept()).length
    const reasons = Array.from({ length: 12 }, (_, index) => `at once ${index}`)
    const answers = await Promise.all(
      reasons.map((reason, index) => insist(stop(index % 2 ? ngo : government, reason))),
    )
    expect(answers.map(({ status }) => status)).toEqual(reasons.map(() => 201))
    const numbers = answers.flatMap(({ body }) => body.seq ?? []).sort((one, other) => one - other)
    expect(numbers).toEqual(reasons.map((_, index) => before + index + 1))
    expect(verifyChain(await kept()).kind).toBe('whole')
  })

  it('answers an entry over an older head with the head over which to sign again', async () => {
    const current = await head()
    for (const over of [
      emptyHead,
      { ...current, hash: 'a'.repeat(64) },
      { seq: current.seq + 5, hash: current.hash },
    ]) {
      expect(await enter(signed(stop(ngo, 'late'), over))).toEqual({
        status: 409,
        body: {
          error: {
            code: 'CONFLICT',
            message: 'Another entry was first. Sign again, over the head that this answer names.',
          },
          head: current,
        },
      })
    }
  })

  it.each<[string, (over: RegisterHead) => unknown, string]>([
    [
      'that is not signed',
      (over) => ({ ...signed(stop(ngo, 'x'), over), signature: null }),
      'The entry is not signed.',
    ],
    [
      'that another signed',
      (over) => signed(stop(ngo, 'x'), over, government),
      'The entry is not signed with the key that its author had then.',
    ],
    [
      'that was altered',
      (over) => ({ ...signed(stop(ngo, 'x'), over), at: '2026-01-01T00:00:00.000Z' }),
      'The entry is not signed with the key that its author had then.',
    ],
    [
      'of a stranger',
      (over) => signEntryNow(stop('a-stranger', 'x'), over, newSigningKey().privateKey),
      'The author has no key in the register with which the entry could be signed.',
    ],
    [
      'that is not its author’s to say',
      (over) => {
        const body = { agreement: 'no-such-agreement', officer: 'officer-1' }
        return signed({ kind: 'AGREEMENT_SUSPENDED', author: ngo, at: now.toISOString(), body }, over)
      },
      'The agreement was not proposed.',
    ],
    [
      'over another document',
      (over) => {
        const body = { agreement: memorandum.id, digest: '0'.repeat(64), officer: 'officer-1' }
        return signed({ kind: 'AGREEMENT_SIGNED', author: ngo, at: now.toISOString(), body }, over)
      },
      'The signature is for another document.',
    ],
    [
      'from the future',
      (over) => signed({ ...stop(ngo, 'x'), at: new Date(Date.now() + 60_000).toISOString() }, over),
      'The entry is dated in the future; check the clock of its author.',
    ],
    ['that is none', () => ({ hello: 'world' }), 'This is not an entry of a register.'],
    ['that is nothing', () => null, 'This is not an entry of a register.'],
  ])('refuses an entry %s', async (_, entryOver, message) => {
    const before = await kept()
    const { status, body } = await enter(entryOver(await head()))
    expect({ status, body }).toEqual({ status: 422, body: { error: { code: 'BAD_INPUT', message } } })
    expect(await kept()).toEqual(before)
  })

  it('refuses more than it reads, and what is no entry of this door', async () => {
    const huge = { ...signed(stop(ngo, 'x'), await head()), body: { reason: 'x'.repeat(2 * 1024 * 1024) } }
    expect((await enter(huge)).status).toBe(413)
    expect((await ask('/register/entries', { entry: {}, more: true })).status).toBe(400)
    expect((await ask('/register/entries?after=-1')).status).toBe(400)
  })

  it('lets only so many strangers wait to be admitted', async () => {
    const stranger = async (index: number) => {
      const { publicKey, privateKey } = newSigningKey()
      const agency = `stranger-${index}`
      const name = { id: agency, en: agency }
      const body = { agency, kind: 'NGO', subgraph: agency, name, publicKey } as const
      const draft: RegisterDraft = { kind: 'AGENCY_ADMITTED', author: agency, at: now.toISOString(), body }
      return enter(signEntryNow(draft, await head(), privateKey))
    }
    for (let index = 0; index < 16; index += 1) expect((await stranger(index)).status).toBe(201)
    expect((await stranger(16)).body.error?.message).toBe(
      'Too many agencies wait to be approved; ask again when some of them are.',
    )
  })

  it('goes on signing heads, which its replica takes, and says what another process entered', async () => {
    const entry = signed(stop(government, 'by another process'), await head())
    await member.database.own.query('insert into register_entry (seq, entry) values ($1, $2)', [
      entry.seq,
      JSON.stringify(entry),
    ])
    await until(member.held.register, () => member.held.register.signedHead()?.seq === entry.seq)
    expect(member.held.register.entries(entry.seq - 1)).toEqual([entry])
    expect(member.held.register.state(new Date()).isFresh).toBe(true)
    expect(member.held.register.faults()).toEqual([])
  })

  it('takes the parties’ suspensions back when they sign again', async () => {
    const digest = agreementDigest(memorandum)
    for (const author of [government, ngo]) {
      const body = { agreement: memorandum.id, digest, officer: 'officer-1' }
      await insist({ kind: 'AGREEMENT_SIGNED', author, at: now.toISOString(), body })
    }
    expect(member.held.register.state(new Date()).agreementDetails.get(memorandum.id)).toMatchObject({
      state: 'ACTIVE',
      digest,
    })
  })
})
