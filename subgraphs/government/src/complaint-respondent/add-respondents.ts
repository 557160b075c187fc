import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import { wrong } from '../case-acts/refuse-unless.ts'
import { complaints } from '../complaint/complaint-table.ts'
import { complaintRespondents } from './complaint-respondent-table.ts'
import type { Respondent } from './read-respondents.ts'

/** Writes down whom a complaint is directed against and, at once, keeps them from it. */
export async function addRespondents(
  write: Write,
  complaintId: string,
  respondents: readonly Respondent[],
): Promise<void> {
  await refuseUnknown(write, respondents)
  for (const one of respondents) await write.insert(complaintRespondents, { id: randomUUID(), complaintId, ...one })
  const agencies = new Set(respondents.flatMap(({ companyId, agency }) => companyId ?? agency ?? []))
  const people = new Set(respondents.flatMap(({ staffMember }) => staffMember ?? []))
  for (const agency of agencies) await write.exclude(complaints.type, complaintId, { agency })
  for (const person of people) await write.exclude(complaints.type, complaintId, { person })
}

/** The list of companies is public: which of them is none is no secret. */
async function refuseUnknown(write: Write, respondents: readonly Respondent[]): Promise<void> {
  const known = await write.query<readonly { readonly id: string }[]>(
    'select id from placement_company where id = any($1)',
    [respondents.flatMap(({ companyId }) => companyId ?? [])],
  )
  const at = respondents.findIndex(({ companyId }) => companyId !== null && !known.some(({ id }) => id === companyId))
  if (at === -1) return
  throw wrong(`respondents.${at}.companyId`, {
    en: 'must be a company on the list of placement companies',
    id: 'harus perusahaan yang ada dalam daftar P3MI',
  })
}
