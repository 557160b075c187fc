import { randomUUID } from 'node:crypto'
import type { AgencyContext, NewRow, Write } from '@simpul/agency'
import { dayFrom, dayUntil, textOf } from '../acts/checks.ts'
import { locked } from '../acts/own-row.ts'
import { conflict, notRight } from '../acts/refusals.ts'
import { namedPlacement, type PlacementInput } from '../placement/named-placement.ts'
import { refuseCancelled } from '../placement/refuse-cancelled.ts'
import { agreementChanges } from '../placement-agreement-change/placement-agreement-change-table.ts'
import { compareAgreements } from './compare-agreements.ts'
import { agreementVersions, type PlacementAgreementVersionRow } from './placement-agreement-version-table.ts'

interface RecordAgreementVersionInput extends PlacementInput {
  readonly number: string
  readonly signedOn: string
  readonly documentHash: string
}

type Version = NewRow<PlacementAgreementVersionRow>

/** Records an agreement as it was signed: version 1, or one more. It never changes after. */
export async function recordAgreementVersion(
  _: unknown,
  { input }: { readonly input: RecordAgreementVersionInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly agreementVersion: { readonly id: string } }> {
  const { placementId } = input
  const number = textOf('number', input.number, 100)
  const signedOn = dayUntil('signedOn', input.signedOn, today)
  const documentHash = hashOf(input.documentHash)
  const agreementVersion = await writing('recordAgreementVersion', input, async (write) => {
    const { workerId } = refuseCancelled(await locked(write, namedPlacement, placementId))
    const earlier = await versionsOf(write, placementId)
    const last = earlier.at(-1)
    const version = (last?.version ?? 0) + 1
    const row = { id: randomUUID(), workerId, placementId, number, version, signedOn, documentHash }
    refuseAgain(last, row)
    await write.insert(agreementVersions, row)
    await recordChanges(write, { row, last, first: earlier[0] })
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

function versionsOf(write: Write, placementId: string): Promise<readonly Version[]> {
  return write.query<readonly Version[]>(
    `select id, worker_id as "workerId", placement_id as "placementId", number, version, signed_on::text as "signedOn",
       document_hash as "documentHash" from placement_agreement_version where placement_id = $1 order by version`,
    [placementId],
  )
}

function refuseAgain(last: Version | undefined, row: Version): void {
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
  readonly last: Version | undefined
  readonly first: Version | undefined
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
