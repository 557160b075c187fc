import type { z } from 'zod'
import { refused, said, type Words } from './refused.ts'

/** What a schema of an input says of a value that it refuses, in both languages, for `checked`: `must not be empty`. */
export const saying: (words: Words) => string = said

/** The input of a mutation, checked for what the schema cannot say; refused with the field and a whole sentence. */
export function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = ['input', ...(issue?.path ?? [])].join('.')
  const { en, id } = wordsOf(issue?.message)
  throw refused(field, { en: `${field} ${en}. Nothing was written.`, id: `${field} ${id}. Tidak ada yang ditulis.` })
}

/** What `saying` put together; a message of the schema's own library is in English alone. */
function wordsOf(message = 'is not right'): Words {
  const [en = message, id = 'tidak sesuai'] = message.split(' · ')
  return { en, id }
}
