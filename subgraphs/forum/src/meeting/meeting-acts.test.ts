import { randomUUID } from 'node:crypto'
import { addDays } from '@simpul/agency'
import { forum, government, hubCompany, ngo } from '@simpul/demo'
import { type ActingForum, actingForum } from '../testing/acting-forum.ts'
import { director, ngoHead, official, secretary, supervisor, today } from '../testing/served-forum.ts'

let acting: ActingForum

beforeAll(async () => {
  acting = await actingForum()
}, 60_000)

afterAll(() => acting?.close())

const plan = `mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) {
  meeting { id heldOn place chairedBy state version agenda { source aboutId proposedBy } } } }`
const propose = `mutation ($input: ProposeAgendaItemInput!) { proposeAgendaItem(input: $input) {
  item { proposedBy subject source aboutId addedOn } } }`
const attend = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) {
  meeting { state version attendance { agency decisionMakers delegates } } } }`
const write = `mutation ($input: WriteMinutesInput!) { writeMinutes(input: $input) {
  minutes { id number text decisions writtenOn } meeting { version minutesVersions { number } } } }`
const sign = `mutation ($input: SignMinutesInput!) { signMinutes(input: $input) {
  minutes { signatures { agency signedOn } } meeting { minutes { summary } decisions { number text decidedOn } } } }`

const meetingInput = { heldOn: addDays(today, 40), place: 'Balai Desa Contoh', chairedBy: ngo }

/** A meeting of today that nobody was counted at yet. */
async function newMeeting(): Promise<string> {
  const { planMeeting } = await acting.act(secretary, plan, { ...meetingInput, heldOn: today })
  return (planMeeting as { meeting: { id: string } }).meeting.id
}

/** One that the government and the NGO came to, now at version 3. */
async function heldMeeting(): Promise<string> {
  const meetingId = await newMeeting()
  await acting.act(secretary, attend, {
    meetingId,
    expectedVersion: 1,
    agency: government,
    rank: 'DECISION_MAKER',
    count: 2,
  })
  await acting.act(secretary, attend, { meetingId, expectedVersion: 2, agency: ngo, rank: 'DELEGATE', count: 1 })
  return meetingId
}

async function writtenMinutes(): Promise<{ readonly meetingId: string; readonly minutesVersionId: string }> {
  const meetingId = await heldMeeting()
  const words = { text: 'Rapat contoh.', decisions: ['Keputusan pertama.', 'Keputusan kedua.'] }
  const { writeMinutes } = await acting.act(secretary, write, { meetingId, expectedVersion: 3, ...words })
  return { meetingId, minutesVersionId: (writeMinutes as { minutes: { id: string } }).minutes.id }
}

describe('planMeeting', () => {
  it('plans it once for each key, and every agency that has a seat is a party', async () => {
    const input = { ...meetingInput, clientKey: `plan-${randomUUID()}` }
    const first = await acting.act(secretary, plan, input)
    expect(first).toMatchObject({ planMeeting: { meeting: { ...meetingInput, state: 'PLANNED', version: 1 } } })
    expect(await acting.act(secretary, plan, input)).toEqual(first)
    const { id } = (first.planMeeting as { meeting: { id: string } }).meeting
    for (const as of [official, director, supervisor])
      expect(await acting.ask(as, `{ meeting(id: "${id}") { place } }`)).toEqual({
        meeting: { place: meetingInput.place },
      })
  })

  it('puts overdue commitments on the agenda of the next meeting by itself, once', async () => {
    const overdue = await acting.sql(
      `select id from agreement_commitment where state in ('OPEN', 'RENEGOTIATED') and due_on < $1 order by id`,
      [today],
    )
    expect(overdue.length).toBeGreaterThan(0)
    await newMeeting()
    await acting.act(secretary, plan, meetingInput)
    const items = await acting.sql(
      `select about_id as id from agenda_item i join meeting m on m.id = i.meeting_id
       where source = 'OVERDUE_COMMITMENT' and proposed_by is null and m.held_on = $1 order by 1`,
      [today],
    )
    expect(items).toEqual(overdue)
  })

  it.each([
    ['a day in the past', { heldOn: addDays(today, -1) }, 'input.heldOn'],
    ['no place', { place: ' ' }, 'input.place'],
    ['a place that names somebody by number', { place: 'Rumah NIK 3509116001950001' }, 'input.place'],
    ['a chair without a seat', { chairedBy: forum }, 'input.chairedBy'],
  ])('refuses %s in both languages', async (_, wrong, field) => {
    const refusal = await acting.refusal(secretary, plan, { ...meetingInput, ...wrong })
    expect(refusal).toMatchObject({ code: 'BAD_INPUT', field })
    expect(refusal.message).toMatch(/Nothing was written\..*Tidak ada yang ditulis\./)
  })

  it('is the forum’s own staff’s', async () => {
    expect(await acting.refusal(official, plan, meetingInput)).toMatchObject({
      code: 'BOUNDARY_CLOSED',
      reason: 'NOT_OFFERED',
    })
  })
})

describe('a planned meeting', () => {
  const postpone = `mutation ($input: PostponeMeetingInput!) { postponeMeeting(input: $input) {
    meeting { heldOn firstPlannedOn changedBecause state version } } }`
  const cancel = `mutation ($input: CancelMeetingInput!) { cancelMeeting(input: $input) {
    meeting { state changedBecause version } } }`
  const reason = 'Aula dipakai.'

  it('is put off, also twice, and keeps the day for which it was planned first', async () => {
    const { planMeeting } = await acting.act(secretary, plan, meetingInput)
    const meetingId = (planMeeting as { meeting: { id: string } }).meeting.id
    const [second, third] = [addDays(today, 50), addDays(today, 60)]
    await acting.act(secretary, postpone, { meetingId, expectedVersion: 1, heldOn: second, reason })
    const input = { meetingId, expectedVersion: 2, heldOn: third, reason, clientKey: randomUUID() }
    const answer = await acting.act(secretary, postpone, input)
    expect(answer).toEqual({
      postponeMeeting: {
        meeting: {
          ...{ heldOn: third, firstPlannedOn: meetingInput.heldOn, changedBecause: reason },
          ...{ state: 'PLANNED', version: 3 },
        },
      },
    })
    expect(await acting.act(secretary, postpone, input)).toEqual(answer)
  })

  it('is cancelled, and what agencies proposed for it goes to the next one', async () => {
    const meetingId = await newMeeting()
    await acting.act(supervisor, propose, { agency: ngo, meetingId, subject: 'Usulan yang ikut pindah' })
    expect(await acting.act(secretary, cancel, { meetingId, expectedVersion: 1, reason })).toEqual({
      cancelMeeting: { meeting: { state: 'CANCELLED', changedBecause: reason, version: 2 } },
    })
    const [item] = await acting.sql(
      `select m.state, m.id = $1 as "isSame" from agenda_item i join meeting m on m.id = i.meeting_id
       where i.subject = 'Usulan yang ikut pindah'`,
      [meetingId],
    )
    expect(item).toEqual({ state: 'PLANNED', isSame: false })
    const late = { meetingId, expectedVersion: 2, agency: ngo, rank: 'DELEGATE', count: 1 }
    expect(await acting.refusal(secretary, attend, late)).toMatchObject({ code: 'CONFLICT', field: 'input.meetingId' })
    expect(await acting.refusal(supervisor, propose, { agency: ngo, meetingId, subject: 'Lagi' })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await acting.refusal(secretary, cancel, { meetingId, expectedVersion: 2, reason })).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      field: 'input.meetingId',
    })
  })

  it.each([
    ['the same day', postpone, { heldOn: today }, 'BAD_INPUT', 'input.heldOn'],
    ['a day in the past', postpone, { heldOn: addDays(today, -1) }, 'BAD_INPUT', 'input.heldOn'],
    ['no reason', cancel, { reason: ' ' }, 'BAD_INPUT', 'input.reason'],
    ['an older version', cancel, { expectedVersion: 7 }, 'STALE_VERSION', 'input.expectedVersion'],
    ['a meeting that is not there', cancel, { meetingId: randomUUID() }, 'NOT_FOUND', 'input.meetingId'],
  ])('is not changed with %s', async (_, mutation, wrong, code, field) => {
    const input = { meetingId: await newMeeting(), expectedVersion: 1, reason, ...wrong }
    expect(await acting.refusal(secretary, mutation, input)).toMatchObject({ code, field })
  })

  it('that was held is neither put off nor cancelled, and no other agency does either', async () => {
    const input = { meetingId: await heldMeeting(), expectedVersion: 3, reason }
    expect(await acting.refusal(secretary, cancel, input)).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    const later = { ...input, heldOn: addDays(today, 3) }
    expect(await acting.refusal(secretary, postpone, later)).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    expect(await acting.refusal(official, cancel, input)).toMatchObject({ reason: 'NOT_OFFERED' })
  })
})

describe('proposeAgendaItem', () => {
  it.each([
    ['the government', official, government],
    ['the company', director, hubCompany],
    ['the NGO', supervisor, ngo],
  ])('is for %s, which speaks for itself', async (_, as, agency) => {
    const { id: meetingId } = await acting.one(`select id from meeting where held_on > $1 limit 1`, [today])
    const item = { subject: 'Angka yang berbeda', source: 'PROPOSAL' }
    expect(await acting.act(as, propose, { agency, meetingId, ...item })).toEqual({
      proposeAgendaItem: { item: { ...item, proposedBy: agency, aboutId: null, addedOn: today } },
    })
  })

  it('is not for a seat of another agency, whether there is one or not', async () => {
    const { id: meetingId } = await acting.one(`select id from meeting where held_on > $1 limit 1`, [today])
    const input = { meetingId, subject: 'Angka', agency: government }
    for (const agency of [government, 'nobody'])
      expect(await acting.refusal(supervisor, propose, { ...input, agency })).toMatchObject({ reason: 'NO_GRANT' })
    expect(await acting.refusal(secretary, propose, input)).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('reads a meeting that an agency is no party of like a missing one', async () => {
    const meetingId = await newMeeting()
    await acting.sql('update party set ended_at = now() where row_id = $1 and agency = $2', [meetingId, ngo])
    const input = { subject: 'Angka', agency: ngo }
    const hidden = await acting.refusal(supervisor, propose, { ...input, meetingId })
    expect(hidden).toEqual(await acting.refusal(supervisor, propose, { ...input, meetingId: randomUUID() }))
  })

  it('is refused once the meeting was held', async () => {
    const input = { agency: ngo, meetingId: await heldMeeting(), subject: 'Angka' }
    expect(await acting.refusal(supervisor, propose, input)).toMatchObject({
      code: 'CONFLICT',
      field: 'input.meetingId',
    })
  })
})

describe('recordAttendance', () => {
  it('counts by agency and rank, replaces a count, and makes the meeting a held one', async () => {
    const meetingId = await heldMeeting()
    const input = { meetingId, expectedVersion: 3, agency: government, rank: 'DELEGATE', count: 4 }
    expect(await acting.act(secretary, attend, input)).toEqual({
      recordAttendance: {
        meeting: {
          state: 'HELD',
          version: 4,
          attendance: [
            { agency: government, decisionMakers: 2, delegates: 4 },
            { agency: ngo, decisionMakers: 0, delegates: 1 },
          ],
        },
      },
    })
  })

  it('is refused to whoever read an older version', async () => {
    const input = { meetingId: await heldMeeting(), expectedVersion: 2, agency: ngo, rank: 'DELEGATE', count: 9 }
    expect(await acting.refusal(secretary, attend, input)).toMatchObject({ code: 'STALE_VERSION' })
  })

  it.each([
    ['fewer than nobody', { count: -1 }, 'input.count'],
    ['a crowd', { count: 501 }, 'input.count'],
    ['an agency that is not of the forum', { agency: 'bank-contoh' }, 'input.agency'],
  ])('refuses %s', async (_, wrong, field) => {
    const input = {
      meetingId: await newMeeting(),
      expectedVersion: 1,
      agency: ngo,
      rank: 'DELEGATE',
      count: 1,
      ...wrong,
    }
    expect(await acting.refusal(secretary, attend, input)).toMatchObject({ code: 'BAD_INPUT', field })
  })

  it('refuses a meeting that is still to come, and one that is not there', async () => {
    const { id: meetingId } = await acting.one(`select id from meeting where held_on > $1 limit 1`, [today])
    const input = { meetingId, expectedVersion: 1, agency: ngo, rank: 'DELEGATE', count: 1 }
    expect(await acting.refusal(secretary, attend, input)).toMatchObject({ field: 'input.meetingId' })
    expect(await acting.refusal(secretary, attend, { ...input, meetingId: randomUUID() })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('minutes', () => {
  it('are written in versions that never change', async () => {
    const { meetingId, minutesVersionId } = await writtenMinutes()
    const again = { meetingId, expectedVersion: 4, text: 'Rapat contoh, dibetulkan.', decisions: [] }
    expect(await acting.act(secretary, write, again)).toMatchObject({
      writeMinutes: {
        minutes: { number: 2, decisions: [] },
        meeting: { version: 5, minutesVersions: [{ number: 1 }, { number: 2 }] },
      },
    })
    const change = acting.sql(`update minutes_version set text = '' where id = $1`, [minutesVersionId])
    await expect(change).rejects.toThrow('A row of minutes_version is never changed.')
  })

  it('wait for somebody to have come', async () => {
    const input = { meetingId: await newMeeting(), expectedVersion: 1, text: 'Rapat.', decisions: [] }
    expect(await acting.refusal(secretary, write, input)).toMatchObject({ code: 'CONFLICT', field: 'input.meetingId' })
  })

  it.each([
    ['a 200,000-character account', { text: 'a'.repeat(200_000) }, 'input.text'],
    ['an empty decision', { decisions: ['Ya.', ''] }, 'input.decisions.1'],
    ['more decisions than anybody keeps', { decisions: Array.from({ length: 51 }, () => 'Ya.') }, 'input.decisions'],
  ])('refuse %s', async (_, wrong, field) => {
    const input = { meetingId: await heldMeeting(), expectedVersion: 3, text: 'Rapat.', decisions: [], ...wrong }
    expect(await acting.refusal(secretary, write, input)).toMatchObject({ code: 'BAD_INPUT', field })
  })

  it('are public, with each decision, once every agency that came has signed them', async () => {
    const { meetingId, minutesVersionId } = await writtenMinutes()
    const first = await acting.act(official, sign, { agency: government, minutesVersionId })
    expect(first).toEqual({
      signMinutes: {
        minutes: { signatures: [{ agency: government, signedOn: today }] },
        meeting: { minutes: [], decisions: [] },
      },
    })
    await acting.act(ngoHead, sign, { agency: ngo, minutesVersionId })
    const query =
      '{ meetingMinutes(orderBy: MEETING_DATE, descending: true, first: 100) { edges { node { number approvedBy decisions } } } }'
    const { meetingMinutes } = await acting.ask(undefined, query)
    const { number } = await acting.one('select number from meeting_minutes where meeting_id = $1', [meetingId])
    expect(meetingMinutes).toMatchObject({
      edges: expect.arrayContaining([
        {
          node: { number, approvedBy: [government, ngo].sort(), decisions: ['Keputusan pertama.', 'Keputusan kedua.'] },
        },
      ]),
    })
    const decisions = await acting.ask(
      official,
      `{ meeting(id: "${meetingId}") { decisions { number text decidedOn } } }`,
    )
    expect(decisions).toEqual({
      meeting: {
        decisions: [
          { number: 1, text: 'Keputusan pertama.', decidedOn: today },
          { number: 2, text: 'Keputusan kedua.', decidedOn: today },
        ],
      },
    })
    const input = { meetingId, expectedVersion: 4, text: 'Lain.', decisions: [] }
    expect(await acting.refusal(secretary, write, input)).toMatchObject({ code: 'CONFLICT' })
  })

  it('are published once, though the last two sign at the same moment', async () => {
    const { meetingId, minutesVersionId } = await writtenMinutes()
    await Promise.all([
      acting.act(official, sign, { agency: government, minutesVersionId }),
      acting.act(ngoHead, sign, { agency: ngo, minutesVersionId }),
    ])
    expect(await acting.sql('select number from meeting_minutes where meeting_id = $1', [meetingId])).toHaveLength(1)
  })

  it('are signed by a head, of an agency that came, once, in the newest version', async () => {
    const { meetingId, minutesVersionId } = await writtenMinutes()
    const input = { agency: ngo, minutesVersionId }
    expect(await acting.refusal(supervisor, sign, input)).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await acting.refusal(director, sign, { ...input, agency: hubCompany })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await acting.act(ngoHead, sign, input)
    expect(await acting.refusal(ngoHead, sign, input)).toMatchObject({
      code: 'CONFLICT',
      field: 'input.minutesVersionId',
    })
    await acting.act(secretary, write, { meetingId, expectedVersion: 4, text: 'Dibetulkan.', decisions: [] })
    const older = await acting.refusal(official, sign, { agency: government, minutesVersionId })
    expect(older.message).toContain('There is a newer version of these minutes')
  })
})
