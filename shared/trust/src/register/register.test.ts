import { type AgencyCaller, decide } from '@simpul/boundary'
import fc from 'fast-check'
import { signStatementNow } from '../statement/detached.ts'
import { refusal } from '../testing.ts'
import { type AgreementDocument, agreementDigest, agreementDocumentSchema } from './agreement-document.ts'
import {
  admits,
  agreed,
  all,
  approves,
  at,
  bp3mi,
  chain,
  disnaker,
  endsIt,
  forum,
  founders,
  founding,
  framed,
  fresh,
  keyOf,
  line,
  messagesOf,
  migrantCare,
  mou,
  now,
  p3mi,
  pks,
  proposed,
  proposes,
  rotates,
  type Step,
  sbmi,
  signs,
  standing,
  stateOf,
  suspendedByOthers,
  suspends,
  suspendsIt,
} from './example-register.ts'
import { type FoldMoment, foldRegister, type RegisterState } from './fold-register.ts'
import { emptyHead, entryHash, headOf, verifyChain } from './register-chain.ts'
import { type RegisterDraft, registerEntrySchema } from './register-entry.ts'
import { appendEntry } from './sign-entry.ts'

describe('appendEntry', () => {
  it('gives an entry its number and its link', () => {
    const entries = chain(founding)
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(entries.map(({ previous }) => previous)).toEqual([emptyHead.hash, ...entries.slice(0, 3).map(entryHash)])
    expect(entries.at(0)).toEqual({
      ...founding.at(0),
      seq: 1,
      previous: emptyHead.hash,
      signature: expect.stringMatching(/^[\w-]+\.\.[\w-]{86}$/),
    })
  })

  it('changes nothing of the register it is given', () => {
    const before = chain(founding)
    const after = appendEntry(before, proposes(mou), keyOf(disnaker))
    expect([before.length, after.length, headOf(before)]).toEqual([4, 5, { seq: 4, hash: after.at(4)?.previous }])
  })

  it('gives entries that reading does not change', () => {
    for (const entry of chain([...agreed, rotates(disnaker), suspendsIt(disnaker)])) {
      expect(registerEntrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry)
    }
  })

  it('refuses a draft that is no entry and says why', async () => {
    const draft = proposes({ ...pks, parties: [disnaker, disnaker] })
    expect(await refusal(() => appendEntry([], draft, keyOf(disnaker)))).toBe('ENTRY_INVALID')
    expect(() => appendEntry([], draft, keyOf(disnaker))).toThrow('names a party twice')
  })
})

describe('agreementDocumentSchema', () => {
  it.each<[string, object, boolean]>([
    ['a frame', mou, true],
    ['an agreement on data', pks, true],
    ['an agreement on data of three', { ...pks, parties: [disnaker, p3mi, migrantCare] }, false],
    ['an agreement on data of one', { ...pks, parties: [disnaker] }, false],
    ['an agreement on data without a frame', { ...pks, under: undefined }, false],
    ['a frame under a frame', { ...mou, under: 'mou-0' }, false],
    ['a party twice', { ...mou, parties: [disnaker, disnaker] }, false],
    ['a line with a stranger', { ...pks, lines: [{ ...line, recipient: p3mi }] }, false],
    ['a line with itself', { ...pks, lines: [{ ...line, recipient: disnaker }] }, false],
    ['consent for everybody’s rows', { ...pks, lines: [{ ...line, rows: 'ALL' }] }, false],
    ['a line that keeps for ever', { ...pks, lines: [{ ...line, retainDays: Number.POSITIVE_INFINITY }] }, false],
    ['a line for no coordinate', { ...pks, lines: [{ ...line, coordinate: 'Worker.*' }] }, false],
    ['an end before the beginning', { ...pks, from: '2026-12-31', until: '2026-01-01' }, false],
    ['one day', { ...pks, from: '2026-12-31', until: '2026-12-31' }, true],
    ['a day that does not exist', { ...pks, until: '2026-02-30' }, false],
    ['a member nobody knows', { ...pks, also: true }, false],
    ['one that follows another', { ...pks, renews: 'pks-0' }, true],
    ['one that follows no id', { ...pks, renews: '' }, false],
  ])('judges %s', (_, document, expected) => {
    expect(agreementDocumentSchema.safeParse(document).success).toBe(expected)
  })
})

describe('verifyChain', () => {
  const entries = chain([...agreed, suspendsIt(disnaker)])
  const last = entries.at(-1)
  const head = last === undefined ? emptyHead : { seq: last.seq, hash: entryHash(last) }

  it('finds a register whole and says where it ends', () => {
    expect(verifyChain(entries)).toEqual({ kind: 'whole', head })
    expect(verifyChain(JSON.parse(JSON.stringify(entries)), head)).toEqual({ kind: 'whole', head })
    expect(verifyChain([])).toEqual({ kind: 'whole', head: emptyHead })
  })

  it('catches every other order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries], { minLength: entries.length }), (shuffled) => {
        fc.pre(shuffled.some((entry, index) => entry !== entries[index]))
        expect(verifyChain(shuffled).kind).toBe('broken')
      }),
    )
  })

  it('catches every entry that is missing, and with a head also those cut off at the end', () => {
    fc.assert(
      fc.property(fc.subarray([...entries], { maxLength: entries.length - 1 }), (kept) => {
        const isPrefix = kept.every((entry, index) => entry === entries[index])
        expect(verifyChain(kept).kind).toBe(isPrefix ? 'whole' : 'broken')
        expect(verifyChain(kept, head).kind).toBe('broken')
      }),
    )
  })

  it('catches every change of an entry before the last, and with a head also of the last', () => {
    const place = fc.nat({ max: entries.length - 1 })
    fc.assert(
      fc.property(place, fc.infiniteStream(fc.nat()), fc.json(), (index, choices, replacement) => {
        const changed = entries.map((entry, own) =>
          own === index ? mutate(entry, choices, JSON.parse(replacement)) : entry,
        )
        fc.pre(JSON.stringify(changed[index]) !== JSON.stringify(entries[index]))
        expect(verifyChain(changed, head).kind).toBe('broken')
        if (index < entries.length - 1) expect(verifyChain(changed).kind).toBe('broken')
      }),
      { numRuns: 150 },
    )
  })

  it('says where and why', () => {
    const [first, second, third] = entries
    expect(verifyChain([first, third])).toEqual({ kind: 'broken', index: 1, because: 'WRONG_NUMBER' })
    expect(verifyChain([first, { ...second, previous: 'f'.repeat(64) }])).toEqual({
      kind: 'broken',
      index: 1,
      because: 'WRONG_LINK',
    })
    expect(verifyChain([null])).toEqual({ kind: 'broken', index: 0, because: 'NOT_AN_ENTRY' })
    expect(verifyChain([first], head)).toEqual({ kind: 'broken', index: 1, because: 'OTHER_HEAD' })
  })

  it('follows entries of a kind that it does not know', () => {
    const newer = {
      seq: 1,
      kind: 'LINE_ADDED',
      body: { any: [1] },
      author: forum,
      signature: null,
      previous: emptyHead.hash,
      at,
    }
    expect(verifyChain([newer]).kind).toBe('whole')
  })

  it('survives whatever it is given', () => {
    fc.assert(fc.property(fc.array(fc.anything()), (garbage) => verifyChain([...entries, ...garbage]).kind.length > 0))
  })
})

/** The same value with one member, somewhere in it, replaced. */
function mutate(value: unknown, choices: Iterator<number>, replacement: unknown): unknown {
  if (typeof value !== 'object' || value === null) return replacement
  const names = Object.keys(value)
  const chosen = names[pick(choices) % Math.max(1, names.length)]
  if (chosen === undefined) return replacement
  const changed = Object.entries(value).map(([name, member]) => [
    name,
    name === chosen ? mutate(member, choices, replacement) : member,
  ])
  return Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed)
}

function pick(choices: Iterator<number>): number {
  const next = choices.next()
  return next.done === true ? 0 : next.value
}

describe('foldRegister', () => {
  it('reads an empty register', () => {
    expect(foldRegister([], fresh)).toEqual({
      epoch: `${emptyHead.hash}:2026-07-01:fresh`,
      isFresh: true,
      agencies: new Map(),
      agreements: [],
      agreementDetails: new Map(),
      head: emptyHead,
      profiles: new Map(),
      keys: new Map(),
      forum,
      forumKey: founders.at(3)?.publicKey,
      admissions: [],
      suspensionVotes: [],
      faults: [],
    })
  })

  it('reads agencies, keys and agreements', () => {
    const entries = chain([...agreed, rotates(disnaker)])
    const state = foldRegister(entries, fresh)
    expect([...state.agencies.values()]).toEqual([
      { id: disnaker, kind: 'GOVERNMENT', isSuspended: false },
      { id: p3mi, kind: 'RECRUITMENT', isSuspended: false },
      { id: migrantCare, kind: 'NGO', isSuspended: false },
      { id: forum, kind: 'FORUM', isSuspended: false },
    ])
    expect([...state.keys.keys()]).toEqual([disnaker, p3mi, migrantCare, forum])
    expect(founders.map(({ id, publicKey }) => state.keys.get(id)?.x === publicKey?.x)).toEqual([
      false,
      true,
      true,
      true,
    ])
    expect(state.head).toEqual({ seq: entries.length, hash: state.epoch.split(':')[0] })
    expect(state.agreements).toEqual([
      { id: 'mou-1', kind: 'MOU', form: 'mou-protection', parties: mou.parties, isActive: true, lines: [] },
      { id: 'pks-1', kind: 'PKS', form: 'pks-protection', parties: pks.parties, isActive: true, lines: pks.lines },
    ])
    expect(state.agreementDetails.get('pks-1')).toEqual({
      document: pks,
      digest: agreementDigest(pks),
      state: 'ACTIVE',
      warning: undefined,
      renews: undefined,
      proposedBy: disnaker,
      signedBy: [disnaker, migrantCare],
      missing: [],
      suspendedBy: [],
      terminatedBy: [],
    })
    expect(state.faults).toEqual([])
  })

  it('says whose signature is missing', () => {
    expect(stateOf([...proposed, signs(migrantCare, pks)]).agreementDetails.get('pks-1')).toMatchObject({
      document: pks,
      state: 'PROPOSED',
      signedBy: [migrantCare],
      missing: [disnaker],
    })
  })

  it.each<[string, readonly RegisterDraft[], Partial<FoldMoment>, string | undefined, readonly string[]]>([
    ['signed by both', agreed, {}, 'ACTIVE', all],
    ['signed by nobody', proposed, {}, 'PROPOSED', []],
    ['signed by one', [...proposed, signs(disnaker, pks)], {}, 'PROPOSED', []],
    ['signed twice by one', [...proposed, signs(disnaker, pks), signs(disnaker, pks)], {}, 'PROPOSED', []],
    ['before its first day', agreed, { now: new Date('2025-12-31T16:59:59Z') }, 'NOT_YET', []],
    ['on its first day', agreed, { now: new Date('2025-12-31T17:00:00Z') }, 'ACTIVE', all],
    ['on its last day', agreed, { now: new Date('2026-12-31T16:59:59Z') }, 'ACTIVE', all],
    ['after its last day', agreed, { now: new Date('2026-12-31T17:00:00Z') }, 'EXPIRED', []],
    ['on no day', agreed, { now: new Date(Number.NaN) }, 'NOT_YET', []],
    ['with a party suspended', [...agreed, ...suspendedByOthers(migrantCare)], {}, 'SUSPENDED', []],
    ['with a party that one wants suspended', [...agreed, suspends(migrantCare, p3mi)], {}, 'ACTIVE', all],
    [
      'with a party suspended and admitted again',
      [
        ...agreed,
        ...suspendedByOthers(migrantCare),
        admits(migrantCare),
        approves(disnaker, admits(migrantCare)),
        approves(p3mi, admits(migrantCare)),
      ],
      {},
      'ACTIVE',
      all,
    ],
    ['with a party that was never admitted', agreed.filter((draft) => draft !== founding[2]), {}, undefined, []],
  ])('an agreement %s', (_, drafts, moment, state, open) => {
    expect(standing(stateOf(drafts, moment))).toEqual([state, open])
  })

  it.each<[string, readonly RegisterDraft[], string, readonly string[]]>([
    ['the owner suspends it: its duty goes on', [suspendsIt(disnaker)], 'SUSPENDED', ['Placement.status']],
    ['the owner ends it: its duty goes on', [endsIt(disnaker)], 'TERMINATED', ['Placement.status']],
    ['the other owner ends it: its duty goes on', [endsIt(migrantCare)], 'TERMINATED', ['Case.status']],
    ['both end it', [endsIt(disnaker), endsIt(migrantCare)], 'TERMINATED', []],
    ['one suspends and the other ends it', [suspendsIt(disnaker), endsIt(migrantCare)], 'TERMINATED', []],
    ['the one who suspended it signs again', [suspendsIt(disnaker), signs(disnaker, pks)], 'ACTIVE', all],
    ['the other signs again', [suspendsIt(disnaker), signs(migrantCare, pks)], 'SUSPENDED', ['Placement.status']],
    ['the one who ended it signs again', [endsIt(disnaker), signs(disnaker, pks)], 'TERMINATED', ['Placement.status']],
    ['a stranger ends it', [endsIt(p3mi)], 'ACTIVE', all],
    ['the forum ends it', [endsIt(forum)], 'ACTIVE', all],
    [
      'an owner ends the frame above it: its duty goes on',
      [endsIt(disnaker, mou)],
      'FRAME_ENDED',
      ['Placement.status'],
    ],
    [
      'a third party ends the frame: both duties go on',
      [endsIt(p3mi, mou)],
      'FRAME_ENDED',
      ['Placement.status', 'Case.status'],
    ],
    ['one ends the frame, the other this', [endsIt(disnaker, mou), endsIt(migrantCare)], 'TERMINATED', []],
    ['a party of the frame is suspended', suspendedByOthers(p3mi), 'FRAME_ENDED', []],
    ['a suspended party ends it', [...suspendedByOthers(migrantCare), endsIt(migrantCare)], 'TERMINATED', []],
    ['the forum suspends a party', [suspends(migrantCare, forum)], 'ACTIVE', all],
    ['a party suspends itself', [suspends(migrantCare, migrantCare)], 'SUSPENDED', []],
    ['a party that suspended itself comes back', [suspends(p3mi, p3mi), admits(p3mi)], 'ACTIVE', all],
  ])('when %s', (_, more, state, open) => {
    expect(standing(stateOf([...agreed, ...more]))).toEqual([state, open])
  })

  it.each<[string, readonly RegisterDraft[]]>([
    [
      'that is not signed by all',
      [...founding, proposes(mou), signs(disnaker, mou), proposes(pks), signs(disnaker, pks), signs(migrantCare, pks)],
    ],
    ['that is over', withFrame({ ...mou, until: '2026-06-30' })],
    ['that is to come', withFrame({ ...mou, from: '2026-07-02' })],
  ])('an agreement under a frame %s is not active', (_, drafts) => {
    expect(standing(stateOf(drafts))).toEqual(['FRAME_ENDED', []])
  })

  it.each<[string, readonly RegisterDraft[], string]>([
    [
      'that nobody proposed',
      [...founding, proposes(pks), signs(disnaker, pks), signs(migrantCare, pks)],
      'The MOU mou-1 above it is not in the register; propose that one first.',
    ],
    [
      'that lacks one of its parties',
      withFrame({ ...mou, parties: [disnaker, p3mi] }),
      'The party migrant-care-jember is not a party of the MOU mou-1 above it.',
    ],
    [
      'that is no frame',
      [...agreed, proposes({ ...pks, id: 'pks-2', under: 'pks-1' })],
      'The agreement pks-1 above it is no MOU.',
    ],
    ['that was ended', [...framed, endsIt(p3mi, mou), proposes(pks)], 'The MOU mou-1 above it was terminated.'],
  ])('an agreement under a frame %s is not taken', (_, drafts, message) => {
    expect(messagesOf(stateOf(drafts)).at(0)).toBe(message)
  })

  it('keeps the lines of an agreement that is not active, so that a reader learns that there is one', () => {
    expect(stateOf(proposed).agreements.at(1)).toMatchObject({ isActive: false, lines: pks.lines })
  })

  it('is what `decide` needs', () => {
    const field = {
      coordinate: line.coordinate,
      classification: 'PERSONAL',
      shares: [{ with: 'NGO', for: ['PROTECTION'], on: 'CONSENT', rows: 'GRANTED', under: 'pks-protection' }],
      hasSubject: true,
      digest: line.digest,
    } as const
    const row = {
      owner: disnaker,
      isExcluded: false,
      isAboutCaller: false,
      isLinked: false,
      grantedOn: ['CONSENT'],
    } as const
    const caller: AgencyCaller = {
      kind: 'agency',
      agency: migrantCare,
      agencyKind: 'NGO',
      person: 'nur',
      role: 'CASEWORKER',
      purpose: 'PROTECTION',
    }
    const because = (state: RegisterState) => decide(field, caller, row, state).because
    expect(because(stateOf(agreed))).toBe('SHARED')
    expect(because(stateOf(proposed))).toBe('AGREEMENT_NOT_ACTIVE')
    expect(because(stateOf([...agreed, endsIt(migrantCare)]))).toBe('NOT_AGREED')
    expect(because(stateOf(agreed, { freshAt: new Date(0) }))).toBe('REGISTER_STALE')
  })

  it.each([
    ['just now', now, true],
    ['an hour ago', new Date(now.getTime() - 3_600_000), true],
    ['longer ago', new Date(now.getTime() - 3_600_001), false],
    ['by a clock half a minute ahead', new Date(now.getTime() + 30_000), true],
    ['by a clock further ahead', new Date(now.getTime() + 30_001), false],
    ['at no time', new Date(Number.NaN), false],
  ])('is fresh or not with a head seen %s', (_, freshAt, isFresh) => {
    const state = stateOf(agreed, { freshAt })
    expect([state.isFresh, state.epoch.split(':').at(-1)]).toEqual([isFresh, isFresh ? 'fresh' : 'stale'])
  })

  it('is not fresh when no head was ever seen', () => {
    expect(foldRegister(chain(agreed), { ...fresh, freshAt: undefined }).isFresh).toBe(false)
  })

  it('has another epoch after an entry, a day and a loss of freshness', () => {
    const epochs = [
      stateOf(agreed),
      stateOf([...agreed, suspends(p3mi, p3mi)]),
      stateOf(agreed, { now: new Date('2026-07-02T03:00:00Z'), freshAt: new Date('2026-07-02T03:00:00Z') }),
      stateOf(agreed, { freshAt: new Date(0) }),
    ].map(({ epoch }) => epoch)
    expect(new Set(epochs).size).toBe(4)
  })
})

function withFrame(frame: AgreementDocument): readonly RegisterDraft[] {
  return [
    ...founding,
    proposes(frame),
    ...frame.parties.map((party) => signs(party, frame)),
    proposes(pks),
    signs(disnaker, pks),
    signs(migrantCare, pks),
  ]
}

describe('what an author may not say', () => {
  const other: AgreementDocument = { ...pks, until: '2030-12-31' }

  it.each<[string, Step, string]>([
    ['ask twice to be admitted', admits(p3mi), 'The agency is admitted already.'],
    ['admit a friend', admits(sbmi, { author: migrantCare }), 'An agency asks for its admission itself.'],
    ['admit an agency as the forum', admits(sbmi, { author: forum }), 'An agency asks for its admission itself.'],
    [
      'come as another kind of agency behind a subgraph',
      admits(sbmi, { subgraph: 'government' }),
      'The subgraph is that of agencies of another kind.',
    ],
    ['approve whom nobody asked for', approves(p3mi, admits(sbmi)), 'Nobody waits to be admitted with this digest.'],
    ['suspend a stranger', suspends(sbmi, p3mi), 'The agency is not admitted.'],
    [
      'suspend an agency as the forum',
      suspends(p3mi, forum),
      'Only an admitted agency that is no forum votes to suspend another.',
    ],
    ['rotate another’s key', rotates(p3mi, keyOf(bp3mi), migrantCare), 'Only the agency itself rotates its key.'],
    ['take another’s key', rotates(p3mi, keyOf(disnaker)), 'The key was used before.'],
    ['propose for others', proposes({ ...other, id: 'pks-2' }, p3mi), 'Only a party proposes an agreement.'],
    [
      'propose for others as the forum',
      proposes({ ...other, id: 'pks-2' }, forum),
      'Only a party proposes an agreement.',
    ],
    [
      'propose with a stranger',
      proposes({ ...mou, id: 'mou-2', parties: [disnaker, sbmi] }),
      'The party sbmi-jember is not an admitted agency.',
    ],
    [
      'propose another document under the same id',
      proposes(other),
      'Another agreement has this id; a changed document needs a new one.',
    ],
    ['sign for others', signs(p3mi, pks), 'The author is not a party of the agreement.'],
    ['sign what was not proposed', signs(disnaker, { ...pks, id: 'pks-3' }), 'The agreement was not proposed.'],
    ['sign another document', signs(migrantCare, other), 'The signature is for another document.'],
    ['suspend another’s agreement', suspendsIt(p3mi), 'The author is not a party of the agreement.'],
    ['end what was not proposed', endsIt(disnaker, { ...pks, id: 'pks-3' }), 'The agreement was not proposed.'],
  ])('%s', (_, draft, message) => {
    const drafts = [...proposed, signs(disnaker, pks)]
    const state = stateOf([...drafts, draft])
    expect(state.faults).toEqual([{ index: drafts.length, message }])
    expect(standing(state)).toEqual(['PROPOSED', []])
    expect(state.isFresh).toBe(true)
  })

  it.each<[string, Step]>([
    ['propose', proposes({ ...mou, id: 'mou-2', parties: [sbmi, disnaker] }, sbmi)],
    ['sign', signs(sbmi, pks)],
    ['rotate a key', rotates(sbmi)],
    ['approve', approves(sbmi, admits(bp3mi))],
    ['suspend', suspends(p3mi, sbmi)],
    ['admit an agency', admits(bp3mi, { author: sbmi })],
  ])('%s before it is admitted: a stranger has no key here', (_, step) => {
    const state = stateOf([...proposed, step])
    expect([messagesOf(state), state.isFresh]).toEqual([
      ['The author has no key in the register with which the entry could be signed.'],
      false,
    ])
  })

  it('change its kind by being suspended and admitted again', () => {
    const state = stateOf([...agreed, ...suspendedByOthers(p3mi), admits(p3mi, { kind: 'GOVERNMENT' })])
    expect(messagesOf(state)).toEqual(['An agency keeps its kind.'])
    expect(state.agencies.get(p3mi)).toEqual({ id: p3mi, kind: 'RECRUITMENT', isSuspended: true })
  })

  it('lift its own suspension, sign, rotate, propose, approve or vote while it is suspended', () => {
    const suspended = [...proposed, signs(disnaker, pks), ...suspendedByOthers(migrantCare), admits(migrantCare)]
    const attempts = [
      signs(migrantCare, pks),
      rotates(migrantCare),
      proposes({ ...pks, id: 'pks-9' }, migrantCare),
      approves(migrantCare, admits(migrantCare)),
      suspends(p3mi, migrantCare),
    ]
    const state = stateOf([...suspended, ...attempts])
    expect(messagesOf(state)).toEqual([
      'The author is not an admitted agency.',
      'The author is not an admitted agency.',
      'The author is not an admitted agency.',
      'Only an admitted agency that is no forum approves another.',
      'Only an admitted agency that is no forum votes to suspend another.',
    ])
    expect(state.agencies.get(migrantCare)?.isSuspended).toBe(true)
    expect(standing(state)).toEqual(['PROPOSED', []])
  })

  it('sign what was ended before', () => {
    const state = stateOf([...proposed, signs(disnaker, pks), endsIt(disnaker), signs(migrantCare, pks)])
    expect(standing(state)).toEqual(['TERMINATED', []])
    expect(messagesOf(state)).toEqual(['The agreement was terminated.'])
  })
})

describe('what is not a register', () => {
  const unsigned = chain([...proposed, signs(disnaker, pks)])
  const whole = chain(agreed)

  it('is reported, ignored, and leaves the register not fresh', () => {
    const state = foldRegister([null, ...whole, whole.at(0), { ...whole.at(-1), seq: 99 }], fresh)
    expect(state.faults).toEqual([
      { index: 0, message: 'This is not an entry of a register.' },
      { index: whole.length + 1, message: 'The number of the entry does not follow the entry before it.' },
      { index: whole.length + 2, message: 'The number of the entry does not follow the entry before it.' },
    ])
    expect(standing(state)).toEqual(['ACTIVE', all])
    expect(state.isFresh).toBe(false)
  })

  it('does not hide a stop: where an entry is missing the rest does not count, and the register is not fresh', () => {
    const stopped = chain([...agreed, endsIt(disnaker), suspends(p3mi, p3mi)])
    const state = foldRegister([...stopped.slice(0, -2), ...stopped.slice(-1)], fresh)
    expect([state.isFresh, state.faults.length]).toEqual([false, 1])
  })

  it('is an entry of an unknown kind: the chain goes on over it, and it says nothing', () => {
    const { seq, hash } = headOf(whole)
    const payload = { seq: seq + 1, kind: 'LINE_ADDED', body: {}, author: disnaker, previous: hash, at }
    const newer = { ...payload, signature: signStatementNow('simpul-entry', payload, keyOf(disnaker)) }
    const state = foldRegister([...whole, newer], fresh)
    expect([state.head.seq, state.isFresh, state.faults.length]).toEqual([seq + 1, true, 1])
    const unsigned = foldRegister([...whole, { ...newer, signature: null }], fresh)
    expect([unsigned.head.seq, unsigned.isFresh, messagesOf(unsigned)]).toEqual([
      seq + 1,
      false,
      ['The entry is not signed.'],
    ])
  })

  it('never activates an agreement, whatever stands between the entries', () => {
    const garbage = fc.oneof(
      fc.anything(),
      fc.jsonValue(),
      fc.record({
        seq: fc.nat({ max: 20 }),
        kind: fc.constantFrom('AGREEMENT_SIGNED', 'X'),
        author: fc.constantFrom(migrantCare, forum),
        body: fc.anything(),
      }),
      fc
        .tuple(fc.constantFrom(...whole), fc.infiniteStream(fc.nat()), fc.jsonValue())
        .map(([entry, choices, value]) => mutate(entry, choices, value)),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: unsigned.length }), garbage), { maxLength: 12 }), (insertions) => {
        const list: unknown[] = [...unsigned]
        for (const [index, value] of insertions) list.splice(index, 0, value)
        // The one true entry that would activate it may come about by chance: an unchanged copy is not garbage.
        fc.pre(!list.some((value) => JSON.stringify(value) === JSON.stringify(whole.at(-1))))
        const state = foldRegister(list, fresh)
        expect(standing(state)[1]).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  const acts = fc.oneof(
    fc
      .tuple(fc.constantFrom(disnaker, p3mi, migrantCare, forum), fc.constantFrom(pks, mou))
      .chain(([author, document]) =>
        fc.constantFrom(
          signs(author, document),
          suspendsIt(author, document),
          endsIt(author, document),
          proposes(document, author),
        ),
      ),
    fc
      .tuple(fc.constantFrom(disnaker, p3mi, migrantCare, forum), fc.constantFrom(disnaker, migrantCare, p3mi))
      .chain(([author, agency]) =>
        fc.constantFrom(suspends(agency, author), admits(agency), approves(author, admits(agency))),
      ),
  )

  it('a line is open only if every party signed and was not the last to stop', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 25 }), (more) => {
        const drafts = [...proposed, ...more]
        const [state, open] = standing(stateOf(drafts))
        const oracle = expectation(drafts)
        expect([state === 'ACTIVE', open]).toEqual([oracle.length === all.length, oracle])
      }),
      { numRuns: 150 },
    )
  })

  it('only the parties themselves open an agreement', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 25 }), (more) => {
        const without = more.filter(({ kind, author }) => kind !== 'AGREEMENT_SIGNED' || author !== migrantCare)
        expect(standing(stateOf([...proposed, ...without]))[1]).toEqual([])
      }),
    )
  })
})

/** The same rules told another way: for each party the acts of its own that count, one act after the other. */
function expectation(drafts: readonly RegisterDraft[]): readonly string[] {
  const said = new Set<string>()
  const has = (...words: readonly string[]) => said.has(words.join(' '))
  const forget = (start: string) => {
    for (const one of said) if (one.startsWith(start)) said.delete(one)
  }
  const agencies = [disnaker, p3mi, migrantCare]
  const isOut = (agency: string) => has('out', agency)
  for (const draft of drafts) {
    const { author, kind } = draft
    const isVoter = agencies.includes(author) && !isOut(author)
    if (draft.kind === 'AGENCY_SUSPENDED') {
      const { agency } = draft.body
      if (author === agency && !isOut(agency)) said.add(`rests ${agency}`).add(`out ${agency}`)
      if (author === agency || !isVoter) continue
      said.add(`against ${agency} ${author}`)
      // Of two others both are a majority; a vote of one who is out does not count.
      if (!agencies.every((one) => one === agency || (has('against', agency, one) && !isOut(one)))) continue
      said.add(`out ${agency}`)
      said.delete(`rests ${agency}`)
    }
    if (draft.kind === 'AGENCY_ADMITTED' && isOut(author)) {
      if (has('rests', author)) for (const start of ['rests', 'out', 'asks', 'for']) forget(`${start} ${author}`)
      else said.add(`asks ${author}`)
    }
    if (draft.kind === 'AGENCY_APPROVED') {
      const { agency } = draft.body
      if (!has('asks', agency) || !isVoter) continue
      said.add(`for ${agency} ${author}`)
      const voters = agencies.filter((one) => !isOut(one))
      const yes = voters.filter((one) => has('for', agency, one))
      if (yes.length * 2 <= voters.length) continue
      for (const start of ['rests', 'out', 'against', 'asks', 'for']) forget(`${start} ${agency}`)
    }
    if (!('agreement' in draft.body)) continue
    const id = draft.body.agreement
    const parties = id === pks.id ? pks.parties : mou.parties
    if (!parties.includes(author)) continue
    if (kind === 'AGREEMENT_SUSPENDED') said.add(`held ${id} ${author}`)
    if (kind === 'AGREEMENT_TERMINATED') said.add(`ended ${id} ${author}`)
    const isOver = parties.some((party) => has('ended', id, party))
    if (kind !== 'AGREEMENT_SIGNED' || isOut(author) || isOver) continue
    said.add(`signed ${id} ${author}`)
    said.delete(`held ${id} ${author}`)
  }
  const isReady = [pks, mou].every(({ id, parties }) =>
    parties.every((party) => has('signed', id, party) && !isOut(party)),
  )
  if (!isReady) return []
  const hasStopped = (party: string) => [pks, mou].some(({ id }) => has('held', id, party) || has('ended', id, party))
  const isUntouched = mou.parties.every((party) => !hasStopped(party))
  return pks.lines
    .filter((one) => isUntouched || (one.duty && !hasStopped(one.recipient)))
    .map(({ coordinate }) => coordinate)
}
