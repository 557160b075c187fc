import { HubError } from '@simpul/serving'
import type { z } from 'zod'

/** The input of a mutation, checked for what the schema cannot say; refused with the field and a whole sentence. */
export function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = ['input', ...(issue?.path ?? [])].join('.')
  throw new HubError('BAD_INPUT', `${field} ${issue?.message ?? 'is not right'}. Nothing was written.`, {
    detail: { field },
  })
}
