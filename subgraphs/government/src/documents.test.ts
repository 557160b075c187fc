import { addDays, checklistTemplates as drawnFrom } from '@simpul/demo'
import { testParties, testSubgraph } from '@simpul/testing'
import { checklistOn } from './checklist-template/checklist-on.ts'
import { checklistVersions } from './checklist-template/checklist-versions.ts'
import { addChecklists } from './checklist-template/keep-checklists.ts'
import { government } from './government-subgraph.ts'
import { actingOn } from './testing/acting.ts'
import {
  agreedRegister,
  caseworker,
  companion,
  head,
  nobody,
  now,
  officer,
  placer,
  type ServedGovernment,
  serveGovernment,
  today,
} from './testing/served-government.ts'

let served: ServedGovernment

beforeAll(async () => {
  served = await serveGovernment()
}, 120_000)

afterAll(() => served?.close())

const { act, refused, count } = actingOn(() => served)
const daysAgo = (days: number) => addDays(today, -days)
const long = 'x'.repeat(200_000)

let numbers = 0

/** A registered worker whom nobody else is. */
async function registered(change: object = {}): Promise<string> {
  numbers += 1
  const facts = {
    nik: `350911600195${String(numbers).padStart(4, '0')}`,
    fullName: `Berkas Rekaan ${numbers}`,
    birthDate: '1995-01-20',
    sex: 'FEMALE',
    maritalStatus: 'SINGLE',
    kecamatanCode: '35.09.11',
    ...change,
  }
  const { worker } = await act(officer, 'registerWorker', facts, 'worker { id }')
  return (worker as { readonly id: string }).id
}

const shown = `checklist {
  id scheme destinationCountry items openedOn endedOn template { id version }
}`

async function opened(workerId: string, scheme = 'P_TO_P', destinationCountry = 'HK') {
  const answer = await act(officer, 'openWorkerChecklist', { workerId, scheme, destinationCountry }, shown)
  return answer.checklist as { readonly items: readonly string[]; readonly template: { readonly id: string } }
}

interface Item {
  readonly id: string
  readonly type: string
  readonly state: string
  readonly version: number
}

async function fileOf(workerId: string) {
  const query = `query ($id: ID!) { worker(id: $id) {
    documentsCompletePercent hasFamilyPermission registrationDocuments { id type state version }
    checklists { template { id } endedOn }
  } }`
  const { worker } = await served.ask(officer, query, { id: workerId })
  return worker as {
    readonly documentsCompletePercent: number
    readonly hasFamilyPermission: boolean
    readonly registrationDocuments: readonly Item[]
    readonly checklists: readonly { readonly template: { readonly id: string }; readonly endedOn: string | null }[]
  }
}

async function itemOf(workerId: string, type: string): Promise<Item> {
  const { registrationDocuments } = await fileOf(workerId)
  const found = registrationDocuments.find((one) => one.type === type)
  if (found === undefined) throw new Error(`The checklist has no ${type}.`)
  return found
}

const handedIn = { to: 'SUBMITTED', on: today, collectedBy: 'VILLAGE' }

async function moved(workerId: string, type: string, to: object): Promise<unknown> {
  const { id: documentId, version: expectedVersion } = await itemOf(workerId, type)
  const input = { documentId, expectedVersion, ...to }
  const shownOf =
    'registrationDocument { state collectedBy receivedOn decidedOn issuedOn expiresOn rejectedReason version }'
  return (await act(officer, 'moveRegistrationDocument', input, shownOf)).registrationDocument
}

describe('the checklists', () => {
  it('are those that the demonstration’s papers were drawn from, in their last version', () => {
    for (const { scheme, items } of drawnFrom) {
      const last = checklistVersions
        .filter((one) => one.scheme === scheme && one.destinationCountry === null)
        .toSorted((left, right) => right.version - left.version)
      expect([scheme, last[0]?.requiredDocuments]).toEqual([scheme, items.map(({ type }) => type)])
    }
  })

  it('hold the eight papers of the law from the day it was promulgated', () => {
    const first = checklistVersions.filter(({ version, destinationCountry }) => version === 1 && !destinationCountry)
    expect(first.map(({ validFrom }) => validFrom)).toEqual(first.map(() => '2017-11-22'))
    expect(first.find(({ scheme }) => scheme === 'P_TO_P')?.requiredDocuments).toHaveLength(8)
  })

  it('are taken in once at each start, and no version ever changes', async () => {
    const before = await count('checklist_template')
    await addChecklists(served.database.own)
    expect(await count('checklist_template')).toBe(before)
    const change = served.database.own.query(`update checklist_template set required_documents = '{KTP}'`)
    await expect(change).rejects.toThrow('stays as it is')
    await expect(served.database.own.query('delete from checklist_template')).rejects.toThrow('stays as it is')
  })

  it.each([
    ['2017-11-21', 'P_TO_P', 'HK', undefined],
    ['2017-11-22', 'P_TO_P', 'HK', 'checklist-p-to-p-1'],
    ['2023-07-16', 'G_TO_G', 'DE', 'checklist-g-to-g-1'],
    ['2023-07-17', 'G_TO_G', 'DE', 'checklist-g-to-g-de-1'],
    ['2023-07-17', 'G_TO_G', 'KR', 'checklist-g-to-g-2'],
    ['2023-07-17', 'UNKNOWN', 'KR', undefined],
  ])('of %s for %s to %s: %s', async (day, scheme, destinationCountry, id) => {
    const asked = { scheme, destinationCountry, day }
    const own = { query: <T>(sql: string, given: readonly unknown[]) => served.database.own.query<T>(sql, [...given]) }
    expect((await checklistOn(own, asked))?.id).toBe(id)
  })

  it('are open to the public, with what in them is a proposal', async () => {
    const query =
      '{ checklistTemplates(scheme: G_TO_G) { edges { node { destinationCountry version validFrom proposal } } } }'
    const { body } = await served.subgraph.ask({ query })
    expect(body.errors).toBeUndefined()
    expect(JSON.stringify(body.data)).toContain('"destinationCountry":"DE"')
  })
})

describe('openWorkerChecklist', () => {
  it.each([
    ['P_TO_P', 'HK', 'checklist-p-to-p-2', 7],
    ['INDIVIDUAL', 'MY', 'checklist-individual-2', 11],
    ['G_TO_G', 'KR', 'checklist-g-to-g-2', 12],
    ['G_TO_G', 'DE', 'checklist-g-to-g-de-1', 13],
    ['RE_ENTRY', 'TW', 'checklist-re-entry-2', 7],
    ['SEAFARER', 'SG', 'checklist-seafarer-2', 12],
  ] as const)('of %s to %s goes by %s, of which the Manpower Service collects %i', async (scheme, country, id, items) => {
    const workerId = await registered()
    const checklist = await opened(workerId, scheme, country)
    expect([checklist.template.id, checklist.items.length]).toEqual([id, items])
    const { registrationDocuments, documentsCompletePercent } = await fileOf(workerId)
    expect(registrationDocuments.map(({ type }) => type).toSorted()).toEqual(checklist.items.toSorted())
    expect(new Set(registrationDocuments.map(({ state }) => state))).toEqual(new Set(['MISSING']))
    expect(documentsCompletePercent).toBe(0)
    // what would tell of a medical result or of the police’s record is no item
    for (const specific of ['HEALTH_CERTIFICATE', 'SKCK']) expect(checklist.items).not.toContain(specific)
  })

  it('leaves to a company what it collects itself, by any scheme', async () => {
    const workerId = await registered()
    const place = { scheme: 'SSW', companyId: 'p3mi-in-era-sejahtera', destinationCountry: 'JP', position: 'Perawat' }
    await act(officer, 'filePlacement', { workerId, ...place, sector: 'CARE' })
    const { items } = await opened(workerId, 'SSW', 'JP')
    expect(items).not.toContain('PASSPORT')
    expect(items).toContain('DIPLOMA')
  })

  it('for another scheme ends the one before, and what was accepted counts where it is asked for again', async () => {
    const workerId = await registered()
    await opened(workerId)
    await moved(workerId, 'KTP', handedIn)
    await moved(workerId, 'KTP', { to: 'ACCEPTED', on: today })
    expect((await fileOf(workerId)).documentsCompletePercent).toBe(14)
    await opened(workerId, 'RE_ENTRY', 'TW')
    const { checklists, documentsCompletePercent } = await fileOf(workerId)
    expect(documentsCompletePercent).toBe(14)
    expect(checklists).toEqual(
      expect.arrayContaining([
        { template: { id: 'checklist-p-to-p-2' }, endedOn: today },
        { template: { id: 'checklist-re-entry-2' }, endedOn: null },
      ]),
    )
  })

  it('answers a repeat with the first result, and opens once', async () => {
    const input = {
      clientKey: 'checklist-repeat',
      workerId: await registered(),
      scheme: 'SSW',
      destinationCountry: 'JP',
    }
    const first = await act(officer, 'openWorkerChecklist', input, shown)
    const before = await count('worker_checklist')
    expect(await act(officer, 'openWorkerChecklist', input, shown)).toEqual(first)
    expect(await count('worker_checklist')).toBe(before)
  })

  it('lets one of many at once through', async () => {
    const workerId = await registered()
    const query = 'mutation ($input: OpenWorkerChecklistInput!) { openWorkerChecklist(input: $input) { __typename } }'
    const open = (at: number) => {
      const input = { clientKey: `checklist-race-${at}`, workerId, scheme: 'P_TO_P', destinationCountry: 'HK' }
      return served.subgraph.ask({ as: officer, query, variables: { input } })
    }
    const answers = await Promise.all([1, 2, 3, 4].map(open))
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.code ?? 'opened').sort()
    expect(codes).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'opened'])
  })

  it.each([
    ['one that is open', {}, 'CONFLICT', 'input.scheme'],
    ['a destination at home', { destinationCountry: 'ID' }, 'BAD_INPUT', 'input.destinationCountry'],
    ['a destination that is none', { destinationCountry: 'Hong Kong' }, 'BAD_INPUT', 'input.destinationCountry'],
    ['a worker that is none', { workerId: nobody }, 'NOT_FOUND', 'input.workerId'],
    ['an id that is none', { workerId: 'sulastri' }, 'BAD_INPUT', 'input.workerId'],
  ])('refuses %s in both languages and writes nothing', async (_, change, code, field) => {
    const workerId = await registered()
    await opened(workerId)
    const before = [await count('worker_checklist'), await count('registration_document')]
    const input = { workerId, scheme: 'P_TO_P', destinationCountry: 'HK', ...change }
    const answer = await refused(officer, 'openWorkerChecklist', input)
    expect([answer.code, answer.field]).toEqual([code, field])
    expect([answer.en, answer.id]).not.toContain('')
    expect([await count('worker_checklist'), await count('registration_document')]).toEqual(before)
  })

  it('refuses somebody who is not registered', async () => {
    const input = { fullName: 'Misal', knownOn: today, isNonProcedural: true }
    const { worker } = await act(caseworker, 'recordKnownWorker', input, 'worker { id }')
    const { id: workerId } = worker as { readonly id: string }
    const asked = { workerId, scheme: 'P_TO_P', destinationCountry: 'HK' }
    expect(await refused(officer, 'openWorkerChecklist', asked)).toMatchObject({ field: 'input.workerId' })
  })
})

describe('moveRegistrationDocument', () => {
  it('takes a document in, refuses it with a reason, takes it in anew, accepts it', async () => {
    const workerId = await registered()
    await opened(workerId)
    const issuedOn = daysAgo(400)
    await moved(workerId, 'KK', { ...handedIn, issuedOn: daysAgo(900), on: daysAgo(3) })
    expect(await moved(workerId, 'KK', { to: 'REJECTED', on: daysAgo(2), rejectedReason: 'Buram. 📄' })).toMatchObject({
      state: 'REJECTED',
      rejectedReason: 'Buram. 📄',
      decidedOn: daysAgo(2),
    })
    await moved(workerId, 'KK', { ...handedIn, collectedBy: 'SIAPKERJA', issuedOn })
    expect(await moved(workerId, 'KK', { to: 'ACCEPTED', on: today, expiresOn: addDays(today, 10) })).toEqual({
      state: 'ACCEPTED',
      collectedBy: 'SIAPKERJA',
      receivedOn: today,
      decidedOn: today,
      issuedOn,
      expiresOn: addDays(today, 10),
      rejectedReason: null,
      version: 5,
    })
  })

  it('is followed by how much is complete, up to all of it', async () => {
    const workerId = await registered()
    const { items } = await opened(workerId)
    const permission = { workerId, relation: 'PARENT', givenOn: today, villageKnewOn: today }
    await act(officer, 'recordFamilyPermission', permission)
    const seen: number[] = []
    for (const type of items) {
      await moved(workerId, type, handedIn)
      await moved(workerId, type, { to: 'ACCEPTED', on: today })
      seen.push((await fileOf(workerId)).documentsCompletePercent)
    }
    expect(seen).toEqual([14, 28, 42, 57, 71, 85, 100])
  })

  it('is undone by the day on which the document runs out, once that is over in Jember', async () => {
    const workerId = await registered()
    await opened(workerId)
    await moved(workerId, 'KTP', handedIn)
    await moved(workerId, 'KTP', { to: 'ACCEPTED', on: today, expiresOn: today })
    const clock = { at: now }
    const options = { definition: government, database: served.database, parties: testParties() }
    const later = await testSubgraph({ ...options, register: agreedRegister(), clock: () => clock.at })
    await later.doJobs()
    expect((await itemOf(workerId, 'KTP')).state).toBe('ACCEPTED')
    clock.at = new Date(`${addDays(today, 1)}T00:00:01+07:00`)
    await later.doJobs()
    await later.close()
    expect(await itemOf(workerId, 'KTP')).toMatchObject({ state: 'EXPIRED', version: 4 })
    expect((await fileOf(workerId)).documentsCompletePercent).toBe(0)
  })

  it.each([
    ['a step that does not follow', { to: 'ACCEPTED', collectedBy: null }, 'ILLEGAL_TRANSITION', 'input.to'],
    ['a day to come', { on: addDays(today, 1) }, 'BAD_INPUT', 'input.on'],
    ['a day before birth', { on: '1990-01-01' }, 'BAD_INPUT', 'input.on'],
    ['an issue to come', { issuedOn: addDays(today, 1) }, 'BAD_INPUT', 'input.issuedOn'],
    ['an issue before birth', { issuedOn: '1990-01-01' }, 'BAD_INPUT', 'input.issuedOn'],
    ['an issue after it was handed in', { issuedOn: today, on: daysAgo(1) }, 'BAD_INPUT', 'input.on'],
    ['an expiry before the issue', { issuedOn: daysAgo(5), expiresOn: daysAgo(6) }, 'BAD_INPUT', 'input.expiresOn'],
    ['nobody who took it in', { collectedBy: null }, 'BAD_INPUT', 'input.collectedBy'],
    ['a reason without a rejection', { rejectedReason: 'Buram.' }, 'BAD_INPUT', 'input.rejectedReason'],
    ['a rejection without a reason', { to: 'REJECTED', collectedBy: null }, 'BAD_INPUT', 'input.rejectedReason'],
    [
      '200,000 characters',
      { to: 'REJECTED', collectedBy: null, rejectedReason: long },
      'BAD_INPUT',
      'input.rejectedReason',
    ],
    ['an old version', { expectedVersion: 7 }, 'STALE_VERSION', 'input.expectedVersion'],
    ['a document that is none', { documentId: nobody }, 'NOT_FOUND', 'input.documentId'],
  ])('refuses %s in both languages and writes nothing', async (_, change, code, field) => {
    const workerId = await registered()
    await opened(workerId)
    const { id: documentId } = await itemOf(workerId, 'KTP')
    const answer = await refused(officer, 'moveRegistrationDocument', {
      documentId,
      expectedVersion: 1,
      ...handedIn,
      ...change,
    })
    expect([answer.code, answer.field]).toEqual([code, field])
    expect([answer.en, answer.id]).not.toContain('')
    expect(await itemOf(workerId, 'KTP')).toMatchObject({ state: 'MISSING', version: 1 })
  })

  it('refuses to accept what has run out', async () => {
    const workerId = await registered()
    await opened(workerId)
    await moved(workerId, 'KTP', { ...handedIn, issuedOn: daysAgo(500), expiresOn: daysAgo(1) })
    const { id: documentId } = await itemOf(workerId, 'KTP')
    const input = { documentId, expectedVersion: 2, to: 'ACCEPTED', on: today }
    expect(await refused(officer, 'moveRegistrationDocument', input)).toMatchObject({ field: 'input.expiresOn' })
  })
})

describe('the family’s permission', () => {
  const given = { relation: 'PARENT', givenOn: daysAgo(4), villageKnewOn: daysAgo(2), desaCode: '35.09.11.2004' }
  const shownOf = 'familyPermission { id relation givenOn villageKnewOn desaCode withdrawnOn version }'

  it('must be on record before the letter is accepted; taken back, the letter counts no more', async () => {
    const workerId = await registered()
    await opened(workerId)
    await moved(workerId, 'FAMILY_PERMISSION', handedIn)
    const { id: documentId } = await itemOf(workerId, 'FAMILY_PERMISSION')
    const accept = { documentId, expectedVersion: 2, to: 'ACCEPTED', on: today }
    expect(await refused(officer, 'moveRegistrationDocument', accept)).toMatchObject({ field: 'input.to' })
    const { familyPermission } = await act(officer, 'recordFamilyPermission', { workerId, ...given }, shownOf)
    expect(familyPermission).toMatchObject({ ...given, withdrawnOn: null, version: 1 })
    await act(officer, 'moveRegistrationDocument', accept)
    expect(await fileOf(workerId)).toMatchObject({ hasFamilyPermission: true, documentsCompletePercent: 14 })
    const { id: permissionId } = familyPermission as { readonly id: string }
    const back = { permissionId, expectedVersion: 1, withdrawnOn: today }
    await act(officer, 'withdrawFamilyPermission', back)
    expect(await fileOf(workerId)).toMatchObject({ hasFamilyPermission: false, documentsCompletePercent: 0 })
    expect((await itemOf(workerId, 'FAMILY_PERMISSION')).state).toBe('EXPIRED')
    const again = { ...back, expectedVersion: 2 }
    expect(await refused(officer, 'withdrawFamilyPermission', again)).toMatchObject({ code: 'CONFLICT' })
    await act(officer, 'recordFamilyPermission', { workerId, ...given })
  })

  it('is told to a company by yes or no alone', async () => {
    const workerId = await registered()
    const place = { scheme: 'P_TO_P', companyId: 'p3mi-in-era-sejahtera', destinationCountry: 'HK', sector: 'CARE' }
    await act(officer, 'filePlacement', { workerId, ...place, position: 'Perawat' })
    await act(officer, 'recordFamilyPermission', { workerId, ...given })
    await opened(workerId)
    const query = `query ($id: ID!) { worker(id: $id) {
      hasFamilyPermission familyPermissions { relation } checklists { scheme } registrationDocuments { type }
    } }`
    const { worker } = await served.ask(placer, query, { id: workerId })
    expect(worker).toEqual({
      hasFamilyPermission: true,
      familyPermissions: null,
      checklists: [{ scheme: 'P_TO_P' }],
      registrationDocuments: expect.any(Array),
    })
    const { worker: toNgo } = await served.ask(companion, query, { id: workerId })
    expect(toNgo).toEqual({
      hasFamilyPermission: null,
      familyPermissions: null,
      checklists: null,
      registrationDocuments: null,
    })
  })

  it.each([
    ['a village head who knew before it was given', { villageKnewOn: daysAgo(5) }, 'BAD_INPUT', 'input.villageKnewOn'],
    ['a day to come', { villageKnewOn: addDays(today, 1) }, 'BAD_INPUT', 'input.villageKnewOn'],
    ['a day before birth', { givenOn: '1990-01-01' }, 'BAD_INPUT', 'input.givenOn'],
    ['a spouse of somebody unmarried', { relation: 'SPOUSE' }, 'BAD_INPUT', 'input.relation'],
    ['a village that is none', { desaCode: '35.09.11.9999' }, 'BAD_INPUT', 'input.desaCode'],
    ['a worker that is none', { workerId: nobody }, 'NOT_FOUND', 'input.workerId'],
  ])('is refused with %s, in both languages', async (_, change, code, field) => {
    const workerId = await registered()
    const answer = await refused(officer, 'recordFamilyPermission', { workerId, ...given, ...change })
    expect([answer.code, answer.field]).toEqual([code, field])
    expect([answer.en, answer.id]).not.toContain('')
  })

  it('is recorded once', async () => {
    const workerId = await registered()
    await act(officer, 'recordFamilyPermission', { workerId, ...given })
    expect(await refused(officer, 'recordFamilyPermission', { workerId, ...given })).toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a training', () => {
  const begun = {
    institution: 'BLK Contoh',
    programme: 'Perawat lansia',
    startedOn: daysAgo(60),
    result: 'IN_PROGRESS',
  }
  const shownOf = 'trainingRecord { id result hours endedOn certificateNumber version }'
  const passed = { result: 'PASSED', endedOn: daysAgo(1), hours: 240, certificateNumber: 'SK-1' }

  it('is recorded when it begins, and how it ended when it has', async () => {
    const workerId = await registered()
    const { trainingRecord } = await act(officer, 'recordTraining', { workerId, ...begun }, shownOf)
    const { id: trainingRecordId } = trainingRecord as { readonly id: string }
    const end = { trainingRecordId, expectedVersion: 1, ...passed }
    expect(await act(officer, 'endTraining', end, shownOf)).toEqual({
      trainingRecord: { id: trainingRecordId, ...passed, version: 2 },
    })
    const again = { ...end, expectedVersion: 2, result: 'FAILED', certificateNumber: null }
    expect(await refused(officer, 'endTraining', again)).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  it.each([
    ['an end before the start', { ...passed, endedOn: daysAgo(61) }, 'input.endedOn'],
    ['an end that is still to come', { ...passed, endedOn: addDays(today, 1) }, 'input.endedOn'],
    ['no end of one that is over', { result: 'FAILED' }, 'input.endedOn'],
    ['an end of one that goes on', { endedOn: today }, 'input.endedOn'],
    ['a certificate without a pass', { ...passed, result: 'FAILED' }, 'input.certificateNumber'],
    ['no hours at all', { ...passed, hours: 0 }, 'input.hours'],
    ['too many hours', { ...passed, hours: 5001 }, 'input.hours'],
    ['a start before birth', { startedOn: '1990-01-01' }, 'input.startedOn'],
    ['200,000 characters', { institution: long }, 'input.institution'],
    ['a mark that turns the direction', { programme: '\u202eLansia' }, 'input.programme'],
  ])('is refused with %s, in both languages, and nothing is written', async (_, change, field) => {
    const workerId = await registered()
    const before = await count('training_record')
    const answer = await refused(officer, 'recordTraining', { workerId, ...begun, ...change })
    expect([answer.code, answer.field]).toEqual(['BAD_INPUT', field])
    expect([answer.en, answer.id]).not.toContain('')
    expect(await count('training_record')).toBe(before)
  })

  it.each(['مركز التدريب', '訓練中心 🏫'])('takes an institution as it is written: %s', async (institution) => {
    const workerId = await registered()
    const input = { workerId, ...begun, institution }
    expect(await act(officer, 'recordTraining', input, 'trainingRecord { institution }')).toEqual({
      trainingRecord: { institution },
    })
  })
})

describe('a departure clearance', () => {
  const shownOf =
    'departureClearance { id orientationAttended orientationDate ePmiStatus ePmiIsValid mirroredOn version }'

  it('mirrors orientation and card of one departure, and a second departure has its own', async () => {
    const workerId = await registered()
    const { departureClearance } = await act(
      officer,
      'recordOrientation',
      { workerId, attendedOn: daysAgo(9) },
      shownOf,
    )
    const { id: clearanceId } = departureClearance as { readonly id: string }
    const card = { workerId, clearanceId, expectedVersion: 1, status: 'ISSUED' }
    expect(await act(officer, 'recordEPmi', card, shownOf)).toEqual({
      departureClearance: {
        id: clearanceId,
        orientationAttended: true,
        orientationDate: daysAgo(9),
        ePmiStatus: 'ISSUED',
        ePmiIsValid: true,
        mirroredOn: today,
        version: 2,
      },
    })
    const back = { ...card, expectedVersion: 2, status: 'NOT_APPLIED' }
    expect(await refused(officer, 'recordEPmi', back)).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    const again = await act(officer, 'recordEPmi', { workerId, status: 'IN_PROCESS' }, shownOf)
    expect(again.departureClearance).toMatchObject({ ePmiStatus: 'IN_PROCESS', orientationAttended: false, version: 1 })
  })

  it.each([
    ['a day to come', { attendedOn: addDays(today, 1) }, 'BAD_INPUT', 'input.attendedOn'],
    ['a day before birth', { attendedOn: '1990-01-01' }, 'BAD_INPUT', 'input.attendedOn'],
    ['a record without the version that was read', { clearanceId: nobody }, 'BAD_INPUT', 'input.expectedVersion'],
    ['a record that is none', { clearanceId: nobody, expectedVersion: 1 }, 'NOT_FOUND', 'input.clearanceId'],
    ['a worker that is none', { workerId: nobody }, 'NOT_FOUND', 'input.workerId'],
  ])('is refused with %s, in both languages', async (_, change, code, field) => {
    const workerId = await registered()
    const answer = await refused(officer, 'recordOrientation', { workerId, attendedOn: today, ...change })
    expect([answer.code, answer.field]).toEqual([code, field])
    expect([answer.en, answer.id]).not.toContain('')
  })

  it('of another worker is not changed by naming it', async () => {
    const { departureClearance } = await act(
      officer,
      'recordOrientation',
      { workerId: await registered(), attendedOn: today },
      shownOf,
    )
    const { id: clearanceId } = departureClearance as { readonly id: string }
    const input = { workerId: await registered(), clearanceId, expectedVersion: 1, attendedOn: today }
    expect(await refused(officer, 'recordOrientation', input)).toMatchObject({ field: 'input.clearanceId' })
  })
})

describe('the acts on a worker’s papers', () => {
  it.each([
    'openWorkerChecklist',
    'moveRegistrationDocument',
    'recordFamilyPermission',
    'withdrawFamilyPermission',
    'recordTraining',
    'endTraining',
    'recordOrientation',
    'recordEPmi',
  ])('%s is for own officers alone', async (mutation) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`
    const inputs: Readonly<Record<string, object>> = {
      openWorkerChecklist: { workerId: nobody, scheme: 'P_TO_P', destinationCountry: 'HK' },
      moveRegistrationDocument: { documentId: nobody, expectedVersion: 1, ...handedIn },
      recordFamilyPermission: { workerId: nobody, relation: 'PARENT', givenOn: today, villageKnewOn: today },
      withdrawFamilyPermission: { permissionId: nobody, expectedVersion: 1, withdrawnOn: today },
      recordTraining: { workerId: nobody, institution: 'A', programme: 'B', startedOn: today, result: 'IN_PROGRESS' },
      endTraining: { trainingRecordId: nobody, expectedVersion: 1, result: 'WITHDRAWN', endedOn: today },
      recordOrientation: { workerId: nobody, attendedOn: today },
      recordEPmi: { workerId: nobody, status: 'ISSUED' },
    }
    const variables = { input: { clientKey: `closed-${mutation}`, ...inputs[mutation] } }
    for (const [as, reason] of [
      [head, 'NOT_CLEARED'],
      [placer, 'NOT_OFFERED'],
      [companion, 'NOT_OFFERED'],
      [undefined, 'NOT_OFFERED'],
    ] as const) {
      const { body } = await served.subgraph.ask({ as, query, variables })
      expect(body.errors?.map(({ extensions }) => extensions?.reason)).toEqual([reason])
    }
    const { body } = await served.subgraph.ask({ as: officer, query, variables })
    expect(body.errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  })
})
