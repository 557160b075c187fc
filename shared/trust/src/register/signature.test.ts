import fc from 'fast-check'
import { keySigner } from '../signer.ts'
import { newSigningKey, type PrivateJwk, publicOf } from '../signing-key.ts'
import { signStatementNow } from '../statement/detached.ts'
import {
  admits,
  agreed,
  at,
  chain,
  disnaker,
  extend,
  fresh,
  keyOf,
  messagesOf,
  migrantCare,
  p3mi,
  pks,
  proposed,
  proposes,
  rotates,
  signs,
  standing,
  suspendsIt,
} from './example-register.ts'
import { foldRegister } from './fold-register.ts'
import { entryFault, entryFaults, judgeEntry } from './judge-entry.ts'
import { entryHash, headOf } from './register-chain.ts'
import type { RegisterDraft, RegisterEntry } from './register-entry.ts'
import { signEntry, signEntryNow } from './sign-entry.ts'

const notTheirKey = 'The entry is not signed with the key that its author had then.'
const unsigned = 'The entry is not signed.'
const foreign = newSigningKey().privateKey

/** Everything but the last signature that would activate the agreement. */
const waiting = chain([...proposed, signs(disnaker, pks)])
const last = signs(migrantCare, pks)
const genuine = signEntryNow(last, headOf(waiting), keyOf(migrantCare))

/** The entry as somebody would forge it: its content with a signature over whatever is said to be signed. */
function forged(
  change: Partial<RegisterEntry> | ((entry: RegisterEntry) => object),
  key: PrivateJwk = keyOf(migrantCare),
): unknown {
  const { signature: _, ...payload } = genuine
  const signed = typeof change === 'function' ? change(genuine) : { ...payload, ...change }
  return { ...genuine, signature: signStatementNow('simpul-entry', signed, key) }
}

function withHeader(header: object | string): unknown {
  const text = typeof header === 'string' ? header : JSON.stringify(header)
  const [, signature] = genuine.signature.split('..')
  return { ...genuine, signature: `${Buffer.from(text).toString('base64url')}..${signature}` }
}

/** The last character of 64 bytes in base64url carries four bits that an encoder leaves zero. */
function withStrayBits(signature: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return `${signature.slice(0, -1)}${alphabet[alphabet.indexOf(signature.slice(-1)) + 1]}`
}

describe('signEntry', () => {
  it('gives what signing with the key at hand gives, and asks a signer for the bytes only', async () => {
    const asked: Uint8Array[] = []
    const signer = keySigner(keyOf(migrantCare))
    const device = {
      publicKey: signer.publicKey,
      sign: (bytes: Uint8Array) => {
        asked.push(bytes)
        return signer.sign(bytes)
      },
    }
    expect(await signEntry(last, headOf(waiting), device)).toEqual(genuine)
    expect(asked).toHaveLength(1)
  })

  it('does not ask a key to sign what is no entry', async () => {
    const device = { ...keySigner(foreign), sign: () => Promise.reject(new Error('The device was asked.')) }
    const draft: RegisterDraft = { ...last, at: 'yesterday' }
    await expect(signEntry(draft, headOf(waiting), device)).rejects.toThrow('The entry does not fit the register')
  })

  it('refuses a device that gives something else than 64 bytes', async () => {
    const device = { ...keySigner(foreign), sign: async () => new Uint8Array(32) }
    await expect(signEntry(last, headOf(waiting), device)).rejects.toMatchObject({ code: 'KEY_INVALID' })
  })
})

describe('an entry that is signed', () => {
  it('by its author counts', () => {
    const state = foldRegister([...waiting, genuine], fresh)
    expect([standing(state)[0], state.isFresh, state.faults]).toEqual(['ACTIVE', true, []])
    expect(judgeEntry(waiting, genuine, fresh)).toBeUndefined()
  })

  it.each<[string, unknown, string]>([
    ['by nobody', { ...genuine, signature: null }, unsigned],
    ['by a foreign key', forged({}, foreign), notTheirKey],
    ['by the key of the other party', forged({}, keyOf(disnaker)), notTheirKey],
    ['with the signature of the entry before it', { ...genuine, signature: waiting.at(-1)?.signature }, notTheirKey],
    [
      'with another body',
      forged({ body: { ...genuine.body, officer: 'head-0000' } } as Partial<RegisterEntry>),
      notTheirKey,
    ],
    ['with another number', forged({ seq: genuine.seq + 1 }), notTheirKey],
    ['with another link', forged({ previous: 'f'.repeat(64) }), notTheirKey],
    ['with another time', forged({ at: '2026-01-06T02:00:00Z' }), notTheirKey],
    ['with another author', forged({ author: p3mi }), notTheirKey],
    ['as another kind', forged({ kind: 'AGREEMENT_SUSPENDED' } as Partial<RegisterEntry>), notTheirKey],
    ['over itself, a signature included', forged((entry) => entry), notTheirKey],
    ['by its hash alone', forged((entry) => ({ hash: entryHash(entry) })), notTheirKey],
    [
      'for another use',
      { ...genuine, signature: signStatementNow('simpul-grant', payloadOf(), keyOf(migrantCare)) },
      notTheirKey,
    ],
    ['under a header of another use', withHeader({ alg: 'EdDSA', typ: 'simpul-head' }), notTheirKey],
    ['under a header without a use', withHeader({ alg: 'EdDSA' }), notTheirKey],
    ['under a header that says none', withHeader({ alg: 'none', typ: 'simpul-entry' }), notTheirKey],
    ['under a header that says HS256', withHeader({ alg: 'HS256', typ: 'simpul-entry' }), notTheirKey],
    [
      'under a header with a key',
      withHeader({ alg: 'EdDSA', jwk: publicOf(foreign), typ: 'simpul-entry' }),
      notTheirKey,
    ],
    ['under a header in another order', withHeader('{"typ":"simpul-entry","alg":"EdDSA"}'), notTheirKey],
    ['under a header with spaces', withHeader('{"alg": "EdDSA", "typ": "simpul-entry"}'), notTheirKey],
    ['in another spelling of base64url', { ...genuine, signature: withStrayBits(genuine.signature) }, notTheirKey],
    ['too short', { ...genuine, signature: genuine.signature.slice(0, -4) }, notTheirKey],
    ['too long', { ...genuine, signature: `${genuine.signature}AAAA` }, notTheirKey],
  ])('%s does not count, and the register is not fresh', (_, candidate, message) => {
    const state = foldRegister([...waiting, candidate], fresh)
    expect([standing(state), state.isFresh, messagesOf(state)]).toEqual([['PROPOSED', []], false, [message]])
    expect(entryFault(waiting, candidate, fresh)).toEqual({ because: 'SIGNATURE', message })
  })

  it.each([
    ['with padding', `${genuine.signature}==`],
    ['in the alphabet of base64', genuine.signature.replace('..', '..+/')],
    ['attached', genuine.signature.replace('..', '.e30.')],
    ['without a header', genuine.signature.slice(genuine.signature.indexOf('..'))],
    ['with nothing', ''],
  ])('%s is no entry at all', (_, signature) => {
    const state = foldRegister([...waiting, { ...genuine, signature }], fresh)
    expect([standing(state)[0], state.isFresh, messagesOf(state)]).toEqual([
      'PROPOSED',
      false,
      ['This is not an entry of a register.'],
    ])
  })

  it('does not lend its signature to any other content', () => {
    const { signature, ...payload } = genuine
    const change = fc.oneof(
      fc.record({ at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()) }),
      fc.record({ author: fc.constantFrom(disnaker, p3mi) }),
      fc.record({
        body: fc.record({
          agreement: fc.constantFrom('pks-1', 'mou-1'),
          digest: fc.constant('b'.repeat(64)),
          officer: fc.constant('head-7f3a'),
        }),
      }),
    )
    fc.assert(
      fc.property(change, (changed) => {
        const candidate = { ...payload, ...changed, signature }
        fc.pre(JSON.stringify(candidate) !== JSON.stringify(genuine))
        const state = foldRegister([...waiting, candidate], fresh)
        expect([standing(state)[0], state.isFresh]).toEqual(['PROPOSED', false])
      }),
      { numRuns: 100 },
    )
  })

  function payloadOf(): object {
    const { signature: _, ...payload } = genuine
    return payload
  }
})

describe('a key', () => {
  const next = newSigningKey().privateKey
  const rotated = extend(waiting, rotates(migrantCare, next))

  it('signs from the entry after its rotation on', () => {
    const entries = extend(rotated, last, next)
    expect(standing(foldRegister(entries, fresh))[0]).toBe('ACTIVE')
    expect(foldRegister(entries, fresh).keys.get(migrantCare)).toEqual(publicOf(next))
  })

  it('that was rotated out signs nothing any more', () => {
    const state = foldRegister(extend(rotated, last, keyOf(migrantCare)), fresh)
    expect([standing(state)[0], state.isFresh, messagesOf(state)]).toEqual(['PROPOSED', false, [notTheirKey]])
  })

  it('that was rotated out still vouches for what it signed before', () => {
    const state = foldRegister(extend(extend(waiting, last), rotates(migrantCare, next)), fresh)
    expect([standing(state)[0], state.faults]).toEqual(['ACTIVE', []])
  })

  it('that is to come signs nothing yet', () => {
    const early = extend(waiting, last, next)
    const state = foldRegister(extend(early, rotates(migrantCare, next)), fresh)
    expect([standing(state)[0], messagesOf(state)]).toEqual(['PROPOSED', [notTheirKey]])
  })

  it('does not announce itself: the old key does', () => {
    const state = foldRegister(extend(waiting, rotates(migrantCare, next), next), fresh)
    expect(messagesOf(state)).toEqual([notTheirKey])
  })

  it('never comes back', () => {
    const state = foldRegister(extend(rotated, rotates(migrantCare, keyOf(migrantCare)), next), fresh)
    expect(messagesOf(state)).toEqual(['The key was used before.'])
  })

  it('is announced with a proof of its own, for its place, its agency and itself', () => {
    const { hash } = headOf(waiting)
    const body = { agency: migrantCare, publicKey: publicOf(next) }
    const proofOf = (payload: object, key = next) => signStatementNow('simpul-key-proof', payload, key)
    const faults = [
      proofOf({ ...body, previous: hash }, foreign),
      proofOf({ ...body, previous: 'f'.repeat(64) }),
      proofOf({ ...body, agency: p3mi, previous: hash }),
      proofOf({ ...body, publicKey: publicOf(foreign), previous: hash }),
      signStatementNow('simpul-entry', { ...body, previous: hash }, next),
    ].map((proof) =>
      messagesOf(
        foldRegister(
          extend(waiting, { kind: 'KEY_ROTATED', author: migrantCare, at, body: { ...body, proof } }),
          fresh,
        ),
      ),
    )
    expect(faults).toEqual(Array(5).fill(['The new key did not sign for this place of the register.']))
  })
})

describe('judgeEntry', () => {
  const entries = chain(agreed)
  const head = headOf(entries)
  const judged = (candidate: unknown) => entryFault(entries, candidate, fresh)?.because

  it('says which sort of fault a candidate has', () => {
    expect([
      judged(null),
      judged(entries.at(-1)),
      judged({ ...signEntryNow(suspendsIt(disnaker), head, keyOf(disnaker)), previous: 'f'.repeat(64) }),
      judged(signEntryNow(suspendsIt(disnaker), head, foreign)),
      judged(newer()),
      judged(signEntryNow(suspendsIt(p3mi), head, keyOf(p3mi))),
      judged(signEntryNow(proposes({ ...pks, id: 'pks-2', under: 'mou-9' }), head, keyOf(disnaker))),
      judged(signEntryNow(suspendsIt(disnaker), head, keyOf(disnaker))),
    ]).toEqual(['LINK', 'LINK', 'LINK', 'SIGNATURE', 'UNKNOWN', 'ACT', 'ACT', undefined])
  })

  it('changes nothing of the register it judges by', () => {
    const candidate = signEntryNow(suspendsIt(disnaker), head, keyOf(disnaker))
    expect([judged(candidate), judged(candidate)]).toEqual([undefined, undefined])
    expect(standing(foldRegister(entries, fresh))[0]).toBe('ACTIVE')
  })

  it('finds the first fault of a list first', () => {
    const list = [...entries.slice(0, 4), ...entries.slice(5)]
    expect(entryFaults(list, fresh).at(0)).toEqual({
      index: 4,
      because: 'LINK',
      message: 'The number of the entry does not follow the entry before it.',
    })
  })

  function newer(): unknown {
    const payload = { seq: head.seq + 1, kind: 'LINE_ADDED', body: {}, author: disnaker, previous: head.hash, at }
    return { ...payload, signature: signStatementNow('simpul-entry', payload, keyOf(disnaker)) }
  }
})

describe('reading a register again', () => {
  const notes = Array.from({ length: 1_990 }, (_, index) => suspendsIt(index % 2 === 0 ? disnaker : migrantCare))
  const entries = chain([...agreed, ...notes])

  it('reads nothing of an entry a second time: no hash, no signature', () => {
    let reads = 0
    const watched = entries.map(
      (entry) =>
        new Proxy(entry, {
          get(target, name, receiver) {
            reads += 1
            return Reflect.get(target, name, receiver)
          },
        }),
    )
    const first = foldRegister(watched, fresh)
    const readsOfTheFirst = reads
    const second = foldRegister(watched, fresh)
    expect([first.faults, second.faults, first.epoch === second.epoch]).toEqual([[], [], true])
    expect([readsOfTheFirst > entries.length, reads - readsOfTheFirst]).toEqual([true, 0])
  })

  it('takes far less time than the first', () => {
    const fetched: readonly unknown[] = JSON.parse(JSON.stringify(entries))
    const took = () => {
      const start = performance.now()
      foldRegister(fetched, fresh)
      return performance.now() - start
    }
    const [first, second] = [took(), took()]
    expect(second).toBeLessThan(first / 5)
  })

  it('trusts no copy of what it has read', () => {
    const changed = entries.map((entry, index) => (index === 20 ? { ...entry, at: '2026-01-06T02:00:00Z' } : entry))
    expect(foldRegister(changed, fresh).isFresh).toBe(false)
  })
})

describe('a founder', () => {
  it('is admitted with the pinned key only', () => {
    const other = newSigningKey().privateKey
    const withOther = extend([], admits(disnaker, { publicKey: publicOf(other) }), other)
    const otherInBody = extend([], admits(disnaker, { publicKey: publicOf(other) }))
    const otherSigns = extend([], admits(disnaker), other)
    expect([withOther, otherInBody, otherSigns].map((list) => messagesOf(foldRegister(list, fresh)))).toEqual([
      [notTheirKey],
      ['Another key is pinned for this founder.'],
      [notTheirKey],
    ])
  })

  it('without a pinned key is nobody, and nobody else is it', () => {
    const founding = fresh.founding.map((one) => (one.id === disnaker ? { ...one, publicKey: undefined } : one))
    const state = foldRegister(extend([], admits(disnaker)), { ...fresh, founding })
    expect([messagesOf(state), state.agencies.size]).toEqual([
      ['The author has no key in the register with which the entry could be signed.'],
      0,
    ])
  })

  it.each([
    ['kind', admits(disnaker, { kind: 'NGO' })],
    ['subgraph', admits(disnaker, { subgraph: 'disnaker' })],
  ])('is not admitted with another %s than the pinned one', (_, draft) => {
    expect(messagesOf(foldRegister(extend([], draft), fresh))).toEqual([
      'The founder is pinned with another kind or subgraph.',
    ])
  })
})
