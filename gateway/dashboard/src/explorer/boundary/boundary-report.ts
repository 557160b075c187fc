import * as z from 'zod/mini'

/** A field that stayed closed, and what would open it. */
export type ClosedField = z.infer<typeof closedField>

/** A field that another agency opened, and on which terms. */
export type OpenedField = z.infer<typeof openedField>

/** What an answer says of the boundary (`extensions.boundary`). */
export interface BoundaryReport {
  readonly closed: readonly ClosedField[]
  readonly opened: readonly OpenedField[]
}

const text = z.nullish(z.string())
const closedField = z.readonly(
  z.object({ coordinate: z.string(), owner: text, reason: z.string(), agreement: text, ask: text }),
)
const openedField = z.readonly(
  z.object({
    coordinate: z.string(),
    owner: text,
    agreement: text,
    basis: text,
    retainDays: z.nullish(z.number()),
    onward: z.nullish(z.boolean()),
  }),
)
const answer = z.object({
  extensions: z.object({
    boundary: z.object({ closed: z.optional(z.array(closedField)), opened: z.optional(z.array(openedField)) }),
  }),
})

const nothing: BoundaryReport = { closed: [], opened: [] }

/** Reads the report of one answer, or of one part of an answer that comes in parts; what is not one is empty. */
export function readReport(part: unknown): BoundaryReport {
  const { closed = [], opened = [] } = answer.safeParse(part).data?.extensions.boundary ?? nothing
  return { closed, opened }
}

/** Joins the reports of an answer's parts; a field named twice for the same cause is named once. */
export function joinReports(earlier: BoundaryReport, later: BoundaryReport): BoundaryReport {
  return { closed: unique([...earlier.closed, ...later.closed]), opened: unique([...earlier.opened, ...later.opened]) }
}

function unique<Field>(fields: readonly Field[]): readonly Field[] {
  return [...new Map(fields.map((field) => [JSON.stringify(field), field])).values()]
}

/** Fields that share everything but their name. */
export interface FieldGroup<Field> {
  readonly coordinates: readonly string[]
  readonly shared: Omit<Field, 'coordinate'>
}

/** Puts fields together that share everything but their name, in the order they came. */
export function groupFields<Field extends { readonly coordinate: string }>(
  fields: readonly Field[],
): readonly FieldGroup<Field>[] {
  const groups = new Map<string, FieldGroup<Field>>()
  for (const { coordinate, ...shared } of fields) {
    const key = JSON.stringify(shared)
    groups.set(key, { shared, coordinates: [...(groups.get(key)?.coordinates ?? []), coordinate] })
  }
  return [...groups.values()]
}
