import type { TestCaller } from '@simpul/testing'
import { jakartaDay } from '@simpul/trust'
import { disnaker, migrantCare, type SmallHub, smallHub } from './small-hub.ts'

const caseworker: TestCaller = { issuer: migrantCare, person: 'companion', role: 'CASEWORKER', purpose: 'PROTECTION' }
const placer: TestCaller = { issuer: 'p3mi-in-era-sejahtera', person: 'placer', role: 'OFFICER', purpose: 'PLACEMENT' }
const head: TestCaller = { issuer: disnaker, person: 'head', role: 'HEAD', purpose: 'GOVERNANCE' }
const reason = 'Untuk menghubungi keluarga.'

let hub: SmallHub

beforeAll(async () => {
  hub = await smallHub()
}, 60_000)

afterAll(() => hub?.close())

beforeEach(async () => {
  const { own } = hub.at[disnaker].database
  await own.query('delete from outbox')
  await own.query('delete from access_turn')
  await own.query('delete from access_request')
})

const kit = (as: TestCaller, operation: string, input: object = {}) => hub.at[disnaker].kit({ as, operation, input })
const staff = (operation: string, input: object = {}, as = head) => hub.at[disnaker].staff({ as, operation, input })

async function asked(coordinates: readonly string[] = ['Worker.kecamatan'], as = caseworker): Promise<string> {
  const { status, body } = await kit(as, 'requestAccess', { coordinates, purpose: as.purpose, reason })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return String(body.id)
}

/** What was told to the forum. */
async function toldForum(): Promise<readonly object[]> {
  const found = await hub.at[disnaker].database.own.query<{ input: { id: string } }[]>(
    `select input from outbox where agency = 'forum-pmi-jember' and message = 'accessAnswered' order by number`,
  )
  return found.map(({ input: { id, ...told } }) => told)
}

const today = () => jakartaDay(new Date())

describe('a request for access', () => {
  it('is kept at the owner, who answers within fourteen days, and seen by the agency that asks', async () => {
    const { body } = await kit(caseworker, 'requestAccess', {
      coordinates: ['Worker.kecamatan'],
      purpose: 'PROTECTION',
      reason,
    })
    const answerBy = jakartaDay(new Date(Date.now() + 14 * 86_400_000))
    expect(body).toMatchObject({
      state: 'ASKED',
      owner: disnaker,
      agency: migrantCare,
      answerBy,
      isOverdue: false,
      reason,
    })
    expect((await staff('accessList')).body.requests).toMatchObject([{ id: body.id }])
    expect((await kit(caseworker, 'accessRequests')).body.requests).toMatchObject([{ id: body.id }])
    expect((await kit(placer, 'accessRequests')).body.requests).toEqual([])
  })

  it('is the same one when it is asked again', async () => {
    expect(await asked()).toBe(await asked())
    expect(await asked(['Worker.kecamatan'], placer)).not.toBe(await asked())
  })

  it('is about fields that the owner has, and not the owner’s own', async () => {
    const input = { coordinates: ['Worker.shoeSize'], purpose: 'PROTECTION', reason }
    expect((await kit(caseworker, 'requestAccess', input)).body.error).toEqual({
      code: 'BAD_INPUT',
      message: `${disnaker} has no field Worker.shoeSize.`,
    })
    expect((await kit(head, 'requestAccess', { ...input, coordinates: ['Worker.kecamatan'] })).status).toBe(403)
  })

  it('is overdue after its day', async () => {
    const id = await asked()
    await hub.at[disnaker].database.own.query(
      `update access_request set answer_by = answer_by - 20, asked_at = asked_at - interval '20 days' where id = $1`,
      [id],
    )
    expect((await staff('accessList')).body.requests).toMatchObject([{ id, isOverdue: true }])
    await staff('accessAnswer', { request: id, answer: 'REFUSE', text: 'Tidak perlu.' })
    expect((await staff('accessList')).body.requests).toMatchObject([{ id, isOverdue: false }])
    const askedOn = jakartaDay(new Date(Date.now() - 20 * 86_400_000))
    expect(await toldForum()).toEqual([{ owner: disnaker, askedOn, answeredOn: today(), answer: 'REFUSE' }])
  })
})

describe('an answer', () => {
  it('is the head’s, and refuses with a reason', async () => {
    const id = await asked()
    const officer = { ...head, person: 'officer', role: 'OFFICER', purpose: 'VERIFICATION' } as const
    expect((await staff('accessAnswer', { request: id, answer: 'REFUSE', text: 'x' }, officer)).status).toBe(403)
    expect((await staff('accessAnswer', { request: id, answer: 'REFUSE' })).body.error?.code).toBe('BAD_INPUT')
    const { body } = await staff('accessAnswer', {
      request: id,
      answer: 'REFUSE',
      text: 'Tidak perlu untuk pelindungan.',
    })
    expect(body).toMatchObject({ request: { state: 'REFUSED' }, drafts: [] })
    expect((await kit(caseworker, 'accessRequests')).body.requests).toMatchObject([
      {
        state: 'REFUSED',
        turns: [
          { kind: 'ASK', text: reason },
          { kind: 'REFUSE', text: 'Tidak perlu untuk pelindungan.' },
        ],
      },
    ])
    const again = await staff('accessAnswer', { request: id, answer: 'ACCEPT' })
    expect(again.body.error).toEqual({
      code: 'CONFLICT',
      message: 'This request does not wait for an answer: it is REFUSED.',
    })
  })

  it('accepts as a draft of just these fields, which opens and proposes nothing', async () => {
    const id = await asked(['Worker.kecamatan', 'Worker.notes'])
    const before = hub.register.entries().length
    const { body } = await staff('accessAnswer', { request: id, answer: 'ACCEPT' })
    const [draft] = body.drafts as {
      document: { form: string; parties: string[]; lines: { coordinate: string; purpose: string }[] }
    }[]
    expect(body).toMatchObject({ request: { state: 'ACCEPTED' } })
    expect(draft?.document).toMatchObject({ form: 'pks-protection', parties: [disnaker, migrantCare] })
    const coordinates = new Set(draft?.document.lines.map(({ coordinate }) => coordinate))
    expect([...coordinates].sort()).toEqual(['Note.id', 'Worker.id', 'Worker.kecamatan'])
    expect(hub.register.entries()).toHaveLength(before)
    expect(await toldForum()).toEqual([{ owner: disnaker, askedOn: today(), answeredOn: today(), answer: 'ACCEPT' }])
  })

  it('cannot accept what the schema offers to no such agency', async () => {
    const id = await asked(['Worker.secret'])
    const { body } = await staff('accessAnswer', { request: id, answer: 'ACCEPT' })
    expect(body.error).toEqual({
      code: 'CONFLICT',
      message: 'Worker.secret is offered to no NGO for PROTECTION: offer it in the schema first, ask back, or refuse.',
    })
    expect((await staff('accessList')).body.requests).toMatchObject([{ id, state: 'ASKED' }])
    expect(await toldForum()).toEqual([])
  })

  it('may ask back, and the time runs anew with the reply', async () => {
    const id = await asked()
    const early = await kit(caseworker, 'accessReply', { request: id, text: 'Segera.' })
    expect(early.body.error).toEqual({ code: 'CONFLICT', message: 'Nothing was asked back: the request is ASKED.' })
    await staff('accessAnswer', { request: id, answer: 'ASK_BACK', text: 'Untuk berapa orang?' })
    expect((await staff('accessAnswer', { request: id, answer: 'ACCEPT' })).body.error?.code).toBe('CONFLICT')
    expect((await kit(placer, 'accessReply', { request: id, text: 'x' })).status).toBe(404)
    const replied = await kit(caseworker, 'accessReply', { request: id, text: 'Tiga.' })
    expect(replied.body).toMatchObject({
      state: 'ASKED',
      turns: [{ kind: 'ASK' }, { kind: 'ASK_BACK' }, { kind: 'REPLY' }],
    })
    expect((await staff('accessAnswer', { request: id, answer: 'ACCEPT' })).body).toMatchObject({
      request: { state: 'ACCEPTED' },
    })
    expect((await toldForum()).map((told) => Reflect.get(told, 'answer'))).toEqual(['ASK_BACK', 'ACCEPT'])
  })

  it('tells the forum of no person and no field', async () => {
    const id = await asked()
    await staff('accessAnswer', { request: id, answer: 'REFUSE', text: 'Tidak.' })
    const [told] = await toldForum()
    expect(Object.keys(told ?? {}).sort()).toEqual(['answer', 'answeredOn', 'askedOn', 'owner'])
  })
})
