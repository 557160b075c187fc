import { randomUUID } from 'node:crypto'
import { addDays } from '@simpul/agency'
import { hubCompany, ngo } from '@simpul/demo'
import { type ActingForum, actingForum } from '../testing/acting-forum.ts'
import { director, frame, now, official, secretary, supervisor, today } from '../testing/served-forum.ts'

let acting: ActingForum

beforeAll(async () => {
  acting = await actingForum()
}, 60_000)

afterAll(() => acting?.close())

const fields = `id promise madeBy madeOn dueOn state keptOn evidence source version timeliness daysOverdue
  agreement { id } meeting { id } changes { number fromState toState dueBefore dueAfter words changedOn }`
const make = `mutation ($input: MakeCommitmentInput!) { makeCommitment(input: $input) { commitment { ${fields} } } }`
const keep = `mutation ($input: KeepCommitmentInput!) { keepCommitment(input: $input) { commitment { ${fields} } } }`
const renegotiate = `mutation ($input: RenegotiateCommitmentInput!) {
  renegotiateCommitment(input: $input) { commitment { ${fields} } } }`
const breakIt = `mutation ($input: BreakCommitmentInput!) { breakCommitment(input: $input) { commitment { ${fields} } } }`

const dueOn = addDays(today, 10)
const promised = { agency: ngo, promise: 'Menyusun daftar istilah.', dueOn, source: 'Keputusan rapat' }

async function newCommitment(): Promise<string> {
  const { makeCommitment } = await acting.act(supervisor, make, promised)
  return (makeCommitment as { commitment: { id: string } }).commitment.id
}

describe('a commitment', () => {
  it('is made by an agency for itself, at a meeting and in an agreement, and all read it', async () => {
    const { id: meetingId } = await acting.one('select id from meeting where held_on > $1 limit 1', [today])
    const input = { ...promised, meetingId, agreementId: frame.id, clientKey: randomUUID() }
    const made = await acting.act(supervisor, make, input)
    expect(made).toMatchObject({
      makeCommitment: {
        commitment: {
          ...{ promise: promised.promise, madeBy: ngo, madeOn: today, dueOn, state: 'OPEN', version: 1 },
          ...{
            timeliness: 'DUE',
            daysOverdue: 0,
            agreement: { id: frame.id },
            meeting: { id: meetingId },
            changes: [],
          },
        },
      },
    })
    expect(await acting.act(supervisor, make, input)).toEqual(made)
    const { id } = (made.makeCommitment as { commitment: { id: string } }).commitment
    for (const as of [official, director, secretary])
      expect(await acting.ask(as, `{ commitment(id: "${id}") { madeBy } }`)).toEqual({ commitment: { madeBy: ngo } })
  })

  it('is kept with what shows it, once', async () => {
    const commitmentId = await newCommitment()
    const input = { commitmentId, expectedVersion: 1, evidence: 'Naskah daftar istilah' }
    expect(await acting.act(supervisor, keep, input)).toMatchObject({
      keepCommitment: {
        commitment: {
          ...{ state: 'KEPT', keptOn: today, evidence: input.evidence, version: 2, timeliness: 'KEPT_IN_TIME' },
          changes: [
            { number: 1, fromState: 'OPEN', toState: 'KEPT', dueBefore: dueOn, dueAfter: dueOn, changedOn: today },
          ],
        },
      },
    })
    const again = await acting.refusal(supervisor, keep, { ...input, expectedVersion: 2 })
    expect(again).toMatchObject({ code: 'ILLEGAL_TRANSITION', field: 'input.commitmentId' })
    expect(again.message).toContain('nothing follows it')
  })

  it('that is renegotiated keeps the old day, and may be broken and made good again', async () => {
    const commitmentId = await newCommitment()
    const later = addDays(today, 30)
    const reason = 'Menunggu data desa.'
    await acting.act(supervisor, renegotiate, { commitmentId, expectedVersion: 1, dueOn: later, reason })
    await acting.act(supervisor, breakIt, { commitmentId, expectedVersion: 2, reason: 'Tidak sanggup.' })
    const last = addDays(today, 60)
    const answer = await acting.act(supervisor, renegotiate, { commitmentId, expectedVersion: 3, dueOn: last, reason })
    expect(answer).toMatchObject({
      renegotiateCommitment: {
        commitment: {
          ...{ state: 'RENEGOTIATED', dueOn: last, version: 4 },
          changes: [
            { fromState: 'OPEN', toState: 'RENEGOTIATED', dueBefore: dueOn, dueAfter: later, words: reason },
            { fromState: 'RENEGOTIATED', toState: 'BROKEN', dueBefore: later, dueAfter: later },
            { fromState: 'BROKEN', toState: 'RENEGOTIATED', dueBefore: later, dueAfter: last },
          ],
        },
      },
    })
    const change = acting.sql('delete from commitment_change where agreement_commitment_id = $1', [commitmentId])
    await expect(change).rejects.toThrow('never changed')
  })

  it('moves once, though two people of the agency act at the same moment', async () => {
    const commitmentId = await newCommitment()
    const input = { commitmentId, expectedVersion: 1, evidence: 'Naskah' }
    const answers = await Promise.allSettled([1, 2, 3].map(() => acting.act(supervisor, keep, input)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { count } = await acting.one(
      'select count(*)::int as count from commitment_change where agreement_commitment_id = $1',
      [commitmentId],
    )
    expect(count).toBe(1)
  })
})

describe('an act on a commitment is refused', () => {
  it('to every agency but the one that promised, and to the secretariat', async () => {
    const input = { commitmentId: await newCommitment(), expectedVersion: 1, evidence: 'Naskah' }
    for (const as of [official, director, secretary])
      expect(await acting.refusal(as, keep, input)).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await acting.refusal(official, make, promised)).toMatchObject({ reason: 'NO_GRANT' })
  })

  it('for another purpose, and by the public', async () => {
    expect(await acting.refusal({ ...supervisor, purpose: 'PROTECTION' }, make, promised)).toMatchObject({
      reason: 'PURPOSE_NOT_ALLOWED',
    })
  })

  it('where it was changed since it was read', async () => {
    const commitmentId = await newCommitment()
    await acting.act(supervisor, renegotiate, {
      ...{ commitmentId, expectedVersion: 1, dueOn: addDays(today, 20), reason: 'Menunggu data.' },
    })
    const stale = await acting.refusal(supervisor, breakIt, { commitmentId, expectedVersion: 1, reason: 'Tidak.' })
    expect(stale).toMatchObject({ code: 'STALE_VERSION', field: 'input.expectedVersion' })
    expect(stale.message).toMatch(/read it again.*baca lagi/)
  })

  it('where there is none', async () => {
    const input = { commitmentId: randomUUID(), expectedVersion: 1, evidence: 'Naskah' }
    expect(await acting.refusal(supervisor, keep, input)).toMatchObject({ reason: 'NO_GRANT' })
  })

  it.each([
    ['an empty promise', make, { ...promised, promise: '' }, 'input.promise'],
    ['a promise that names a phone', make, { ...promised, promise: 'Menelepon 0812-3456-7890' }, 'input.promise'],
    ['a day that has passed', make, { ...promised, dueOn: addDays(today, -1) }, 'input.dueOn'],
    ['an agreement of others', make, { ...promised, agreementId: 'pks-contoh' }, 'input.agreementId'],
    ['no evidence', keep, { evidence: ' ' }, 'input.evidence'],
    ['a day to come', keep, { evidence: 'Naskah', keptOn: addDays(today, 1) }, 'input.keptOn'],
    ['a day before it was promised', keep, { evidence: 'Naskah', keptOn: addDays(today, -1) }, 'input.keptOn'],
    ['the same day again', renegotiate, { dueOn, reason: 'Tetap.' }, 'input.dueOn'],
    ['no reason', breakIt, { reason: '' }, 'input.reason'],
  ])('for %s, in both languages', async (_, mutation, input, field) => {
    const named = mutation === make ? {} : { commitmentId: await newCommitment(), expectedVersion: 1 }
    const refusal = await acting.refusal(supervisor, mutation, { ...named, ...input })
    expect(refusal).toMatchObject({ code: 'BAD_INPUT', field })
    expect(refusal.message).toMatch(/Nothing was written\. · .*Tidak ada yang ditulis\.$/)
  })

  it('for an agency that has no seat any more', async () => {
    await acting.sql('update forum_seat set is_seated = false where id = $1', [hubCompany])
    const { makeCommitment } = await acting.act(supervisor, make, promised)
    const { id } = (makeCommitment as { commitment: { id: string } }).commitment
    expect(await acting.ask(director, `{ commitment(id: "${id}") { madeBy } }`)).toEqual({ commitment: null })
    expect(await acting.ask(official, `{ commitment(id: "${id}") { madeBy } }`)).toEqual({
      commitment: { madeBy: ngo },
    })
  })
})

// the clock never goes back, so this comes last
describe('a commitment that nobody kept', () => {
  it('is overdue once its last working day has passed, and late when it is kept then', async () => {
    const commitmentId = await newCommitment()
    acting.setClock(new Date(now.getTime() + 40 * 86_400_000))
    const { commitment } = await acting.ask(
      secretary,
      `{ commitment(id: "${commitmentId}") { timeliness daysOverdue } }`,
    )
    expect(commitment).toEqual({ timeliness: 'OVERDUE', daysOverdue: expect.any(Number) })
    expect((commitment as { daysOverdue: number }).daysOverdue).toBeGreaterThan(20)
    const kept = await acting.act(supervisor, keep, { commitmentId, expectedVersion: 1, evidence: 'Naskah' })
    expect(kept).toMatchObject({ keepCommitment: { commitment: { timeliness: 'KEPT_LATE', daysOverdue: 0 } } })
  })
})
