import { z } from 'zod'
import { both, country, line, lines, pastDay } from '../input/words.ts'
import { districts, isBpsCode, villages } from './places.ts'
import type { WorkerRow } from './worker-table.ts'

/** What the schema cannot say of a worker's facts. A NIK that fits neither sex nor birth date is no fault: see `warningsOf`. */
export function workerFacts(today: string) {
  return {
    fullName: line(200),
    aliases: z.array(line(200)).max(20, both('holds at most 20 spellings', 'paling banyak 20 ejaan')).nullish(),
    kkNumber: z
      .string()
      .regex(/^\d{16}$/, both('must have 16 digits and nothing else', 'harus 16 angka tanpa tanda lain'))
      .nullish(),
    birthDate: pastDay(today).nullish(),
    nationality: country.nullish(),
    kecamatanCode: placeCode(
      districts,
      'a district (kecamatan) of Jember such as 35.09.18',
      'kecamatan di Jember seperti 35.09.18',
    ).nullish(),
    desaCode: placeCode(
      villages,
      'a village (desa) of Jember such as 35.09.18.2005',
      'desa di Jember seperti 35.09.18.2005',
    ).nullish(),
    addressDetail: lines(500).nullish(),
  }
}

function placeCode(known: ReadonlyMap<string, unknown>, en: string, id: string) {
  return z.string().superRefine((code, fault) => {
    if (known.has(code)) return
    const message = isBpsCode(code)
      ? both(
          `must be ${en}: the code of the Ministry of Home Affairs, not of BPS`,
          `harus kode ${id}: kode Kemendagri, bukan kode BPS`,
        )
      : both(`must be the code of ${en}`, `harus kode ${id}`)
    fault.addIssue({ code: 'custom', message })
  })
}

interface Place {
  readonly kecamatanCode?: string | null | undefined
  readonly desaCode?: string | null | undefined
}

/** A village lies in its district: the one code begins with the other. */
export function liesInDistrict({ kecamatanCode, desaCode }: Place): boolean {
  return desaCode == null || kecamatanCode === undefined || desaCode.startsWith(`${kecamatanCode}.`)
}

/** What is said of a village that does not. */
export const elsewhere = {
  path: ['desaCode'],
  message: both(
    'must lie in the district that kecamatanCode names',
    'harus berada di kecamatan yang disebut kecamatanCode',
  ),
}

/** A place of residence by its codes, with the names that belong to them. */
export function residence(
  kecamatanCode: string | null,
  desaCode: string | null,
): Pick<WorkerRow, 'kecamatanCode' | 'kecamatan' | 'desaCode' | 'desa'> {
  return {
    kecamatanCode,
    kecamatan: kecamatanCode === null ? null : (districts.get(kecamatanCode)?.name ?? null),
    desaCode,
    desa: desaCode === null ? null : (villages.get(desaCode) ?? null),
  }
}
