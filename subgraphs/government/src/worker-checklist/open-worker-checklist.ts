import { randomUUID } from 'node:crypto'
import { type AgencyContext, refused, type Write } from '@simpul/agency'
import { z } from 'zod'
import { type Checklist, checklistOn } from '../checklist-template/checklist-on.ts'
import type { PlacementScheme } from '../filed-placement/filed-placement-table.ts'
import { inTheWay } from '../input/refusals.ts'
import { told } from '../input/told.ts'
import { abroad, id } from '../input/words.ts'
import { recountDocuments } from '../registration-document/recount-documents.ts'
import { registrationDocuments } from '../registration-document/registration-document-table.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { itemsOf } from './items-of.ts'
import { workerChecklists } from './worker-checklist-table.ts'

export interface OpenWorkerChecklistInput {
  readonly clientKey: string
  readonly workerId: string
  readonly scheme: PlacementScheme
  readonly destinationCountry: string
}

/**
 * Opens the checklist of a registered worker from the version of the day. One that is open for another scheme or country
 * ends; what was handed in for it stays and counts where the new one asks for it too. Own staff only.
 */
export async function openWorkerChecklist(
  _: unknown,
  { input }: { readonly input: OpenWorkerChecklistInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly checklist: { readonly id: string } }> {
  const { workerId, destinationCountry } = told(z.object({ workerId: id, destinationCountry: abroad }), input)
  const checklist = await writing('openWorkerChecklist', input, async (write) => {
    await lockRegistered(write, workerId)
    const asked = { scheme: input.scheme, destinationCountry, day: today }
    const template = await checklistOn(write, asked)
    if (template === undefined) throw noChecklist()
    await endOpen(write, workerId, { template, ...asked })
    const items = itemsOf(template, await isCompanyPlaced(write, input))
    const row = { id: randomUUID(), workerId, templateId: template.id, scheme: input.scheme, destinationCountry, items }
    await write.insert(workerChecklists, { ...row, openedOn: today, endedOn: null, version: 1 })
    await addMissing(write, workerId, items)
    await recountDocuments(write, workerId)
    return { id: row.id }
  })
  return { checklist }
}

async function lockRegistered(write: Write, workerId: string): Promise<void> {
  const { registeredOn } = await lockWorker(write, { workerId })
  if (registeredOn !== null) return
  throw refused('input.workerId', {
    en: 'input.workerId must be somebody who is registered: register the worker first. Nothing was written.',
    id: 'input.workerId harus pekerja yang terdaftar: daftarkan dahulu. Tidak ada yang ditulis.',
  })
}

interface Opening {
  readonly template: Checklist
  readonly destinationCountry: string
  readonly day: string
}

async function endOpen(write: Write, workerId: string, { template, destinationCountry, day }: Opening): Promise<void> {
  const [open] = await write.query<readonly Open[]>(
    `select id, version, template_id as "templateId", destination_country as "destinationCountry"
     from worker_checklist where worker_id = $1 and ended_on is null`,
    [workerId],
  )
  if (open === undefined) return
  if (open.templateId === template.id && open.destinationCountry === destinationCountry) throw openAlready()
  await write.change(workerChecklists, open.id, open.version, { endedOn: day })
}

interface Open {
  readonly id: string
  readonly version: number
  readonly templateId: string
  readonly destinationCountry: string | null
}

/** A placement between companies has one always, other schemes where the filed placement names it. */
async function isCompanyPlaced(write: Write, { workerId, scheme }: OpenWorkerChecklistInput): Promise<boolean> {
  if (scheme === 'P_TO_P') return true
  const found = await write.query<readonly unknown[]>(
    `select from filed_placement where worker_id = $1 and company_id is not null and status not in ('ENDED', 'CANCELLED')`,
    [workerId],
  )
  return found.length > 0
}

async function addMissing(write: Write, workerId: string, items: ReturnType<typeof itemsOf>): Promise<void> {
  const known = await write.query<readonly { readonly type: string }[]>(
    'select type from registration_document where worker_id = $1',
    [workerId],
  )
  const nothing = { collectedBy: null, receivedOn: null, decidedOn: null, issuedOn: null, expiresOn: null }
  for (const type of items.filter((one) => !known.some((row) => row.type === one))) {
    const row = { id: randomUUID(), workerId, type, state: 'MISSING', ...nothing } as const
    const scan = { fileId: null, familyFileId: null }
    await write.insert(registrationDocuments, { ...row, rejectedReason: null, ...scan, version: 1 })
  }
}

function noChecklist(): Error {
  return refused('input.scheme', {
    en: 'input.scheme has no checklist on this day. Nothing was written.',
    id: 'input.scheme belum punya daftar periksa pada hari ini. Tidak ada yang ditulis.',
  })
}

function openAlready(): Error {
  return inTheWay('input.scheme', {
    en: 'This checklist is open for the worker already: go on with its items.',
    id: 'Daftar periksa ini sudah dibuka untuk pekerja: lanjutkan butir-butirnya.',
  })
}
