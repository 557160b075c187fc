import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { held } from '../input/held.ts'
import { caseOfWorker, type Kept, readKept, refuseOtherWorker } from '../input/kept.ts'
import { readNumber, readWorker } from '../input/read-codes.ts'
import { optional, readName } from '../input/read-text.ts'
import { ngoFamilyContacts } from './ngo-family-contact-table.ts'

interface KeepFamilyContactInput {
  readonly clientKey: string
  readonly contactId?: string | null
  readonly expectedVersion?: number | null
  readonly workerId: string
  readonly caseId?: string | null
  readonly name: string
  readonly relation: string
  readonly phone?: string | null
  readonly isSafe: boolean
  readonly callWindow?: string | null
}

const named = { field: 'contactId', en: 'family contact', id: 'kontak keluarga' }

/** Notes a grown-up of a client's family, or changes what was noted. Own staff only. */
export async function keepFamilyContact(
  _: unknown,
  { input }: { readonly input: KeepFamilyContactInput },
  context: AgencyContext,
): Promise<{ readonly contact: { readonly id: string } }> {
  const kept = readKept('contactId', input.contactId, input.expectedVersion)
  const given = givenOf(input)
  const contact = await context.write('keepFamilyContact', input, async (write) => {
    const caseId = await caseOfWorker(write, input.caseId, given.workerId)
    return kept === undefined ? made(write, { ...given, caseId }) : changed(write, kept, { ...given, caseId })
  })
  return { contact }
}

function givenOf({ relation, isSafe, ...input }: KeepFamilyContactInput) {
  return {
    workerId: readWorker('workerId', input.workerId),
    name: readName('name', input.name),
    relation,
    phone: optional(input.phone, (text) => readNumber('phone', text)),
    isSafe,
    callWindow: optional(input.callWindow, (text) => readName('callWindow', text)),
  }
}

type Given = ReturnType<typeof givenOf> & { readonly caseId: string | null }

async function made(write: Write, given: Given): Promise<{ readonly id: string }> {
  const id = randomUUID()
  await write.insert(ngoFamilyContacts, { id, ...given, version: 1 })
  return { id }
}

async function changed(write: Write, { id, expectedVersion }: Kept, given: Given): Promise<{ readonly id: string }> {
  const found = await held(write, ngoFamilyContacts, id, named)
  refuseOtherWorker(found, given.workerId)
  // where it was learned stays: a respondent of that case is not to find it later
  await write.change(ngoFamilyContacts, id, expectedVersion, { ...given, caseId: given.caseId ?? found.caseId })
  return { id }
}
