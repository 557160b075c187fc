import { headOf, newSigningKey, type OwnStop, type RegisterEntry, signHeadNow, signStatementNow } from '@simpul/trust'
import { pino } from 'pino'
import {
  agreement,
  forum,
  government,
  handMadeRegister,
  ngo,
  signing,
  suspending,
} from '../testing/hand-made-register.ts'
import { type HandSource, handSource, memoryStore, type ShownStore } from '../testing/hand-source.ts'
import { type RefusalCode, refusalSentences } from './refusal.ts'
import { type RegisterReplica, type RegisterReplicaOptions, registerReplica } from './register-replica.ts'

const start = new Date('2026-07-01T03:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000)
const made = handMadeRegister(start)
const held = made.entries
const longer = made.add(held, suspending(start))
const longest = made.add(longer, signing(start, ngo))
const other = made.add(held, suspending(after(1), government))

const entry = (one: unknown) => ({ kind: 'entry', entry: one })
const entries = (all: readonly unknown[], from = 0) => all.slice(from).map(entry)
const head = (all: readonly RegisterEntry[], at: Date, by?: string) => ({ kind: 'head', head: made.head(all, at, by) })
const next = (all: readonly RegisterEntry[]) => all[held.length]

let now = start
let store: ShownStore
let source: HandSource
let replica: RegisterReplica
const replicas: RegisterReplica[] = []

beforeEach(() => {
  now = start
})

afterEach(() => {
  for (const one of replicas.splice(0)) one.stop()
})

/** A replica that listens to sources by hand; nothing waits for longer than a moment. */
function listening(options: Partial<RegisterReplicaOptions> = {}): RegisterReplica {
  const listener = registerReplica({
    store: memoryStore(),
    sources: [],
    founding: made.founding,
    maxAgeSeconds: 3_600,
    clock: () => now,
    logger: pino({ level: 'silent' }),
    pace: { retryMilliseconds: 1, slowestMilliseconds: 2, patienceMilliseconds: 60_000, relayAfterMilliseconds: 1 },
    ...options,
  })
  replicas.push(listener)
  return listener
}

/** One that holds the register as it is made, from one source. */
async function holding(options: Partial<RegisterReplicaOptions> = {}): Promise<void> {
  source = handSource(forum)
  store = memoryStore()
  replica = listening({ store, sources: [source], ...options })
  const started = replica.start()
  await source.send(...entries(held), head(held, now))
  await started
}

const standing = () => replica.state(now).agreementDetails.get(agreement)?.state
const fault = (code: RefusalCode) => `${forum}: ${refusalSentences[code]}`
const shown = ({ state }: RegisterReplica, at = now) => {
  const { isFresh, head: end, agreementDetails } = state(at)
  return { isFresh, seq: end.seq, agreement: agreementDetails.get(agreement)?.state }
}

describe('a replica of the register', () => {
  it('believes entries when the forum vouches for them, and not before', async () => {
    source = handSource(forum)
    replica = listening({ sources: [source] })
    const started = replica.start()
    await source.send(...entries(held))
    expect(shown(replica)).toEqual({ isFresh: false, seq: 0, agreement: undefined })
    await source.send(head(held, now))
    await started
    expect(shown(replica)).toEqual({ isFresh: true, seq: held.length, agreement: 'ACTIVE' })
    expect(replica.faults()).toEqual([])
  })

  it('takes part of what waits when a head covers only part', async () => {
    await holding()
    await source.send(...entries(longest, held.length), head(longer, after(1)))
    expect(standing()).toBe('SUSPENDED')
    await source.send(head(longest, after(2)))
    expect(standing()).toBe('ACTIVE')
  })

  it('tells its listeners of each entry and head, until they stop listening', async () => {
    await holding()
    const heard: number[] = []
    const stop = replica.onChange(() => heard.push(replica.state(now).head.seq))
    await source.send(head(held, after(1)), ...entries(longer, held.length), head(longer, after(2)))
    stop()
    await source.send(head(longer, after(3)))
    expect(heard).toEqual([held.length, longer.length])
    expect(replica.signedHead()).toEqual(made.head(longer, after(3)))
    expect(replica.entries(held.length)).toEqual(longer.slice(held.length))
  })

  it('gives the same state until something changes', async () => {
    await holding()
    const before = replica.state(now)
    await source.send(head(held, after(5)))
    expect(replica.state(after(6))).toBe(before)
    await source.send(...entries(longer, held.length), head(longer, after(6)))
    expect(replica.state(after(6))).not.toBe(before)
  })

  it('is the same from what it kept, and rebuilt from nothing, as it is live', async () => {
    await holding()
    await source.send(...entries(longer, held.length), head(longer, after(1)))
    await source.send(...entries(longest, longer.length), head(longest, after(2)))
    const { kept } = store
    const rebuilt = handSource('another')
    const fromStore = listening({ store: { ...memoryStore(), load: async () => JSON.parse(JSON.stringify(kept)) } })
    const fromNothing = listening({ sources: [rebuilt] })
    const started = fromNothing.start()
    await rebuilt.send(...entries(JSON.parse(JSON.stringify(longest))), head(longest, after(2)))
    await Promise.all([started, fromStore.start()])
    const live = replica.state(after(3))
    expect(live.isFresh).toBe(true)
    expect(fromStore.state(after(3))).toEqual(live)
    expect(fromNothing.state(after(3))).toEqual(live)
  })

  it('keeps an entry of a kind that only a newer hub knows, and relays it', async () => {
    await holding()
    const unsigned = {
      seq: held.length + 1,
      previous: headOf(held).hash,
      author: ngo,
      at: start.toISOString(),
      kind: 'AGREEMENT_PAUSED',
      body: { anything: ['at', 'all'] },
    }
    const unknown = {
      ...unsigned,
      signature: signStatementNow('simpul-entry', unsigned, made.privateKey(ngo)),
    }
    await source.send(entry(unknown), head([...held, unknown as unknown as RegisterEntry], after(1)))
    expect(shown(replica)).toEqual({ isFresh: true, seq: held.length + 1, agreement: 'ACTIVE' })
    expect(replica.entries(held.length)).toEqual([unknown])
    expect(store.kept.entries.at(-1)).toEqual(unknown)
    expect(replica.state(now).faults).toHaveLength(1)
  })

  it('knows the forum by its new key once that stands in the register, and no longer by the old one', async () => {
    await holding()
    const key = newSigningKey()
    const body = { agency: forum, publicKey: key.publicKey }
    const proof = signStatementNow('simpul-key-proof', { ...body, previous: headOf(held).hash }, key.privateKey)
    const at = start.toISOString()
    const rotated = made.add(held, { kind: 'KEY_ROTATED', author: forum, at, body: { ...body, proof } })
    await source.send(...entries(rotated, held.length), head(rotated, after(1)))
    expect(replica.faults()).toEqual([fault('FOREIGN_HEAD')])
    const byNewKey = signHeadNow(headOf(rotated), { author: forum, at: after(2), privateKey: key.privateKey })
    await source.send(...entries(rotated, held.length), { kind: 'head', head: byNewKey })
    expect(shown(replica)).toEqual({ isFresh: true, seq: rotated.length, agreement: 'ACTIVE' })
    await source.send(head(rotated, after(3)))
    expect(replica.signedHead()).toEqual(byNewKey)
  })

  it('acts before its store does, and saves later what the store would not take', async () => {
    let isFull = true
    const kept: unknown[] = []
    const failing = memoryStore()
    await holding({
      store: {
        ...failing,
        async append(added) {
          if (isFull) throw new Error('The disk is full.')
          kept.push(...added)
        },
      },
    })
    await source.send(...entries(longer, held.length), head(longer, after(1)))
    expect(standing()).toBe('SUSPENDED')
    expect(failing.kept.head).toBeUndefined()
    isFull = false
    await source.send(head(longer, after(2)))
    await new Promise(setImmediate)
    expect(kept).toEqual(longer)
  })
})

describe('a replica with a hostile source', () => {
  const huge = { ...next(longer), body: { reason: 'x'.repeat(2 * 1024 * 1024) } }
  const unsigned = { ...next(longer), signature: null }
  const relinked = { ...next(longer), previous: 'a'.repeat(64) }
  const byAnother = made.add(held, suspending(start), government)
  const later = after(1)

  it.each<[string, readonly unknown[], RefusalCode]>([
    ['an entry signed by another', [...entries(byAnother, held.length), head(byAnother, later)], 'FORGED'],
    ['an entry that nobody signed', [entry(unsigned), head([...held, unsigned as never], later)], 'FORGED'],
    [
      'an entry altered after it was signed',
      [entry({ ...next(longer), at: '2026-07-01T04:00:00Z' }), head(longer, later)],
      'OTHER_ENTRIES',
    ],
    ['an entry of another place', [entry(relinked), head(longer, later)], 'WRONG_LINK'],
    ['an entry left out', [entry(longest.at(-1))], 'OUT_OF_ORDER'],
    ['entries in another order', [entry(longest.at(-1)), entry(next(longest))], 'OUT_OF_ORDER'],
    ['an entry that it sent before', [entry(next(longer)), entry(next(longer))], 'REPLAYED'],
    ['an entry that is held', [entry(held.at(-1))], 'REPLAYED'],
    ['an entry kept back, its head sent', [head(longer, later)], 'WITHHELD'],
    ['entries that end elsewhere', [entry(next(longer)), head(other, later)], 'OTHER_ENTRIES'],
    ['a head of an agency', [head(held, later, government)], 'FOREIGN_HEAD'],
    ['a head of an agency over new entries', [entry(next(longer)), head(longer, later, ngo)], 'FOREIGN_HEAD'],
    [
      'a head with another time than was signed',
      [{ kind: 'head', head: { ...made.head(held, start), at: later.toISOString() } }],
      'FOREIGN_HEAD',
    ],
    ['a shorter register after a longer', [head(held.slice(0, -1), later)], 'TRUNCATED'],
    [
      'another register of the same length',
      [head([...held.slice(0, -1), ...made.add(held.slice(0, -1), suspending(later)).slice(-1)], later)],
      'FORKED',
    ],
    ['something that is no entry', [entry({ seq: 'eight' })], 'MALFORMED'],
    ['something that is no news', ['hello'], 'MALFORMED'],
    ['nothing', [undefined], 'MALFORMED'],
    ['a huge entry', [entry(huge)], 'TOO_LARGE'],
    ['an event too long to be read', [{ kind: 'oversized' }], 'TOO_LARGE'],
  ])('refuses %s, says why, and goes on with what is true', async (_, news, code) => {
    await holding()
    const before = replica.state(now)
    await source.send(...news)
    expect(replica.state(now)).toBe(before)
    expect(replica.faults()).toContain(fault(code))
    await source.send(...entries(longer, held.length), head(longer, after(2)))
    expect(shown(replica)).toEqual({ isFresh: true, seq: longer.length, agreement: 'SUSPENDED' })
  })

  it('refuses entries without end, however well they link', async () => {
    await holding({ limits: { entries: held.length } })
    const many = [1, 2, 3, 4, 5, 6, 7].reduce((all, second) => made.add(all, suspending(after(second))), held)
    await source.send(...entries(many, held.length))
    expect(replica.faults()).toEqual([fault('TOO_MUCH')])
    expect(replica.state(now).head.seq).toBe(held.length)
  })

  it('passes over an older head and stays connected', async () => {
    await holding()
    await source.send(head(held, after(5)))
    const connections = source.connections.length
    await source.send(head(held, after(3)), head(held.slice(0, -1), after(3)), head(held, after(6)))
    expect(replica.faults()).toEqual([fault('OLD_HEAD')])
    expect(source.connections).toHaveLength(connections)
    expect(replica.signedHead()).toEqual(made.head(held, after(6)))
  })

  it('keeps both heads of a fork as evidence', async () => {
    await holding()
    await source.send(...entries(longer, held.length), head(longer, after(1)), head(other, after(2)))
    await new Promise(setImmediate)
    expect(replica.faults()).toEqual([fault('FORKED')])
    expect(store.kept.evidence).toEqual([
      {
        held: made.head(longer, after(1)),
        refused: made.head(other, after(2)),
        entries: [],
        source: forum,
        seenAt: start.toISOString(),
      },
    ])
  })

  it('proves a fork that goes on from what is held', async () => {
    await holding()
    const elsewhere = made.add(held.slice(0, -1), suspending(after(1)))
    const goneOn = made.add(elsewhere, signing(after(2), government))
    await source.send(...entries(goneOn, held.length), head(goneOn, after(3)))
    await new Promise(setImmediate)
    expect(replica.faults()).toEqual([fault('FORKED')])
    expect(store.kept.evidence).toEqual([
      {
        held: made.head(held, start),
        refused: made.head(goneOn, after(3)),
        entries: goneOn.slice(held.length),
        source: forum,
        seenAt: start.toISOString(),
      },
    ])
    expect(shown(replica)).toEqual({ isFresh: true, seq: held.length, agreement: 'ACTIVE' })
  })
})

describe('how fresh a replica is', () => {
  it('goes by the time that the forum signed, whoever brought it, and ends after the longest age', async () => {
    await holding()
    expect(shown(replica, after(3_600)).isFresh).toBe(true)
    expect(shown(replica, after(3_601)).isFresh).toBe(false)
    now = after(3_601)
    await source.send(head(held, after(3_601)))
    expect(shown(replica).isFresh).toBe(true)
  })

  it('is not made fresh by a relay that tells an old head again', async () => {
    await holding()
    now = after(4_000)
    await source.send(head(held, start))
    expect(shown(replica).isFresh).toBe(false)
  })

  it('takes the last head of a forum that is away, however long ago that was', async () => {
    source = handSource(forum)
    replica = listening({ sources: [source] })
    now = after(1_200)
    const started = replica.start()
    await source.send(...entries(held), head(held, start))
    await started
    expect(shown(replica)).toEqual({ isFresh: true, seq: held.length, agreement: 'ACTIVE' })
  })

  it.each([
    ['ahead of', 31],
    ['behind', -31],
  ])("ends while the clock here is %s the forum's", async (_, seconds) => {
    await holding()
    await source.send(head(held, after(5)))
    now = after(10 + seconds)
    await source.send(head(held, after(10)))
    expect(shown(replica).isFresh).toBe(false)
    now = after(15)
    await source.send(head(held, after(15)))
    expect(shown(replica).isFresh).toBe(true)
  })

  it('bears thirty seconds between the clocks', async () => {
    await holding()
    await source.send(head(held, after(5)))
    now = after(40)
    await source.send(head(held, after(10)))
    expect(shown(replica).isFresh).toBe(true)
  })

  it('takes a stop that comes with a head from the future, and is not fresh', async () => {
    await holding()
    await source.send(...entries(longer, held.length), head(longer, after(31)))
    expect(shown(replica)).toEqual({ isFresh: false, seq: longer.length, agreement: 'SUSPENDED' })
    expect(replica.faults()).toEqual([fault('FUTURE_HEAD')])
    await source.send(head(longer, after(1)))
    expect(shown(replica).isFresh).toBe(true)
  })
})

describe('a replica with several sources', () => {
  const relay = () => handSource('relay')

  it('asks a relay while the forum is away, and returns to the forum', async () => {
    const relaying = relay()
    source = handSource(forum)
    source.leave()
    replica = listening({ sources: [source, relaying] })
    const started = replica.start()
    await relaying.send(...entries(held), head(held, start))
    await started
    await relaying.send(...entries(longer, held.length), head(longer, after(1)))
    expect(shown(replica)).toEqual({ isFresh: true, seq: longer.length, agreement: 'SUSPENDED' })
    source.comeBack()
    await source.send(...entries(longest, longer.length), head(longest, after(2)))
    expect(shown(replica)).toEqual({ isFresh: true, seq: longest.length, agreement: 'ACTIVE' })
    expect(source.connections).toEqual([longer.length])
    source.leave()
    await relaying.send(head(longest, after(3)))
    expect(replica.signedHead()).toEqual(made.head(longest, after(3)))
    expect(replica.faults()).toEqual([])
  })

  it('goes on to the next relay where one lies', async () => {
    const liar = handSource('liar')
    const honest = handSource('honest')
    source = handSource(forum)
    source.leave()
    replica = listening({ sources: [source, liar, honest] })
    const started = replica.start()
    await liar.send(entry(held[1]))
    await honest.send(...entries(held), head(held, start))
    await started
    expect(shown(replica).isFresh).toBe(true)
    expect(replica.faults()).toEqual([`liar: ${refusalSentences.OUT_OF_ORDER}`])
  })

  it('gives up a relay that has nothing newer for long', async () => {
    const [silent, fresh] = [handSource('silent'), handSource('fresh')]
    source = handSource(forum)
    source.leave()
    replica = listening({
      sources: [source, silent, fresh],
      pace: { retryMilliseconds: 1, slowestMilliseconds: 1, patienceMilliseconds: 20, relayAfterMilliseconds: 1 },
    })
    const started = replica.start()
    await fresh.send(...entries(held), head(held, start))
    await started
    expect(silent.connections).toContain(0)
  })
})

describe('the own stops of a party', () => {
  it('act at its replica without an entry, and change the epoch', async () => {
    const stop: OwnStop = { agency: ngo, agreement, kind: 'AGREEMENT_SUSPENDED' }
    let stops: readonly OwnStop[] = []
    await holding({ ownStops: () => stops })
    const before = replica.state(now)
    stops = [stop]
    expect(standing()).toBe('SUSPENDED')
    expect(replica.state(now).epoch).not.toBe(before.epoch)
    stops = []
    expect(replica.state(now)).toEqual(before)
  })
})
