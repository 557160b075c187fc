import { z } from 'zod'

/** An answer that is shown as it came: a record of plain values. */
export const recordAnswerSchema = z.record(z.string(), z.unknown())

/** A list of such records under one name, `requests` or `emergencies`. */
export function listAnswerSchema<Name extends string>(name: Name) {
  return z.looseObject({ [name]: z.array(recordAnswerSchema) } as Record<Name, z.ZodArray<typeof recordAnswerSchema>>)
}

/** A value as one cell of a table. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '-'
  if (Array.isArray(value)) return value.map(cellOf).join(' ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
