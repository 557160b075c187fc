import { type DemoWorker, hubCompany } from '@simpul/demo'
import type { BindingRow } from './kit-rows.ts'

/** The worker behind a subject's sign-in, where the company has seen the person: it knows nobody whom it does not place. */
export function bindingsOf({ id, binding, knownTo }: DemoWorker, issuer: string, at: string): readonly BindingRow[] {
  if (binding === undefined || !knownTo.includes(hubCompany)) return []
  const { subject: person } = binding
  const document = { issuer, person, worker: id, seenBy: hubCompany }
  return [{ issuer, person, worker_id: id, document, recorded_at: at }]
}
