import type { AgencyContext, Write } from '@simpul/agency'
import { z } from 'zod'
import { heldRow, heldVersion } from '../case-acts/held-row.ts'
import { inTheWay } from '../input/refusals.ts'
import { refuseBefore } from '../input/refuse-day.ts'
import { told } from '../input/told.ts'
import { id, pastDay, version } from '../input/words.ts'
import { recountDocuments } from '../registration-document/recount-documents.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { workers } from '../worker/worker-table.ts'
import { type FamilyPermissionRow, familyPermissions } from './family-permission-table.ts'
import type { FamilyPermissionPayload } from './record-family-permission.ts'

export interface WithdrawFamilyPermissionInput {
  readonly clientKey: string
  readonly permissionId: string
  readonly expectedVersion: number
  readonly withdrawnOn: string
}

/** Notes that a family took its permission back; the letter no longer counts in the checklist. Own staff only. */
export async function withdrawFamilyPermission(
  _: unknown,
  { input }: { readonly input: WithdrawFamilyPermissionInput },
  { today, write: writing }: AgencyContext,
): Promise<FamilyPermissionPayload> {
  told(z.object({ permissionId: id, expectedVersion: version, withdrawnOn: pastDay(today) }), input)
  const { withdrawnOn, expectedVersion } = input
  const familyPermission = await writing('withdrawFamilyPermission', input, async (write) => {
    const given = await livePermission(write, input)
    refuseBefore('input.withdrawnOn', withdrawnOn, given.givenOn)
    await write.change(familyPermissions, given.id, expectedVersion, { withdrawnOn })
    await write.update(workers, given.workerId, { hasFamilyPermission: false })
    await endLetter(write, given.workerId, withdrawnOn)
    return { id: given.id }
  })
  return { familyPermission }
}

async function livePermission(write: Write, input: WithdrawFamilyPermissionInput): Promise<FamilyPermissionRow> {
  const asked = { field: 'permissionId', id: input.permissionId }
  const known = (await write.find(familyPermissions, asked.id)) ?? (await heldRow(write, familyPermissions, asked))
  await lockWorker(write, known)
  const { expectedVersion } = input
  const found = await heldVersion(write, familyPermissions, { ...asked, expectedVersion })
  if (found.withdrawnOn === null) return found
  throw inTheWay('input.permissionId', {
    en: `The permission was withdrawn on ${found.withdrawnOn} already.`,
    id: `Izin ini sudah dicabut pada ${found.withdrawnOn}.`,
  })
}

async function endLetter(write: Write, workerId: string, on: string): Promise<void> {
  await write.query(
    `update registration_document set state = 'EXPIRED', decided_on = $2, version = version + 1
     where worker_id = $1 and type = 'FAMILY_PERMISSION' and state = 'ACCEPTED'`,
    [workerId, on],
  )
  await recountDocuments(write, workerId)
}
