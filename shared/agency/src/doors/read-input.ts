import { HubError } from '@simpul/serving'
import type { z } from 'zod'

/** The input of an operation, or a refusal that says what does not fit and quotes no long number. */
export function readInput<Input>(name: string, schema: z.ZodType<Input>, value: unknown): Input {
  const read = schema.safeParse(value ?? {})
  if (read.success) return read.data
  const faults = read.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.map(String).join('.')} ${message}`.trim())
  const sentence = `The input of ${name} does not fit: ${faults.join('; ')}.`
  throw new HubError('BAD_INPUT', sentence.replace(/\d{6,}/g, '…'))
}
