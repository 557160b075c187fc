import { randomUUID } from 'node:crypto'
import { withFederation } from '@simpul/boundary'
import { forum } from '@simpul/forum'
import { government } from '@simpul/government'
import { ngo } from '@simpul/ngo'
import { recruitment } from '@simpul/recruitment'
import type { TestCaller } from '@simpul/testing'
import { buildASTSchema, getNamedType, isInputObjectType, parse } from 'graphql'
import {
  companion,
  dayFrom,
  disnaker,
  forumAgency,
  migrantCare,
  nobody,
  type ReferralHub,
  referralHub,
} from './referral-hub.ts'

const head: TestCaller = { issuer: migrantCare, person: 'head', role: 'HEAD', purpose: 'GOVERNANCE' }
const rescuer: TestCaller = { ...companion, purpose: 'REPATRIATION' }

let hub: ReferralHub

beforeAll(async () => {
  hub = await referralHub()
  await hub.rows(
    forumAgency,
    'insert into forum_seat (id, is_seated, since) values ($1, true, now()), ($2, true, now()) on conflict do nothing',
    [migrantCare, disnaker],
  )
  await hub.rows(
    forumAgency,
    `insert into party (type, row_id, agency) values ('ForumSeat', $1, $1) on conflict do nothing`,
    [migrantCare],
  )
}, 120_000)

afterAll(() => hub?.close())

const later = (as: TestCaller, agency: string, mutation: string, input: object) =>
  hub.staff(migrantCare, as, 'actLater', { agency, mutation, input: { clientKey: randomUUID(), ...input } })

const suggestions = () => hub.rows<{ text: string }>(forumAgency, 'select text, from_agency from suggestion')
const repatriations = (worker: string) =>
  hub.rows<object>(disnaker, 'select requested_by, country from repatriation where worker_id = $1', [worker])

interface Letter {
  readonly state: string
  readonly reason: string | null
}

async function lastLetter(): Promise<Letter | undefined> {
  const { body } = await hub.staff(migrantCare, head, 'outboxList', { first: 1 })
  const [letter] = body.letters as readonly Letter[]
  return letter
}

/** A worker who permits the NGO to ask the Manpower Service to bring her home. */
async function permitted(): Promise<string> {
  const worker = randomUUID()
  const { status } = await hub.staff(disnaker, { ...rescuer, issuer: disnaker, role: 'OFFICER' }, 'grantGive', {
    subject: worker,
    owner: disnaker,
    recipient: migrantCare,
    purposes: ['REPATRIATION'],
    basis: 'CONSENT',
    evidenceDigest: 'a'.repeat(64),
    until: dayFrom(new Date(), 60),
  })
  expect(status).toBe(200)
  await hub.deliver()
  return worker
}

/** The names under which the accepted mutations of a schema take a person. */
function personsOfAcceptedActs(sdl: string): readonly string[] {
  const schema = buildASTSchema(withFederation(parse(sdl)), { assumeValidSDL: true })
  const accepted = Object.values(schema.getMutationType()?.getFields() ?? {}).filter((field) => has(field, 'accepts'))
  return accepted.flatMap(({ args }) =>
    args.flatMap(({ type }) => {
      const input = getNamedType(type)
      if (!isInputObjectType(input)) return []
      return Object.values(input.getFields()).flatMap((field) => (has(field, 'subject') ? [field.name] : []))
    }),
  )
}

interface Written {
  readonly astNode?:
    | { readonly directives?: readonly { readonly name: { readonly value: string } }[] }
    | null
    | undefined
}

function has({ astNode }: Written, directive: string): boolean {
  return astNode?.directives?.some(({ name }) => name.value === directive) === true
}

describe('an act at an agency that need not be there', () => {
  it('is done when the letter arrives, once, as if the person had come through the hub', async () => {
    const input = { clientKey: randomUUID(), agency: migrantCare, text: 'Sepakati satu daftar dokumen.' }
    const told = await later(head, forumAgency, 'suggest', input)
    expect(told).toMatchObject({ status: 200, body: { state: 'WAITING', clientKey: input.clientKey } })
    expect(await suggestions()).toEqual([])
    await hub.deliver()
    expect(await suggestions()).toEqual([{ text: input.text, from_agency: migrantCare }])

    await later(head, forumAgency, 'suggest', input) // the client did not hear and tries again
    await hub.deliver()
    const query = 'mutation ($input: SuggestInput!) { suggest(input: $input) { __typename } }'
    await hub.data(forumAgency, head, query, { input }) // or comes by the other way
    expect(await suggestions()).toHaveLength(1)
  })

  it('about a person needs her permission at the moment it arrives', async () => {
    const worker = await permitted()
    const input = { workerId: worker, country: 'MY' }
    await later(rescuer, disnaker, 'requestRepatriation', input)
    await hub.deliver()
    expect(await repatriations(worker)).toEqual([{ requested_by: migrantCare, country: 'MY' }])

    const second = await permitted()
    await later(rescuer, disnaker, 'requestRepatriation', { ...input, workerId: second })
    await hub.rows(disnaker, 'update grant_reach set closes_at = now() where subject = $1', [second]) // withdrawn meanwhile
    await hub.deliver()
    expect(await repatriations(second)).toEqual([])
    expect(await lastLetter()).toMatchObject({
      state: 'PARKED',
      reason: expect.stringContaining('requestRepatriation'),
    })
  })

  it.each([
    ['in a role that is not cleared', { ...rescuer, role: 'HEAD' } as const, 'requestRepatriation', {}],
    ['that only own staff may do', rescuer, 'registerWorker', { fullName: 'Contoh' }],
    ['that does not exist', rescuer, 'dropEverything', {}],
    ['whose input does not fit', rescuer, 'requestRepatriation', { country: 7 }],
    ['that the owner refuses', rescuer, 'requestRepatriation', { country: 'Malaysia' }],
  ])('%s is parked with the reason, and nothing is written', async (_, as, mutation, more) => {
    const worker = await permitted()
    await later(as, disnaker, mutation, { workerId: worker, country: 'MY', ...more })
    await hub.deliver()
    expect(await repatriations(worker)).toEqual([])
    const letter = await lastLetter()
    expect(letter?.state).toBe('PARKED')
    expect(letter?.reason).not.toContain(worker)
  })

  it('names nobody who did not permit it: not a stranger, nor for another purpose', async () => {
    const worker = await permitted()
    const told = (as: TestCaller, workerId: string) =>
      later(as, disnaker, 'requestRepatriation', { workerId, country: 'MY' })
    expect((await told(companion, worker)).status).toBe(403)
    expect((await told(rescuer, randomUUID())).status).toBe(403)
    expect(
      await hub.rows(migrantCare, 'select 1 from outbox where delivered_at is null and refused_as is null'),
    ).toEqual([])
  })

  it('calls a person workerId in every mutation that another agency may ask for', () => {
    const names = [government, ngo, forum, recruitment].flatMap(({ sdl }) => personsOfAcceptedActs(sdl))
    expect(new Set(names)).toEqual(new Set(['workerId']))
  })

  it.each([
    ['an analyst', { ...companion, role: 'ANALYST' } as const, disnaker, 403],
    ['the agency itself', rescuer, migrantCare, 400],
    ['an agency that is not known', rescuer, 'nobody-jember', 400],
  ])('is not told for %s', async (_, as, agency, status) => {
    expect((await later(as, agency, 'requestRepatriation', { workerId: nobody, country: 'MY' })).status).toBe(status)
  })

  it('that is told in an agency’s name by another is the other’s own act', async () => {
    const worker = await permitted()
    const act = { mutation: 'requestRepatriation', person: 'companion', role: 'CASEWORKER', purpose: 'REPATRIATION' }
    const input = { clientKey: randomUUID(), workerId: worker, country: 'MY' }
    expect((await hub.say(forumAgency, disnaker, 'act', { ...act, input })).status).toBe(403)
    expect((await hub.say(migrantCare, disnaker, 'act', { ...act, role: 'SUBJECT', input })).status).toBe(400)
    expect(await repatriations(worker)).toEqual([])
    expect((await hub.say(migrantCare, disnaker, 'act', { ...act, input })).status).toBe(200)
    expect(await repatriations(worker)).toHaveLength(1)
  })
})
