import { isWellFormedId } from '@simpul/agency'
import { z } from 'zod'

/** One fault of an input in English and Indonesian. */
export function both(en: string, id: string): string {
  return `${en} · ${id}`
}

// Control characters hide or break what is read; so do the marks that turn the direction of all that follows.
const unreadable = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/** Text of one line as people write it: every script, both directions, emoji. */
export function line(most: number) {
  return z
    .string()
    .trim()
    .min(1, both('must not be empty', 'tidak boleh kosong'))
    .refine((text) => [...text].length <= most, both(`has at most ${most} characters`, `paling banyak ${most} huruf`))
    .refine(
      (text) => !unreadable.test(text),
      both('must not hold control characters', 'tidak boleh memuat karakter kendali'),
    )
}

/** Text of several lines. */
export function lines(most: number) {
  return z
    .string()
    .trim()
    .min(1, both('must not be empty', 'tidak boleh kosong'))
    .refine((text) => [...text].length <= most, both(`has at most ${most} characters`, `paling banyak ${most} huruf`))
    .refine(
      (text) => !unreadable.test(text.replace(/[\n\r\t]/g, '')),
      both('must not hold control characters', 'tidak boleh memuat karakter kendali'),
    )
}

/** The random id of a worker or of a row. */
export const id = z
  .string()
  .refine(
    isWellFormedId,
    both(
      'must be a UUID in lower case, as the hub gives it out',
      'harus UUID berhuruf kecil seperti yang diberikan hub',
    ),
  )

/** A day that has come. */
export function pastDay(today: string) {
  return z
    .string()
    .refine((day) => day <= today, both('must not be in the future', 'tidak boleh di masa depan'))
    .refine((day) => day >= '1900-01-01', both('must be a day since 1900', 'harus sejak tahun 1900'))
}

/** A country. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, both('must be an ISO 3166-1 alpha-2 code', 'harus kode negara ISO 3166-1 alfa-2'))

/** A country that one is placed in. */
export const abroad = country.refine((code) => code !== 'ID', both('must be abroad', 'harus di luar negeri'))

/** The version of a row that an officer has read. */
export const version = z.number().int().min(1, both('must be the version that was read', 'harus versi yang dibaca'))
