import { randomUUID } from 'node:crypto'
import { withFederation } from '@simpul/boundary'
import { buildASTSchema, parse } from 'graphql'
import { ngo } from './ngo-subgraph.ts'
import { acting } from './testing/acting.ts'
import {
  analyst,
  caseworker,
  companion,
  nobody,
  population,
  reasons,
  type ServedNgo,
  serveNgo,
  subject,
  supervisor,
  today,
} from './testing/served-ngo.ts'

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const { act, done, newCase, rows, everything } = acting(() => served)
const workerId = population[0]?.id

/** One act as a caseworker does it on a new case. */
interface Act {
  /** The field that names the row it is about. */
  readonly names: string
  readonly input: (caseId: string) => object | Promise<object>
}

const onCase = (input: object): Act => ({ names: 'caseId', input: (caseId) => ({ caseId, ...input }) })
const onNew = (names: string, table: string, make: (caseId: string) => Promise<unknown>, input: object): Act => ({
  names,
  async input(caseId) {
    await make(caseId)
    const [row] = await rows<{ id: string }>(`select id from ${table} where case_id = $1`, [caseId])
    return { [names]: row?.id, expectedVersion: 1, ...input }
  },
})
const family = { name: 'Ibu Contoh', relation: 'PARENT', isSafe: true }
const child = { name: 'Anak Contoh', bornOn: today, permittedBy: 'Ibunya' }
const plan = (caseId: string) => done('planReintegration', { caseId, steps: ['Pelatihan usaha.'] })
const assigned = { assigned: [caseworker.person] }

const acts: Readonly<Record<string, Act>> = {
  moveCase: onCase({ expectedVersion: 1, status: 'IN_PROGRESS' }),
  changeCase: onCase({ expectedVersion: 1, severity: 'LOW' }),
  addRespondent: onCase({ expectedVersion: 1, name: 'Majikan' }),
  recordComplainant: onCase({ relation: 'PARENT', wantsAnonymity: true }),
  addEvidence: onCase({ kind: 'PHOTO', description: 'Foto luka.', holdsOthersData: false }),
  addWitness: onCase({ name: 'Tetangga', wantsAnonymity: true }),
  addNarrative: onCase({ text: 'Ia bercerita lagi.', holdsOthersData: false }),
  addNote: onCase({ text: 'Keluarga ditelepon.', holdsOthersData: false }),
  assessRisk: onCase({ level: 'HIGH' }),
  planSafety: onCase({ steps: ['Kata sandi disepakati.'] }),
  changeSafetyPlan: onNew('planId', 'safety_plan', (caseId) => done('planSafety', { caseId, steps: ['Satu.'] }), {
    steps: ['Dua.'],
  }),
  recordShelterStay: onCase({ place: 'Rumah aman A' }),
  extendShelterStay: onNew('stayId', 'shelter_stay', (caseId) => done('recordShelterStay', { caseId, place: 'A' }), {
    plannedUntilOn: today,
  }),
  endShelterStay: onNew('stayId', 'shelter_stay', (caseId) => done('recordShelterStay', { caseId, place: 'A' }), {}),
  markCase: onCase({ kind: 'TRAFFICKING', ...assigned }),
  assignCaseMarker: onNew(
    'markerId',
    'case_marker',
    (caseId) => done('markCase', { caseId, kind: 'GENDER_BASED_VIOLENCE', ...assigned }),
    { assigned: [caseworker.person, supervisor.person] },
  ),
  recordCareNeed: onCase({ kind: 'PREGNANCY' }),
  endCareNeed: onNew('needId', 'case_care_need', (caseId) => done('recordCareNeed', { caseId, kind: 'INJURY' }), {}),
  keepFamilyContact: onNew(
    'contactId',
    'ngo_family_contact',
    (caseId) => done('keepFamilyContact', { caseId, workerId, ...family }),
    { workerId, ...family, name: 'Ibu lain' },
  ),
  keepChild: onNew('childId', 'ngo_child', (caseId) => done('keepChild', { caseId, workerId, ...child }), {
    workerId,
    ...child,
    name: 'Anak lain',
  }),
  recordCaseRemedy: onCase({ type: 'WAGES', amountClaimed: 9_000_000, currency: 'IDR' }),
  obtainCaseRemedy: onNew(
    'remedyId',
    'case_remedy',
    (caseId) => done('recordCaseRemedy', { caseId, type: 'DOCUMENTS' }),
    {},
  ),
  noteRepatriationRequest: onCase({ country: 'MY', askedOf: 'disnaker-jember' }),
  moveRepatriationRequest: onNew(
    'requestId',
    'repatriation_request',
    (caseId) => done('noteRepatriationRequest', { caseId, country: 'MY', askedOf: 'disnaker-jember' }),
    { state: 'TAKEN_ON' },
  ),
  planReintegration: onCase({ steps: ['Pelatihan usaha.'] }),
  changeReintegrationPlan: onNew('planId', 'reintegration_plan', plan, { state: 'DONE' }),
  recordFollowUpVisit: {
    names: 'planId',
    async input(caseId) {
      await plan(caseId)
      const [row] = await rows<{ id: string }>('select id from reintegration_plan where case_id = $1', [caseId])
      return { planId: row?.id, kind: 'AT_HOME', findings: 'Baik.' }
    },
  },
}

/** The acts that have tests of their own. */
/** `keepContact` names a number, which hangs on no case: nobody is excluded from it. */
const elsewhere = /^(openCase|keepContact|takeOverComplaint|publishCaseTables)$|Referral$|^(refer|reshare)Case$/

describe('every act', () => {
  it('of the schema is one of those looked at here or has tests of its own', () => {
    const schema = buildASTSchema(withFederation(parse(ngo.sdl)), { assumeValidSDL: true })
    const names = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !elsewhere.test(name))
    expect(names.toSorted()).toEqual(Object.keys(acts).toSorted())
  })

  it.each(Object.entries(acts))('%s is done once for one key, and answers a repeat alike', async (name, { input }) => {
    const given = { clientKey: randomUUID(), ...(await input(await newCase({ workerId }))) }
    const before = await everything()
    const first = await done(name, given)
    const after = await everything()
    expect(after).not.toBe(before)
    expect(await done(name, given)).toEqual(first)
    expect(await everything()).toBe(after)
  })

  it.each(
    Object.entries(acts),
  )('%s is for own cleared staff only, and writes nothing for others', async (name, one) => {
    const input = { clientKey: randomUUID(), ...(await one.input(await newCase({ workerId }))) }
    const before = await everything()
    for (const [as, reason] of [
      [analyst, 'NOT_CLEARED'],
      [companion, 'NOT_OFFERED'],
      [subject, 'NOT_OFFERED'],
    ] as const) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`
      const answer = await served.subgraph.ask({ as, query, variables: { input } })
      expect(reasons(answer)).toEqual([`Mutation.${name} ${reason}`])
    }
    expect(await everything()).toBe(before)
  })

  it.each(Object.entries(acts))('%s tells a respondent of the case what it tells of none', async (name, one) => {
    const caseId = await newCase({ workerId })
    const input = await one.input(caseId)
    await rows(`insert into exclusion (type, row_id, person) values ('Case', $1, 'rekan')`, [caseId])
    const before = await everything()
    const as = { ...caseworker, person: 'rekan' }
    const own = { ...input, ...('assigned' in input ? { assigned: ['rekan'] } : {}) }
    const hidden = await act(name, own, undefined, as)
    expect(hidden).toMatchObject({ code: 'NOT_FOUND', field: `input.${one.names}` })
    expect(hidden).toEqual(await act(name, { ...own, [one.names]: nobody }, undefined, as))
    expect(await everything()).toBe(before)
  })

  it.each(Object.entries(acts))('%s refuses the key of another input, and writes nothing', async (name, { input }) => {
    const clientKey = randomUUID()
    await done(name, { clientKey, ...(await input(await newCase({ workerId }))) })
    const other = await input(await newCase({ workerId }))
    const before = await everything()
    expect(await act(name, { clientKey, ...other })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
    expect(await everything()).toBe(before)
  })
})

describe('every act on a row that changes', () => {
  const changing = Object.entries(acts).filter(([name]) => !/^(record|add|assess|plan|mark|note)/.test(name))
  it.each([
    ...changing,
    ['addRespondent', acts.addRespondent] as const,
  ])('%s is refused to whoever read an older version, and writes nothing', async (name, one) => {
    const input = await one?.input(await newCase({ workerId }))
    const before = await everything()
    expect(await act(name, { ...input, expectedVersion: 0 })).toMatchObject({
      code: 'STALE_VERSION',
      field: 'input.expectedVersion',
      messages: { en: expect.any(String), id: expect.any(String) },
    })
    expect(await everything()).toBe(before)
  })
})
