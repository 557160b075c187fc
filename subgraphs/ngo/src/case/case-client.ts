import { wrong } from '../input/wrong.ts'
import type { CaseRow } from './case-table.ts'

/** What a client tells of herself when a case comes in; whatever she does not tell is left out. */
export interface CaseClientInput {
  readonly sex?: string | null
  readonly ageBand?: string | null
  readonly educationLevel?: string | null
  readonly kecamatanCode?: string | null
  readonly sector?: string | null
  readonly scheme?: string | null
}

/** The columns of a case that hold it. */
export type CaseClient = Pick<
  CaseRow,
  'clientSex' | 'clientAgeBand' | 'clientEducation' | 'clientKecamatanCode' | 'clientSector' | 'clientScheme'
>

/** A case of whose client nothing was told. */
export const untoldClient: CaseClient = {
  clientSex: null,
  clientAgeBand: null,
  clientEducation: null,
  clientKecamatanCode: null,
  clientSector: null,
  clientScheme: null,
}

/** What was told and no more: what an input leaves out stays as it is. */
export function readClient(given: CaseClientInput | null | undefined): Partial<CaseClient> {
  const { sex, ageBand, educationLevel, kecamatanCode, sector, scheme } = given ?? {}
  const told = {
    clientSex: sex,
    clientAgeBand: ageBand,
    clientEducation: educationLevel,
    clientKecamatanCode: readKecamatan(kecamatanCode),
    clientSector: sector,
    clientScheme: scheme,
  }
  return Object.fromEntries(Object.entries(told).filter(([, value]) => typeof value === 'string'))
}

/** By its code: names of districts repeat and are spelled in several ways. */
function readKecamatan(code: string | null | undefined): string | null | undefined {
  if (code === null || code === undefined || /^\d{2}\.\d{2}\.\d{2}$/.test(code)) return code
  throw wrong('client.kecamatanCode', {
    en: 'must be the code of a district (Kemendagri), such as 35.09.03',
    id: 'harus kode kecamatan (Kemendagri), misalnya 35.09.03',
  })
}
