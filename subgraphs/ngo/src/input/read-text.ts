import { wrong } from './wrong.ts'

/** How many characters an account holds, and a short text. */
export const longest = 20_000
export const shorter = 2_000

/** A text as it was written, in whatever script; refused where it is empty, too long or not to be stored. */
export function readText(field: string, value: string, most: number = shorter): string {
  if (!/\S/.test(value)) throw wrong(field, { en: 'must not be empty', id: 'tidak boleh kosong' })
  const length = [...value].length
  if (length > most)
    throw wrong(field, {
      en: `has at most ${most.toLocaleString('en')} characters, and these are ${length.toLocaleString('en')}`,
      id: `paling banyak ${most.toLocaleString('id')} karakter, sedangkan ini ${length.toLocaleString('id')}`,
    })
  if (/\p{Cs}|\0/u.test(value))
    throw wrong(field, {
      en: 'must be whole text: it holds half a character',
      id: 'harus teks utuh: di dalamnya ada karakter yang terpotong',
    })
  return value
}

/** A name on one line, in whatever script and with whatever signs; marks that turn the reading order are not part of one. */
export function readName(field: string, value: string): string {
  const name = readText(field, value.trim(), 200)
  if (!/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(name)) return name
  throw wrong(field, {
    en: 'must be one line without marks that turn the reading order',
    id: 'harus satu baris tanpa tanda pembalik arah baca',
  })
}

/** The same for what may be left out. */
export function optional<T>(value: string | null | undefined, read: (given: string) => T): T | null {
  return value === null || value === undefined ? null : read(value)
}
