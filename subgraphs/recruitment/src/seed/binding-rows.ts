import { type DemoWorker, hubCompany } from '@simpul/demo'
import type { BindingRow } from './kit-rows.ts'

/** The worker behind a subject's sign-in, where the company has seen the person: it knows nobody whom it does not place. */
export function bindingsOf({ id, binding, knownTo }: DemoWorker, issuer: string): readonly BindingRow[] {
  if (binding === undefined || !knownTo.includes(hubCompany)) return []
  const { subject } = binding
  return [
    { issuer, person: subject, worker_id: id, document: { issuer, person: subject, worker: id, seenBy: hubCompany } },
  ]
}
