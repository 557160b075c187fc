import { readFileSync } from 'node:fs'

/** A district (kecamatan) of Jember under its two codes, which never agree: one is told from the other by its row, never by its name. */
export interface District {
  /** As the Ministry of Home Affairs writes it: 35.09.18. */
  readonly code: string
  /** As Statistics Indonesia (BPS) writes it: 3509060. */
  readonly bpsCode: string
  readonly name: string
}

/** The 31 districts of Jember by the Ministry's code; names repeat elsewhere, codes do not. */
export const districts: ReadonlyMap<string, District> = new Map(
  rowsOf('districts.csv').map(([code = '', , bpsCode = '', name = '']) => [code, { code, bpsCode, name }]),
)

/** The villages (desa, kelurahan) of Jember by the Ministry's code; two are called Sidomulyo. */
export const villages: ReadonlyMap<string, string> = new Map(
  rowsOf('villages.csv').map(([code = '', name = '']) => [code, name]),
)

const bpsCodes = new Set([...districts.values()].map(({ bpsCode }) => bpsCode))

/** True for a code of Statistics Indonesia, of a district of Jember or of a village in one. */
export function isBpsCode(code: string): boolean {
  return /^\d{7}(\d{3})?$/.test(code) && bpsCodes.has(code.slice(0, 7))
}

function rowsOf(file: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(','))
}
