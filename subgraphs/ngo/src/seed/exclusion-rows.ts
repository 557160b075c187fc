import type { ExclusionRow } from '@simpul/agency'
import type { NgoCase } from './ngo-case.ts'

/** Who never sees a case: the company or the person it is directed against. */
export function exclusionsOf({ id, told }: NgoCase): readonly ExclusionRow[] {
  const { respondent } = told
  if (respondent?.kind === 'COMPANY') return [{ type: 'Case', row_id: id, agency: respondent.companyId, person: null }]
  if (respondent?.kind === 'PERSON') return [{ type: 'Case', row_id: id, agency: null, person: respondent.person }]
  return []
}
