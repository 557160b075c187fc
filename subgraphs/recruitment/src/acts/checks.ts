import { isWellFormedId } from '@simpul/agency'
import { notRight } from './refusals.ts'

/** A text without the blanks around it, neither empty nor too long. */
export function textOf(field: string, value: string, most: number): string {
  const text = value.trim()
  if (text === '') throw notRight(field, { en: 'must not be empty', id: 'tidak boleh kosong' })
  if ([...text].length > most) {
    throw notRight(field, { en: `has at most ${most} characters`, id: `paling banyak ${most} karakter` })
  }
  return text
}

/** The same for what may be left out; blanks alone are nothing. */
export function textOrNull(field: string, value: string | null | undefined, most: number): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : textOf(field, value, most)
}

/** A whole number between two bounds. */
export function numberOf(field: string, value: number, { least, most }: Bounds): number {
  if (value >= least && value <= most) return value
  throw notRight(field, { en: `must lie between ${least} and ${most}`, id: `harus antara ${least} dan ${most}` })
}

/** The same for what may be left out. */
export function numberOrNull(field: string, value: number | null | undefined, bounds: Bounds): number | null {
  return value === null || value === undefined ? null : numberOf(field, value, bounds)
}

/** What a number may be. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

/** A country by its ISO 3166-1 code. */
export function countryOf(field: string, value: string): string {
  if (/^[A-Z]{2}$/.test(value) && value !== 'ZZ' && regions.of(value) !== undefined) return value
  const example = { en: 'such as HK', id: 'misalnya HK' }
  throw notRight(field, {
    en: `must be an ISO 3166-1 alpha-2 code of a country, ${example.en}`,
    id: `harus kode negara ISO 3166-1 alpha-2, ${example.id}`,
  })
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** A currency by its ISO 4217 code. */
export function currencyOf(field: string, value: string): string {
  if (currencies.has(value)) return value
  throw notRight(field, {
    en: 'must be an ISO 4217 code of a currency, such as IDR',
    id: 'harus kode mata uang ISO 4217, misalnya IDR',
  })
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** The id of a worker. */
export function workerIdOf(field: string, value: string): string {
  if (isWellFormedId(value)) return value
  throw notRight(field, {
    en: 'must be a UUID in lower case, as the hub gives it out',
    id: 'harus UUID huruf kecil seperti yang diberikan hub',
  })
}

/** A day that has come. */
export function dayUntil(field: string, day: string, today: string): string {
  if (day <= today) return day
  throw notRight(field, { en: 'must not be in the future', id: 'tidak boleh di masa depan' })
}

/** A day that is not before another, which the words name. */
export function dayFrom(field: string, day: string, from: string | null, what: { en: string; id: string }): string {
  if (from === null || day >= from) return day
  throw notRight(field, {
    en: `must not be before ${what.en} (${from})`,
    id: `tidak boleh sebelum ${what.id} (${from})`,
  })
}
