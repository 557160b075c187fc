import type { NewRow } from '@simpul/agency'
import type { DemoEmployer } from '@simpul/demo'
import type { EmployerRow } from '../employer/employer-table.ts'

/** An employer in the company's book. */
export function employerRow(employer: DemoEmployer): NewRow<EmployerRow> {
  const { id, name, isHousehold, country, address } = employer
  return { id, name, isHousehold, country, address, contact: contactOf(employer), endedOn: null, version: 1 }
}

/** Where an employer can be written to: an address of a domain that is kept for examples. */
export function contactOf({ id }: DemoEmployer): string {
  return `employer-${id.slice(0, 8)}@example.org`
}
