import { z } from 'zod'

const text = z.string().nullish()

const closedSchema = z.object({
  coordinate: z.string(),
  owner: text,
  reason: z.string(),
  agreement: text,
  /** The agreements that name it, where one of them would open it again. */
  signed: z.array(z.string()).nullish(),
  ask: text,
})

const openedSchema = z.object({
  coordinate: z.string(),
  owner: text,
  agreement: text,
  basis: text,
  retainDays: z.number().nullish(),
})

const boundarySchema = z.object({
  closed: z.array(closedSchema).default([]),
  opened: z.array(openedSchema).default([]),
})

const errorSchema = z.object({
  message: z.string(),
  extensions: z.object({ code: text, coordinate: text, reason: text }).nullish(),
})

const answerSchema = z
  .object({
    data: z.unknown().optional(),
    errors: z.array(errorSchema).default([]),
    extensions: z.object({ boundary: boundarySchema.optional() }).nullish(),
  })
  .refine((answer) => answer.data !== undefined || answer.errors.length > 0)

/** A field that stayed closed, and what would open it. */
export type ClosedField = Readonly<z.infer<typeof closedSchema>>

/** A field that an agreement opened, and what it asks of the reader. */
export type OpenedField = Readonly<z.infer<typeof openedSchema>>

/** A GraphQL answer as a person wants it: data, what was closed and opened, and what else went wrong. */
export interface Answer {
  readonly data: unknown
  readonly closed: readonly ClosedField[]
  readonly opened: readonly OpenedField[]
  /** The messages of all errors but those of closed fields. */
  readonly faults: readonly string[]
}

/** Reads a gateway's answer; undefined for what is not a GraphQL answer. */
export function readAnswer(body: string): Answer | undefined {
  const read = answerSchema.safeParse(parsed(body)).data
  if (!read) return undefined
  const closedErrors = read.errors.filter(({ extensions }) => extensions?.code === 'BOUNDARY_CLOSED')
  const boundary = read.extensions?.boundary
  return {
    data: read.data,
    closed: boundary?.closed ?? closedErrors.flatMap(({ extensions }) => closedFrom(extensions)),
    opened: boundary?.opened ?? [],
    faults: read.errors.filter((error) => !closedErrors.includes(error)).map(({ message }) => message),
  }
}

function closedFrom(extensions: z.infer<typeof errorSchema>['extensions']): ClosedField[] {
  if (!extensions?.coordinate) return []
  return [{ coordinate: extensions.coordinate, reason: extensions.reason ?? 'UNKNOWN' }]
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
