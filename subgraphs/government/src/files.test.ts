import { createHash } from 'node:crypto'
import { hubCompany } from '@simpul/demo'
import type { TestCaller } from '@simpul/testing'
import { actingOn } from './testing/acting.ts'
import {
  caseworker,
  companion,
  officer,
  placer,
  type ServedGovernment,
  serveGovernment,
  sulastri,
  today,
} from './testing/served-government.ts'

const pdf = Buffer.from('%PDF-1.7 kartu tanda penduduk')
const sha256 = createHash('sha256').update(pdf).digest('hex')
const verifier: TestCaller = { ...caseworker, purpose: 'VERIFICATION' }

let served: ServedGovernment
let workerId: string

beforeAll(async () => {
  served = await serveGovernment()
  const facts = {
    nik: '3509116001957777',
    fullName: 'Berkas Pindaian',
    birthDate: '1995-01-20',
    sex: 'FEMALE',
    maritalStatus: 'SINGLE',
    kecamatanCode: '35.09.11',
  }
  const { worker } = await act(officer, 'registerWorker', facts, 'worker { id }')
  workerId = (worker as { readonly id: string }).id
  await act(officer, 'openWorkerChecklist', { workerId, scheme: 'INDIVIDUAL', destinationCountry: 'MY' })
  await served.database.own.query(
    `insert into party (type, row_id, agency) values ('Worker', $1, $2) on conflict do nothing`,
    [workerId, hubCompany],
  )
}, 120_000)

afterAll(() => served?.close())

const { act, refused } = actingOn(() => served)

async function sent(as = officer, bytes = pdf): Promise<string> {
  const { body } = await served.subgraph.send({ as, bytes })
  return (body.file as { readonly id: string }).id
}

interface ShownFile {
  readonly url: string
}

interface Item {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly file: ShownFile | null
  readonly familyFile: ShownFile | null
}

async function itemOf(type: string, as = officer): Promise<Item | undefined> {
  const item = `registrationDocuments { id type version file { url } familyFile { url } }`
  const { worker } = await served.ask(as, `query ($id: ID!) { worker(id: $id) { ${item} } }`, { id: workerId })
  return (worker as { registrationDocuments: readonly Item[] | null }).registrationDocuments?.find(
    (one) => one.type === type,
  )
}

async function step(type: string, more: object): Promise<object> {
  const item = await itemOf(type)
  return { documentId: item?.id, expectedVersion: item?.version, on: today, ...more }
}

const handedIn = (type: string, fileId?: string) =>
  step(type, { to: 'SUBMITTED', collectedBy: 'MANPOWER_SERVICE', ...(fileId === undefined ? {} : { fileId }) })

async function get(url: string | undefined) {
  const { pathname } = new URL(url ?? 'http://government.test/files/none')
  const { statusCode, rawPayload } = await served.subgraph.server.inject({ method: 'GET', url: pathname })
  return [statusCode, pdf.equals(rawPayload)]
}

describe('the scan of a worker’s paper', () => {
  it('is shown to the company whose candidate she is, as long as she is', async () => {
    await act(officer, 'moveRegistrationDocument', await handedIn('KTP', await sent()))
    expect(await get((await itemOf('KTP'))?.file?.url)).toEqual([200, true])
    const [first, second] = [await itemOf('KTP', placer), await itemOf('KTP', placer)]
    expect(await get(first?.file?.url)).toEqual([200, true])
    await served.database.own.query(`update party set ended_at = now() where row_id = $1`, [workerId])
    expect(await get(second?.file?.url)).toEqual([404, false])
    await served.database.own.query(`update party set ended_at = null where row_id = $1`, [workerId])
    expect(await itemOf('KTP', companion)).toBeUndefined()
  })

  it('that holds the family’s data stays with those of the service who may see it', async () => {
    await act(officer, 'moveRegistrationDocument', await handedIn('KK', await sent()))
    const [own, officers, companys] = [await itemOf('KK', verifier), await itemOf('KK'), await itemOf('KK', placer)]
    expect(await get(own?.familyFile?.url)).toEqual([200, true])
    for (const item of [officers, companys]) expect(item).toMatchObject({ file: null, familyFile: null })
  })

  it('goes when the paper is handed in anew without one, and stays with any other move', async () => {
    await act(officer, 'moveRegistrationDocument', await handedIn('BIRTH_CERTIFICATE', await sent()))
    const rejected = await step('BIRTH_CERTIFICATE', { to: 'REJECTED', rejectedReason: 'Kabur.' })
    await act(officer, 'moveRegistrationDocument', rejected)
    expect((await itemOf('BIRTH_CERTIFICATE'))?.file).not.toBeNull()
    await act(officer, 'moveRegistrationDocument', await handedIn('BIRTH_CERTIFICATE'))
    expect((await itemOf('BIRTH_CERTIFICATE'))?.file).toBeNull()
  })

  it('is refused for a contract and a photograph, with another move, and of what nobody sent', async () => {
    const fileId = await sent()
    const inputs = [
      await handedIn('EMPLOYMENT_CONTRACT', fileId),
      await handedIn('PHOTO', fileId),
      await step('BIRTH_CERTIFICATE', { to: 'ACCEPTED', fileId }),
      await handedIn('FAMILY_PERMISSION', 'f0000000-0000-4000-8000-000000000000'),
    ]
    for (const input of inputs)
      expect(await refused(officer, 'moveRegistrationDocument', input)).toMatchObject({
        code: 'BAD_INPUT',
        field: 'input.fileId',
        id: expect.stringMatching(/Tidak ada yang ditulis\.$/),
      })
  })
})

describe('evidence of a complaint', () => {
  const evidence = { kind: 'DOCUMENT', description: 'Slip gaji.', showsOthers: false }
  const read = 'query ($id: ID!) { complaint(id: $id) { evidence { contentHash file { url } } } }'
  interface Shown {
    readonly complaint: { readonly evidence: readonly { readonly file: ShownFile | null }[] | null } | null
  }

  it('is for the service’s caseworkers alone, its hash that of the file', async () => {
    const intake = { workerId: sulastri, types: ['UNPAID_WAGES'], severity: 'HIGH', channel: 'PHONE', respondents: [] }
    const { complaint } = await act(
      caseworker,
      'openComplaint',
      { ...intake, narrative: 'Gaji tidak dibayar.', complainant: { relation: 'SELF', wantsAnonymity: false } },
      'complaint { id }',
    )
    const { id } = complaint as { readonly id: string }
    const input = { complaintId: id, ...evidence, fileId: await sent(caseworker) }
    const wrong = { ...input, contentHash: 'a'.repeat(64) }
    expect(await refused(caseworker, 'recordComplaintEvidence', wrong)).toMatchObject({ field: 'input.contentHash' })
    await act(caseworker, 'recordComplaintEvidence', input)
    const shown = (await served.ask(caseworker, read, { id })) as unknown as Shown
    expect(shown).toMatchObject({ complaint: { evidence: [{ contentHash: sha256, file: expect.any(Object) }] } })
    expect(await get(shown.complaint?.evidence?.[0]?.file?.url)).toEqual([200, true])
    for (const as of [companion, placer]) {
      const other = (await served.ask(as, read, { id })) as unknown as Shown
      expect(other.complaint?.evidence ?? null).toBeNull()
    }
  })
})
