import { newSigningKey, publicOf } from '../signing-key.ts'
import { admissionDigest } from './agency-acts.ts'
import {
  admits,
  agreed,
  approves,
  bp3mi,
  chain,
  disnaker,
  extend,
  forum,
  founders,
  founding,
  fresh,
  keyOf,
  messagesOf,
  migrantCare,
  p3mi,
  pks,
  proposed,
  rotates,
  type Step,
  sbmi,
  signs,
  stateOf,
  suspendedByOthers,
  suspends,
} from './example-register.ts'
import { foldRegister } from './fold-register.ts'

const asks = admits(sbmi)
const isAdmitted = (steps: readonly Step[], agency = sbmi) => stateOf(steps).agencies.get(agency)?.isSuspended === false

describe('a newcomer', () => {
  it('waits with the approvals it has and the number that is missing', () => {
    const state = stateOf([...founding, asks, approves(p3mi, asks)])
    expect([state.agencies.has(sbmi), state.keys.has(sbmi), state.faults]).toEqual([false, false, []])
    expect(state.admissions).toEqual([
      { agency: sbmi, body: asks.body, digest: admissionDigest(asks.body), approvedBy: [p3mi], missing: 1 },
    ])
  })

  it.each<[string, readonly Step[], boolean]>([
    ['nobody', [], false],
    ['one of three', [approves(p3mi, asks)], false],
    ['one of three, twice', [approves(p3mi, asks), approves(p3mi, asks)], false],
    ['two of three', [approves(p3mi, asks), approves(disnaker, asks)], true],
    ['one of three and the forum', [approves(p3mi, asks), approves(forum, asks)], false],
    ['one of three and itself', [approves(p3mi, asks), approves(sbmi, asks)], false],
    [
      'one of three and one who was suspended since',
      [approves(migrantCare, asks), ...suspendedByOthers(migrantCare), approves(p3mi, asks)],
      false,
    ],
    [
      'both who are left where one is suspended',
      [...suspendedByOthers(migrantCare), approves(p3mi, asks), approves(disnaker, asks)],
      true,
    ],
    [
      'two for something else that it said',
      [approves(p3mi, admits(sbmi, { subgraph: 'sbmi' })), approves(disnaker, asks)],
      false,
    ],
  ])('with the approval of %s', (_, approvals, expected) => {
    expect(isAdmitted([...founding, asks, ...approvals])).toBe(expected)
  })

  it('is then an agency like the others: it approves, signs and counts', () => {
    const admitted = [...founding, asks, approves(p3mi, asks), approves(disnaker, asks)]
    const next = admits(bp3mi)
    const two = [...admitted, next, approves(p3mi, next), approves(disnaker, next)]
    expect([stateOf(admitted).admissions, isAdmitted(two, bp3mi)]).toEqual([[], false])
    expect(isAdmitted([...two, approves(sbmi, next)], bp3mi)).toBe(true)
  })

  it('says what it is: name, subgraph and key are what was approved', () => {
    const state = stateOf([...founding, asks, approves(p3mi, asks), approves(disnaker, asks)])
    expect([state.profiles.get(sbmi), state.keys.get(sbmi)]).toEqual([asks.body, asks.body.publicKey])
  })

  it('shows that it holds its key', () => {
    const state = foldRegister(extend(chain(founding), asks, newSigningKey().privateKey), fresh)
    expect([messagesOf(state), state.admissions]).toEqual([
      ['The entry is not signed with the key that its author had then.'],
      [],
    ])
  })

  it('does not take the place of another who asks under the same name', () => {
    const impostor = newSigningKey().privateKey
    const other = admits(sbmi, { publicKey: publicOf(impostor) })
    const entries = extend(chain([...founding, asks, approves(p3mi, asks)]), other, impostor)
    const waiting = foldRegister(entries, fresh).admissions.map(({ approvedBy }) => approvedBy)
    expect(waiting).toEqual([[p3mi], []])
    const state = foldRegister(extend(entries, approves(disnaker, asks)), fresh)
    expect([state.keys.get(sbmi), state.admissions]).toEqual([asks.body.publicKey, []])
  })

  it.each<[string, Step, string]>([
    ['with a founder’s key', admits(sbmi, { publicKey: publicOf(keyOf(p3mi)) }), 'The key was used before.'],
    ['twice with the same words', asks, 'The agency has asked for this already.'],
  ])('does not ask %s', (_, step, message) => {
    const signer = message.startsWith('The key') ? keyOf(p3mi) : keyOf(sbmi)
    const entries = extend(chain([...founding, asks]), step, signer)
    expect(messagesOf(foldRegister(entries, fresh))).toEqual([message])
  })

  it('is not admitted with a key that another took meanwhile', () => {
    const shared = keyOf(sbmi)
    const other = admits(bp3mi, { publicKey: publicOf(shared) })
    const entries = [asks, approves(p3mi, asks), approves(disnaker, asks), approves(p3mi, other)].reduce(
      (list, step) => extend(list, step),
      extend(chain(founding), other, shared),
    )
    const state = foldRegister(entries, fresh)
    expect([messagesOf(state), state.agencies.has(bp3mi)]).toEqual([['The key was used before.'], false])
  })

  it('is not there by the word of the forum', () => {
    const state = stateOf([...founding, asks, approves(forum, asks)])
    expect([state.agencies.has(sbmi), messagesOf(state)]).toEqual([
      false,
      ['Only an admitted agency that is no forum approves another.'],
    ])
  })

  it('cannot be admitted where nobody is there to approve', () => {
    const state = stateOf([asks, approves(sbmi, asks)])
    expect([state.agencies.size, state.admissions.map(({ missing }) => missing)]).toEqual([0, [1]])
  })
})

describe('suspending an agency', () => {
  it.each<[string, readonly Step[], boolean]>([
    ['by itself acts at once', [suspends(p3mi, p3mi)], true],
    ['by one of the two others does not act', [suspends(p3mi, disnaker)], false],
    ['by one of the two others twice does not act', [suspends(p3mi, disnaker), suspends(p3mi, disnaker)], false],
    ['by both others acts', suspendedByOthers(p3mi), true],
    ['by one other and the forum does not act', [suspends(p3mi, disnaker), suspends(p3mi, forum)], false],
    [
      'by one alone does not act because the other is suspended',
      [suspends(p3mi, disnaker), suspends(migrantCare, migrantCare)],
      false,
    ],
  ])('%s', (_, votes, expected) => {
    expect(stateOf([...founding, ...votes]).agencies.get(p3mi)?.isSuspended).toBe(expected)
  })

  it('shows who wants it and how many are missing', () => {
    expect(stateOf([...founding, suspends(p3mi, disnaker)]).suspensionVotes).toEqual([
      { agency: p3mi, votedBy: [disnaker], missing: 1 },
    ])
    expect(stateOf([...founding, ...suspendedByOthers(p3mi)]).suspensionVotes).toEqual([])
  })

  it('acts on a forum too, and then nobody vouches for the register', () => {
    const steps = [...founding, suspends(forum, disnaker), suspends(forum, p3mi)]
    const state = stateOf(steps)
    expect([state.agencies.get(forum)?.isSuspended, state.forum, state.forumKey]).toEqual([true, undefined, undefined])
  })

  it('is lifted by the agency itself where it alone did it, as what it was', () => {
    expect(isAdmitted([...founding, suspends(p3mi, p3mi), admits(p3mi)], p3mi)).toBe(true)
    const changed = admits(p3mi, { name: { id: 'Nama lain', en: 'Another name' } })
    const waiting = stateOf([...founding, suspends(p3mi, p3mi), changed])
    expect([waiting.agencies.get(p3mi)?.isSuspended, waiting.admissions.length]).toEqual([true, 1])
  })

  it('is not lifted by the agency itself where others did it too', () => {
    const itself = suspends(p3mi, p3mi)
    expect(isAdmitted([...founding, ...suspendedByOthers(p3mi), itself, admits(p3mi)], p3mi)).toBe(false)
    expect(isAdmitted([...founding, itself, ...suspendedByOthers(p3mi), admits(p3mi)], p3mi)).toBe(false)
  })

  it('keeps the votes of others where an agency rests and comes back', () => {
    const rested = [...founding, suspends(p3mi, disnaker), suspends(p3mi, p3mi), admits(p3mi)]
    expect(isAdmitted(rested, p3mi)).toBe(true)
    expect(isAdmitted([...rested, suspends(p3mi, migrantCare)], p3mi)).toBe(false)
  })

  it('is lifted by a majority of those in good standing, and the votes then begin anew', () => {
    const back = [
      ...founding,
      ...suspendedByOthers(p3mi),
      admits(p3mi),
      approves(disnaker, admits(p3mi)),
      approves(migrantCare, admits(p3mi)),
    ]
    expect(isAdmitted(back, p3mi)).toBe(true)
    expect(isAdmitted([...back, suspends(p3mi, disnaker)], p3mi)).toBe(true)
  })

  it('leaves a way back with a new key, where the old one was lost', () => {
    const next = newSigningKey().privateKey
    const again = admits(p3mi, { publicKey: publicOf(next) })
    const suspended = chain([...founding, ...suspendedByOthers(p3mi)])
    const back = [approves(disnaker, again), approves(migrantCare, again)].reduce(
      (list, step) => extend(list, step),
      extend(suspended, again, next),
    )
    const state = foldRegister(back, fresh)
    expect([state.agencies.get(p3mi)?.isSuspended, state.keys.get(p3mi)]).toEqual([false, publicOf(next)])
    expect(messagesOf(foldRegister(extend(back, rotates(p3mi)), fresh))).toEqual([
      'The entry is not signed with the key that its author had then.',
    ])
  })
})

describe('the forum', () => {
  it('is the pinned one before the register says anything', () => {
    const { forum: name, forumKey } = stateOf([])
    expect([name, forumKey]).toEqual([forum, founders.at(3)?.publicKey])
  })

  it('rotates its key like the others', () => {
    const next = newSigningKey().privateKey
    expect(stateOf([...founding, rotates(forum, next)]).forumKey).toEqual(publicOf(next))
  })

  it('is followed by another that a majority admits, once it is suspended', () => {
    const later = admits(sbmi, { kind: 'FORUM', subgraph: 'forum' })
    const admitted = [...founding, later, approves(disnaker, later), approves(p3mi, later)]
    expect(stateOf(admitted).forum).toBe(forum)
    const replaced = stateOf([...admitted, suspends(forum, disnaker), suspends(forum, migrantCare)])
    expect([replaced.forum, replaced.forumKey]).toEqual([sbmi, publicOf(keyOf(sbmi))])
  })

  it('opens no agreement, stops none and signs for nobody', () => {
    const state = stateOf([...proposed, signs(disnaker, pks), signs(forum, pks)])
    expect(messagesOf(state)).toEqual(['The author is not a party of the agreement.'])
    expect(stateOf(agreed).agreementDetails.get(pks.id)?.state).toBe('ACTIVE')
  })
})
