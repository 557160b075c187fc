/** What is odd about a NIK beside what else is known of the person. None of it is a reason to refuse: the number never changes, even where its date was wrong. */
export type NikWarning = 'BIRTH_DATE_DIFFERS' | 'NO_BIRTH_DATE' | 'PROVINCE_UNKNOWN' | 'SERIAL_ZERO' | 'SEX_DIFFERS'

export interface KnownOfPerson {
  readonly sex?: 'FEMALE' | 'MALE' | null
  /** `yyyy-mm-dd` */
  readonly birthDate?: string | null
}

export interface ReadNik {
  readonly nik: string
  readonly warnings: readonly NikWarning[]
}

/** Reads a NIK and tells what is odd about it; undefined where it is not 16 digits. Spaces, dots and hyphens do not count. */
export function readNik(text: string, known: KnownOfPerson = {}): ReadNik | undefined {
  const nik = text.replaceAll(/[\s.-]/g, '')
  if (!/^\d{16}$/.test(nik)) return undefined
  return { nik, warnings: warningsOf(nik, known) }
}

function warningsOf(nik: string, { sex, birthDate }: KnownOfPerson): readonly NikWarning[] {
  const written = birthOf(nik)
  const found: [NikWarning, boolean][] = [
    ['PROVINCE_UNKNOWN', !provinces.has(Number(nik.slice(0, 2)))],
    ['NO_BIRTH_DATE', written === undefined],
    ['SEX_DIFFERS', written !== undefined && sex != null && written.sex !== sex],
    ['BIRTH_DATE_DIFFERS', written !== undefined && birthDate != null && written.date !== birthDate.slice(2)],
    ['SERIAL_ZERO', nik.endsWith('0000')],
  ]
  return found.filter(([, holds]) => holds).map(([warning]) => warning)
}

interface WrittenBirth {
  readonly sex: 'FEMALE' | 'MALE'
  /** `yy-mm-dd`: a NIK does not say the century. */
  readonly date: string
}

function birthOf(nik: string): WrittenBirth | undefined {
  const written = Number(nik.slice(6, 8))
  const day = written > 40 ? written - 40 : written
  const [month, year] = [nik.slice(8, 10), nik.slice(10, 12)]
  const date = `${year}-${month}-${String(day).padStart(2, '0')}`
  // of the two centuries it may be, the leap year lets 29 February pass
  if (![`19${date}`, `20${date}`].some(isDay)) return undefined
  return { sex: written > 40 ? 'FEMALE' : 'MALE', date }
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

// Kemendagri's codes, with 54 (East Timor), where people were registered until 1999
const provinces = new Set([
  ...[11, 12, 13, 14, 15, 16, 17, 18, 19, 21],
  ...[31, 32, 33, 34, 35, 36, 51, 52, 53, 54],
  ...[61, 62, 63, 64, 65, 71, 72, 73, 74, 75, 76],
  ...[81, 82, 91, 92, 93, 94, 95, 96],
])
