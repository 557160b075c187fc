import { type BoundaryRules, type Caller, compileMatrix } from '@simpul/boundary'
import type { RegisterState } from '@simpul/trust'
import { type ExplainContext, explainField, type FieldExplanation, type KnownGrant } from './explain-field.ts'
import { type AskedQuery, queryCoordinates } from './query-coordinates.ts'
import { schemaShape } from './schema-shape.ts'

/** What an explanation is made from. */
export interface ExplainOptions {
  readonly query: AskedQuery
  /** The owners' schemas, and their rules in the same order. */
  readonly schemas: readonly string[]
  readonly owners: readonly BoundaryRules[]
  readonly register: RegisterState
  readonly caller: Caller
  readonly worker?: string | undefined
  readonly grants?: readonly KnownGrant[] | undefined
}

/** One field of a query, and the argument that reads it where it is not asked for as a value. */
export interface ExplainedField extends FieldExplanation {
  readonly readBy: string | undefined
}

/** Explains each field that a query reads, whether it asks for it or filters by it: pure. */
export function explainQuery(options: ExplainOptions): readonly ExplainedField[] {
  const { schemas, owners, query, caller, register, worker, grants } = options
  const asked = queryCoordinates(schemaShape(schemas), query)
  const contexts = owners.map(
    (rules): ExplainContext => ({
      rules,
      caller,
      register,
      worker,
      grants,
      matrix: compileMatrix(rules, caller, register),
    }),
  )
  return contexts
    .flatMap((context) =>
      [
        ...asked.fields.map((field) => ({ field, readBy: undefined })),
        ...asked.arguments.flatMap((readBy) =>
          (context.rules.filters.get(readBy) ?? []).map((field) => ({ field, readBy })),
        ),
      ].flatMap(({ field, readBy }) => {
        const explained = explainField(field, context)
        return explained === undefined ? [] : [{ ...explained, readBy }]
      }),
    )
    .sort((left, right) => order(left, asked.fields) - order(right, asked.fields))
}

/** In the order of the query; what only an argument reads comes last. */
function order({ field, readBy }: ExplainedField, fields: readonly string[]): number {
  return readBy === undefined ? fields.indexOf(field) : fields.length
}
