import { type DemoWorker, ngo } from '@simpul/demo'
import type { BindingRow } from './kit-rows.ts'

/** The worker behind a subject's sign-in, where the organisation has seen the person. */
export function bindingsOf({ id, binding, knownTo }: DemoWorker, issuer: string): readonly BindingRow[] {
  if (binding === undefined || !knownTo.includes(ngo)) return []
  const { subject } = binding
  return [{ issuer, person: subject, worker_id: id, document: { issuer, person: subject, worker: id, seenBy: ngo } }]
}
