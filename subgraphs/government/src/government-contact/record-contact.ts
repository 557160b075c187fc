import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { told } from '../input/told.ts'
import { id } from '../input/words.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { readContact, type SaidOfContact } from './contact-facts.ts'
import { governmentContacts } from './government-contact-table.ts'

export interface RecordGovernmentContactInput extends SaidOfContact {
  readonly clientKey: string
  readonly workerId: string
}

/** A number as it is on record. */
export interface ContactPayload {
  readonly contact: { readonly id: string }
}

/** Notes a worker's number, and whether it is safe to call. Own staff only. */
export async function recordGovernmentContact(
  _: unknown,
  { input }: { readonly input: RecordGovernmentContactInput },
  context: AgencyContext,
): Promise<ContactPayload> {
  const { workerId } = told(z.object({ workerId: id }), input)
  const said = readContact(input)
  const contact = await context.write('recordGovernmentContact', input, async (write) => {
    await lockWorker(write, { workerId })
    const row = { id: randomUUID(), workerId, ...said, endedOn: null, version: 1 }
    await write.insert(governmentContacts, row)
    return { id: row.id }
  })
  return { contact }
}
