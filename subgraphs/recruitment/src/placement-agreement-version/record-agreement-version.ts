import { randomUUID } from 'node:crypto'
import { type AgencyContext, attachFile, type NewRow, type Write } from '@simpul/agency'
import { dayFrom, dayUntil, textOf } from '../acts/checks.ts'
import { locked } from '../acts/own-row.ts'
import { conflict, notRight } from '../acts/refusals.ts'
import { namedPlacement, type PlacementInput } from '../placement/named-placement.ts'
import { refuseCancelled } from '../placement/refuse-cancelled.ts'
import { agreementChanges } from '../placement-agreement-change/placement-agreement-change-table.ts'
import { tellFilings } from '../placement-filing/tell-filings.ts'
import { compareAgreements } from './compare-agreements.ts'
import { agreementVersions, type PlacementAgreementVersionRow } from './placement-agreement-version-table.ts'

interface RecordAgreementVersionInput extends PlacementInput {
  readonly number: string
  readonly signedOn: string
  readonly documentHash: string
  readonly fileId?: string | null
}

type Version = NewRow<PlacementAgreementVersionRow>
type EarlierVersion = Omit<Version, 'fileId'>

/** Records an agreement as it was signed: version 1, or one more. It never changes after. */
export async function recordAgreementVersion(
  _: unknown,
  { input }: { readonly input: RecordAgreementVersionInput },
  context: AgencyContext,
): Promise<{ readonly agreementVersion: { readonly id: string } }> {
  const { placementId } = input
  const { today } = context
  const number = textOf('number', input.number, 100)
  const signedOn = dayUntil('signedOn', input.signedOn, today)
  const documentHash = hashOf(input.documentHash)
  const agreementVersion = await context.write('recordAgreementVersion', input, async (write) => {
    const { workerId } = refuseCancelled(await locked(write, namedPlacement, placementId))
    const earlier = await versionsOf(write, placementId)
    const last = earlier.at(-1)
    const version = (last?.version ?? 0) + 1
    const id = randomUUID()
    const row = { id, workerId, placementId, number, version, signedOn, documentHash, fileId: input.fileId ?? null }
    refuseAgain(last, row)
    await attachSigned(write, row)
    await write.insert(agreementVersions, row)
    await recordChanges(write, { row, last, first: earlier[0] })
    await tellFilings(write, context, { placementId, news: 'TERMS' })
    return { id: row.id }
  })
  return { agreementVersion }
}

function hashOf(value: string): string {
  if (/^[0-9a-f]{64}$/.test(value)) return value
  throw notRight('documentHash', {
    en: 'must be a SHA-256 in 64 hexadecimal digits, lower case',
    id: 'harus SHA-256 berupa 64 digit heksadesimal huruf kecil',
  })
}

/** The file that is sent must be the document that was signed. */
async function attachSigned(write: Write, { id: rowId, fileId, documentHash }: Version): Promise<void> {
  if (fileId === null) return
  const { sha256 } = await attachFile(write, { fileId, type: 'PlacementAgreementVersion', rowId })
  if (sha256 === documentHash) return
  throw notRight('documentHash', {
    en: 'is not the SHA-256 of the file that fileId names',
    id: 'bukan SHA-256 dari berkas yang ditunjuk fileId',
  })
}

function versionsOf(write: Write, placementId: string): Promise<readonly EarlierVersion[]> {
  return write.query<readonly EarlierVersion[]>(
    `select id, worker_id as "workerId", placement_id as "placementId", number, version, signed_on::text as "signedOn",
       document_hash as "documentHash" from placement_agreement_version where placement_id = $1 order by version`,
    [placementId],
  )
}

function refuseAgain(last: EarlierVersion | undefined, row: Version): void {
  if (last === undefined) return
  dayFrom('signedOn', row.signedOn, last.signedOn, { en: 'the version before it', id: 'versi sebelumnya' })
  if (compareAgreements(last, row).length > 0) return
  throw conflict('documentHash', {
    en: `This is what version ${last.version} says already.`,
    id: `Isinya sama dengan versi ${last.version}.`,
  })
}

interface Recorded {
  readonly row: Version
  readonly last: EarlierVersion | undefined
  readonly first: EarlierVersion | undefined
}

async function recordChanges(write: Write, { row, last, first }: Recorded): Promise<void> {
  for (const [comparedWith, before] of [
    ['PREVIOUS_VERSION', last],
    ['FIRST_PROMISE', first],
  ] as const) {
    for (const change of before === undefined ? [] : compareAgreements(before, row)) {
      const about = { id: randomUUID(), workerId: row.workerId, agreementVersionId: row.id, comparedWith }
      await write.insert(agreementChanges, { ...about, ...change })
    }
  }
}
