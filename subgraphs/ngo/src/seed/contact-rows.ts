import type { NewRow } from '@simpul/agency'
import { type DemoWorker, derivedId, ngo } from '@simpul/demo'
import type { NgoContactRow } from '../ngo-contact/ngo-contact-table.ts'

/** The telephone numbers that the organisation itself noted. */
export function contactRows({ id: workerId, contacts }: DemoWorker): readonly NewRow<NgoContactRow>[] {
  return contacts
    .filter(({ agency }) => agency === ngo)
    .map(({ phone, safeToContact, window = null }, at) => ({
      id: derivedId(workerId, 'ngo contact', at),
      workerId,
      phone,
      isSafe: safeToContact,
      callWindow: window,
      version: 1,
    }))
}
