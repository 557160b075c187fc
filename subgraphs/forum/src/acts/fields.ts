import { type HubError, refused } from '@simpul/agency'
import { findNaming } from './naming.ts'

/** A refusal of one field of an act's input, in both languages; `en` and `id` go on after the field's name. */
export function refusedField(name: string, en: string, id: string): HubError {
  const field = `input.${name}`
  return refused(field, {
    en: `${field} ${en}. Nothing was written.`,
    id: `${field} ${id}. Tidak ada yang ditulis.`,
  })
}

/** Words that everybody in the forum may read: not empty, not endless, and nobody's number in them. */
export function wordsOf(name: string, value: string, max = 2_000): string {
  const words = value.trim()
  if (words === '') throw refusedField(name, 'must not be empty', 'tidak boleh kosong')
  if ([...words].length > max)
    throw refusedField(name, `has at most ${max} characters`, `paling banyak ${max} karakter`)
  if (words.includes('\0')) throw refusedField(name, 'must hold no NUL character', 'tidak boleh memuat karakter NUL')
  const naming = findNaming(words)
  if (naming !== undefined)
    throw refusedField(
      name,
      `must name no person; it holds what looks like ${naming.en}`,
      `tidak boleh menyebut orang; di dalamnya ada yang tampak seperti ${naming.id}`,
    )
  return words
}

/** The same where it may be left out. */
export function optionalWords(name: string, value: string | null | undefined, max?: number): string | null {
  return value === null || value === undefined ? null : wordsOf(name, value, max)
}

/** A day that is not after today. */
export function pastDay(name: string, day: string, today: string): string {
  if (day > today) throw refusedField(name, 'must not be in the future', 'tidak boleh di masa depan')
  return day
}

/** A day that is today or later, and at most ten years away. */
export function comingDay(name: string, day: string, today: string): string {
  if (day < today) throw refusedField(name, 'must not be in the past', 'tidak boleh di masa lalu')
  if (Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + 10)
    throw refusedField(name, 'must lie within ten years', 'harus dalam sepuluh tahun ke depan')
  return day
}
