import { type BoundaryRules, classes, readRules } from '@simpul/boundary'
import fc from 'fast-check'
import { type FieldDraft, printSchema, type SchemaDraft } from './schema-draft.ts'

/** What a schema change may do to one field and is not an offer: its type, arguments, description or class. */
export const changeArbitrary = fc.record({
  at: fc.nat(),
  what: fc.constantFrom('type', 'argument', 'argument type', 'argument description', 'description', 'class'),
  classification: fc.constantFrom(...classes),
})

type Change = typeof changeArbitrary extends fc.Arbitrary<infer T> ? T : never

/** A schema after one field was changed. */
export interface ChangedSchema {
  readonly rules: BoundaryRules
  readonly coordinate: string
  /** False where the change happened to say what was said before. */
  readonly isChanged: boolean
}

/** Changes one field of a schema: one of `preferred` where there is any. */
export function changed(draft: SchemaDraft, change: Change, preferred: ReadonlySet<string>): ChangedSchema | undefined {
  const all = draft.types.flatMap((type) =>
    type.fields.filter((field) => isLeaf(field)).map((field) => ({ type: type.name, field: field.name })),
  )
  const liked = all.filter(({ type, field }) => preferred.has(`${type}.${field}`))
  const places = liked.length > 0 ? liked : all
  const place = places[change.at % places.length]
  if (place === undefined) return undefined
  const types = draft.types.map((type) =>
    type.name === place.type
      ? {
          ...type,
          fields: type.fields.map((field) => (field.name === place.field ? altered(field, change, type.own) : field)),
        }
      : type,
  )
  const rules = readRules(printSchema({ ...draft, types }))
  const isChanged = JSON.stringify(types) !== JSON.stringify(draft.types)
  return { rules, coordinate: `${place.type}.${place.field}`, isChanged }
}

function isLeaf({ name, type }: FieldDraft): boolean {
  return name !== 'id' && /^\[?(String|Int|Order)/.test(type)
}

function altered(field: FieldDraft, change: Change, inherited: FieldDraft['own']): FieldDraft {
  const [first] = field.arguments
  switch (change.what) {
    case 'type':
      return { ...field, type: field.type === 'Int' ? '[Int!]' : 'Int' }
    case 'argument':
      return {
        ...field,
        arguments: [...field.arguments, { name: 'wide', type: 'Boolean', description: '', filters: [] }],
      }
    case 'argument type':
      return { ...field, arguments: first === undefined ? [] : [{ ...first, type: '[Int]' }] }
    case 'argument description':
      return { ...field, arguments: first === undefined ? [] : [{ ...first, description: 'Also in whole.' }] }
    case 'description':
      return { ...field, description: `${field.description} And more.` }
    case 'class': {
      const own = field.own ?? inherited
      return own === undefined || own.classification === change.classification
        ? field
        : { ...field, own: { ...own, classification: change.classification } }
    }
  }
}
