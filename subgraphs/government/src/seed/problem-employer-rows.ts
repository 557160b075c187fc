import type { NewRow } from '@simpul/agency'
import { addDays, derivedId } from '@simpul/demo'
import type { ProblemEmployerRow } from '../problem-employer/problem-employer-table.ts'

/** Entries of the missions' lists. Every name is invented. */
export function problemEmployerRows(today: string): readonly NewRow<ProblemEmployerRow>[] {
  return entries.map(({ listed, lifted, ...entry }) => ({
    id: derivedId('problem-employer', entry.name),
    ...entry,
    source: 'Daftar contoh perwakilan RI (rekaan)',
    listedOn: addDays(today, -listed),
    liftedOn: lifted === null ? null : addDays(today, -lifted),
    version: 1,
  }))
}

/** How many days ago each was listed, and taken off. */
const entries = [
  { kind: 'AGENCY', name: 'Contoh Employment Agency Ltd', country: 'HK', listed: 240, lifted: null },
  { kind: 'AGENCY', name: 'Agensi Pekerjaan Rekaan Sdn Bhd', country: 'MY', listed: 410, lifted: 60 },
  { kind: 'COMPANY', name: 'Misal Manufacturing Co Ltd', country: 'TW', listed: 130, lifted: null },
  { kind: 'COMPANY', name: 'Umpama Cleaning Services LLC', country: 'SA', listed: 75, lifted: null },
] as const
