import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { held } from '../input/held.ts'
import { type Kept, readKept, refuseOtherWorker } from '../input/kept.ts'
import { readNumber, readWorker } from '../input/read-codes.ts'
import { optional, readName } from '../input/read-text.ts'
import { ngoContacts } from './ngo-contact-table.ts'

interface KeepContactInput {
  readonly clientKey: string
  readonly contactId?: string | null
  readonly expectedVersion?: number | null
  readonly workerId: string
  readonly phone: string
  readonly isSafe: boolean
  readonly callWindow?: string | null
}

const named = { field: 'contactId', en: 'contact', id: 'kontak' }

/** Notes a client's number and whether it is safe to call, or changes what was noted. Own staff only. */
export async function keepContact(
  _: unknown,
  { input }: { readonly input: KeepContactInput },
  context: AgencyContext,
): Promise<{ readonly contact: { readonly id: string } }> {
  const kept = readKept('contactId', input.contactId, input.expectedVersion)
  const given = givenOf(input)
  const contact = await context.write('keepContact', input, (write) =>
    kept === undefined ? made(write, given) : changed(write, kept, given),
  )
  return { contact }
}

function givenOf({ isSafe, ...input }: KeepContactInput) {
  return {
    workerId: readWorker('workerId', input.workerId),
    phone: readNumber('phone', input.phone),
    isSafe,
    callWindow: optional(input.callWindow, (text) => readName('callWindow', text)),
  }
}

type Given = ReturnType<typeof givenOf>

async function made(write: Write, given: Given): Promise<{ readonly id: string }> {
  const id = randomUUID()
  await write.insert(ngoContacts, { id, ...given, version: 1 })
  return { id }
}

async function changed(write: Write, { id, expectedVersion }: Kept, given: Given): Promise<{ readonly id: string }> {
  refuseOtherWorker(await held(write, ngoContacts, id, named), given.workerId)
  await write.change(ngoContacts, id, expectedVersion, given)
  return { id }
}
