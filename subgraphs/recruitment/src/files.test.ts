import { createHash, randomUUID } from 'node:crypto'
import {
  caseworker,
  companion,
  daysAgo,
  inspector,
  officer,
  type ServedRecruitment,
  serveRecruitment,
  today,
} from './testing/served-recruitment.ts'

const pdf = Buffer.from('%PDF-1.7 Perjanjian penempatan')
const sha256 = createHash('sha256').update(pdf).digest('hex')

let served: ServedRecruitment
let workerId: string
let placementId: string

beforeAll(async () => {
  served = await serveRecruitment()
}, 60_000)

afterAll(() => served?.close())

beforeEach(async () => {
  const terms = { country: 'TW', position: 'Carer', sector: 'CARE', quota: 5 }
  const opened = await order('openJobOrder', terms)
  const submitted = await order('submitJobOrder', opened)
  const permit = { sip2miNumber: 'SIP2MI-CONTOH-3', sip2miQuota: 5, verifiedOn: today }
  const { jobOrderId } = await order('verifyJobOrder', { ...submitted, ...permit })
  workerId = randomUUID()
  const selected = { workerId, jobOrderId, scheme: 'P_TO_P' }
  const { placement } = await served.act(officer, 'selectCandidate', selected, 'placement { id }')
  placementId = (placement as { id: string }).id
})

async function order(name: string, input: object) {
  const { jobOrder } = await served.act(officer, name, { ...input }, 'jobOrder { id version }')
  const { id, version } = jobOrder as { id: string; version: number }
  return { jobOrderId: id, expectedVersion: version }
}

interface ShownFile {
  readonly sha256: string
  readonly url: string
}

type Shown = Readonly<Record<string, readonly { readonly file: ShownFile | null }[] | null>>

/** What somebody is shown of the files of one list, of a worker or of her placement. */
async function files(as: typeof officer, list: string): Promise<readonly (ShownFile | null)[] | null> {
  const isOfPlacement = list.endsWith('Versions')
  const inside = `${list} { file { sha256 url } }`
  const query = `query ($id: ID!) { worker(id: $id) { ${isOfPlacement ? `placements { ${inside} }` : inside} } }`
  const { body } = await served.ask(as, query, { id: workerId })
  const worker = body.data?.worker as Shown & { readonly placements?: readonly Shown[] | null }
  const found = isOfPlacement ? worker.placements?.[0]?.[list] : worker[list]
  return found?.map(({ file }) => file) ?? null
}

const item = async (type: string) => {
  const found = await served.database.own.query<{ id: string; version: number }[]>(
    'select id, version from placement_document where worker_id = $1 and type = $2',
    [workerId, type],
  )
  const [{ id, version } = { id: '', version: 0 }] = found
  return { documentId: id, expectedVersion: version }
}

const handIn = async (type: string, more: object = {}) =>
  served.act(
    officer,
    'movePlacementDocument',
    { ...(await item(type)), to: 'SUBMITTED', ...more },
    'placementDocument { state file { sha256 } }',
  )

describe('a scan', () => {
  it('comes with what is handed in, is the owner’s and the government’s to fetch, and goes with a new one', async () => {
    const fileId = await served.send(officer, pdf)
    expect(await handIn('PASSPORT', { fileId })).toEqual({
      placementDocument: { state: 'SUBMITTED', file: { sha256 } },
    })
    for (const as of [officer, inspector]) {
      const shown = (await files(as, 'placementDocuments'))?.filter((file) => file !== null) ?? []
      expect(shown).toEqual([{ sha256, url: expect.any(String) }])
      expect(pdf.equals(await served.get(shown[0]?.url ?? ''))).toBe(true)
    }
    expect(await files(companion, 'placementDocuments')).toBeNull()
    const rejected = { ...(await item('PASSPORT')), to: 'REJECTED', rejectedReason: 'Kabur.' }
    const kept = await served.act(officer, 'movePlacementDocument', rejected, 'placementDocument { file { sha256 } }')
    expect(kept).toEqual({ placementDocument: { file: { sha256 } } })
    expect(await handIn('PASSPORT')).toEqual({ placementDocument: { state: 'SUBMITTED', file: null } })
  })

  it.each(['PHOTO', 'EMPLOYMENT_CONTRACT', 'PLACEMENT_AGREEMENT'])('is not taken for an item %s', async (type) => {
    const fileId = await served.send(officer, pdf)
    const input = { ...(await item(type)), to: 'SUBMITTED', fileId }
    expect(await served.refusal(officer, 'movePlacementDocument', input)).toMatchObject({
      code: 'BAD_INPUT',
      field: 'input.fileId',
    })
  })

  it('is not taken with another move, nor from somebody else', async () => {
    await handIn('VISA')
    const fileId = await served.send(officer, pdf)
    const accepted = { ...(await item('VISA')), to: 'ACCEPTED', fileId }
    expect(await served.refusal(officer, 'movePlacementDocument', accepted)).toMatchObject({ field: 'input.fileId' })
    const passport = { ...(await item('PASSPORT')), to: 'SUBMITTED', fileId }
    expect(await served.refusal(caseworker, 'movePlacementDocument', passport)).toMatchObject({ field: 'input.fileId' })
  })
})

describe('what was signed', () => {
  it('is kept with its version, an agreement only where it is the document that was signed', async () => {
    const fileId = await served.send(officer, pdf)
    const signed = { placementId, number: 'PP-9', signedOn: daysAgo(3), documentHash: 'a'.repeat(64), fileId }
    expect(await served.refusal(officer, 'recordAgreementVersion', signed)).toMatchObject({
      field: 'input.documentHash',
    })
    await served.act(officer, 'recordAgreementVersion', { ...signed, documentHash: sha256 }, 'agreementVersion { id }')
    const [shown] = (await files(inspector, 'agreementVersions')) ?? []
    expect(pdf.equals(await served.get(shown?.url ?? ''))).toBe(true)
  })

  it('of a contract shows the wage, so only whoever may read that', async () => {
    const fileId = await served.send(caseworker, pdf)
    const terms = { position: 'Carer', monthlyWage: 20_000, currency: 'TWD' }
    const contract = { placementId, signedOn: daysAgo(2), ...terms, fileId }
    await served.act(caseworker, 'recordContractVersion', contract, 'contractVersion { id }')
    expect(await files(officer, 'contractVersions')).toEqual([null])
    for (const as of [caseworker, inspector]) {
      const [shown] = (await files(as, 'contractVersions')) ?? []
      expect(pdf.equals(await served.get(shown?.url ?? ''))).toBe(true)
    }
  })
})
