import { refused, type Words } from '@simpul/agency'
import type { z } from 'zod'

/** The input of an act, checked for what the schema cannot say; refused with the field and what it must be, in both languages. */
export function told<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = ['input', ...(issue?.path ?? [])].join('.')
  throw notRight(field, wordsOf(issue?.message ?? ''))
}

/** What a field must be: "must not be empty", "tidak boleh kosong". */
export function notRight(field: string, must: Words): Error {
  return refused(field, {
    en: `${field} ${must.en}. Nothing was written.`,
    id: `${field} ${must.id}. Tidak ada yang ditulis.`,
  })
}

function wordsOf(message: string): Words {
  const [en = '', id] = message.split(' · ')
  // what the library says by itself it says in one language
  return id === undefined ? { en: 'is not right', id: 'tidak benar' } : { en, id }
}
