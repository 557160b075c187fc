import { isWellFormedId, readPhone } from '@simpul/agency'
import { refuseUnless, wrong } from './refuse-unless.ts'

type Given<T> = T | null | undefined

/** The most characters of a text, by what it is for. */
export const most = { name: 200, note: 2_000, statement: 10_000, narrative: 20_000 } as const

/** A text that must say something. */
export function readText(field: string, text: string, characters: number): string {
  const read = text.trim()
  refuseUnless(read !== '', field, { en: 'must not be empty', id: 'tidak boleh kosong' })
  // a text of many times the length is not counted first
  const isShort = read.length <= characters || (read.length <= 2 * characters && [...read].length <= characters)
  refuseUnless(isShort, field, {
    en: `has at most ${characters.toLocaleString('en')} characters`,
    id: `paling banyak ${characters.toLocaleString('id')} karakter`,
  })
  refuseUnless(!read.includes('\u0000'), field, {
    en: 'must not hold a null character',
    id: 'tidak boleh memuat karakter nol',
  })
  return read
}

/** A text that may be left out. */
export function readOptionalText(field: string, text: Given<string>, characters: number): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : readText(field, text, characters)
}

/** A day that has come, not before `earliest`. */
export function readPastDay(field: string, day: string, today: string, earliest?: string): string {
  refuseUnless(day <= today, field, { en: 'must not be in the future', id: 'tidak boleh di masa depan' })
  if (earliest !== undefined)
    refuseUnless(day >= earliest, field, {
      en: `must not be before ${earliest}`,
      id: `tidak boleh sebelum ${earliest}`,
    })
  return day
}

/** A day that has not passed. */
export function readComingDay(field: string, day: string, today: string): string {
  refuseUnless(day >= today, field, { en: 'must not be in the past', id: 'tidak boleh di masa lalu' })
  return day
}

/** A country by its code. */
export function readCountry(field: string, code: string): string {
  refuseUnless(/^[A-Z]{2}$/.test(code), field, {
    en: 'must be an ISO 3166-1 alpha-2 code such as MY',
    id: 'harus kode ISO 3166-1 alpha-2, misalnya MY',
  })
  return code
}

/** The id of a worker, registered or not. */
export function readWorkerId(field: string, id: string): string {
  refuseUnless(isWellFormedId(id), field, {
    en: 'must be a UUID in lower case, as the hub gives it out',
    id: 'harus UUID huruf kecil, seperti yang diberikan hub',
  })
  return id
}

/** A telephone number in the form of E.164. */
export function readOptionalPhone(field: string, text: Given<string>): string | null {
  if (text === null || text === undefined || text.trim() === '') return null
  const phone = readPhone(text)
  if (phone !== undefined) return phone
  throw wrong(field, {
    en: 'must be a telephone number such as +6281234567890',
    id: 'harus nomor telepon, misalnya +6281234567890',
  })
}
