import {
  type AgencyRules,
  bases,
  type Class,
  classes,
  type Kind,
  kinds,
  type Purpose,
  rowsOfBasis,
  type Share,
} from '@simpul/boundary'
import fc from 'fast-check'
import type { ActDraft, FieldDraft, OfferDraft, SchemaDraft, TypeDraft } from './schema-draft.ts'

/** The agencies of a random hub; two of them are of one kind. */
export const agencies = [
  { subgraph: 'government', id: 'disnaker-jember', kind: 'GOVERNMENT' },
  { subgraph: 'recruitment', id: 'p3mi-in-era-sejahtera', kind: 'RECRUITMENT' },
  { subgraph: 'recruitment', id: 'p3mi-lain', kind: 'RECRUITMENT' },
  { subgraph: 'ngo', id: 'migrant-care-jember', kind: 'NGO' },
  { subgraph: 'forum', id: 'forum-pmi-jember', kind: 'FORUM' },
] as const satisfies readonly AgencyRules[]

/** The forms of agreement that random offers name; the first is a frame. */
export const forms = ['mou-jember', 'pks-protection', 'pks-placement'] as const

/** Few, so that what is offered, agreed and asked for often meet. */
export const askedPurposes = ['PROTECTION', 'PLACEMENT'] as const satisfies readonly Purpose[]

const classArbitrary = fc.constantFrom<Class>(...classes, 'INTERNAL', 'PERSONAL', 'PERSONAL')

/** An offer whose basis may open its rows, most often to NGOs: who asks in a random hub is most often one. */
export const shareArbitrary: fc.Arbitrary<Share> = fc.constantFrom(...bases).chain((on) =>
  fc.record({
    with: fc.constantFrom<Kind>(...kinds, 'NGO', 'NGO', 'NGO', 'NGO'),
    for: fc.constantFrom<readonly Purpose[]>(...askedPurposes.map((one) => [one]), askedPurposes, askedPurposes),
    on: fc.constant(on),
    rows: fc.constantFrom(...rowsOfBasis[on]),
    under: fc.constantFrom(...forms, 'pks-protection', 'pks-protection', 'pks-protection'),
  }),
)

const offerArbitrary: fc.Arbitrary<OfferDraft> = fc.record({
  classification: classArbitrary,
  shares: fc.array(shareArbitrary, { minLength: 1, maxLength: 5, size: 'max' }),
})

const leafNames = ['title', 'story', 'place', 'amount'] as const
const leafTypes = ['String', 'Int', '[String!]', 'Order'] as const

const leafArbitrary = (name: string): fc.Arbitrary<FieldDraft> =>
  fc.record({
    name: fc.constant(name),
    type: fc.constantFrom(...leafTypes),
    description: fc.constantFrom('', 'What it says.', 'What "it" said.'),
    arguments: fc.constantFrom([], [], [{ name: 'language', type: 'String', description: '', filters: [] }]),
    own: fc.option(offerArbitrary, { nil: undefined, freq: 2 }),
  })

const leavesArbitrary: fc.Arbitrary<readonly FieldDraft[]> = fc
  .subarray([...leafNames], { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map(leafArbitrary)))

interface Shape {
  readonly name: string
  readonly keyword?: 'type' | 'interface'
  readonly implements?: string
  readonly key: 'entity' | 'id' | 'stub' | 'none'
  readonly subject?: string
  readonly edges?: readonly FieldDraft[]
}

function edge(name: string, type: string, args: FieldDraft['arguments'] = []): FieldDraft {
  return { name, type, description: '', arguments: args, own: undefined }
}

function typeArbitrary(shape: Shape): fc.Arbitrary<TypeDraft> {
  return fc
    .record({
      leaves: leavesArbitrary,
      own: fc.option(offerArbitrary, { nil: undefined, freq: 6 }),
      key: fc.option(offerArbitrary, { nil: undefined, freq: 2 }),
      isAbout: fc.boolean(),
      fallback: offerArbitrary,
    })
    .map(({ leaves, own, key, isAbout, fallback }) => ({
      name: shape.name,
      keyword: shape.keyword ?? 'type',
      implements: shape.implements,
      isEntity: shape.key === 'entity' || shape.key === 'stub',
      subject: isAbout ? shape.subject : undefined,
      own: shape.key === 'stub' ? undefined : own,
      fields: [
        ...keyField(shape, key, own === undefined ? fallback : undefined),
        ...classified(leaves, shape.key === 'stub' ? undefined : own, fallback),
        ...(shape.edges ?? []),
      ],
    }))
}

function keyField(shape: Shape, own: OfferDraft | undefined, fallback: OfferDraft | undefined): FieldDraft[] {
  if (shape.key === 'none') return []
  const offer = shape.key === 'stub' ? undefined : (own ?? fallback)
  return [{ name: 'id', type: 'ID!', description: '', arguments: [], own: offer }]
}

/** Where the type says nothing, each leaf must: an SDL in which a leaf has no class is refused. */
function classified(leaves: readonly FieldDraft[], own: OfferDraft | undefined, fallback: OfferDraft): FieldDraft[] {
  return leaves.map((leaf) => (own === undefined && leaf.own === undefined ? { ...leaf, own: fallback } : leaf))
}

const person = [{ name: 'id', type: 'ID!', description: '', filters: [] }]
const search = [
  { name: 'orderBy', type: 'Order', description: '', filters: [] },
  { name: 'title', type: 'String', description: 'A word of it.', filters: ['Case.title'] },
  { name: 'search', type: 'Search', description: '', filters: [] },
]

function typesArbitrary(ownsWorker: boolean): fc.Arbitrary<readonly TypeDraft[]> {
  const query: TypeDraft = {
    name: 'Query',
    keyword: 'type',
    implements: undefined,
    isEntity: false,
    subject: undefined,
    own: undefined,
    fields: [
      edge('worker', 'Worker', person),
      edge('cases', 'CaseConnection', search),
      edge('promises', '[Promised!]'),
      { ...edge('version', 'String'), own: { classification: 'PUBLIC', shares: [] } },
    ],
  }
  const worker: Shape = {
    name: 'Worker',
    key: ownsWorker ? 'entity' : 'stub',
    ...(ownsWorker ? { subject: 'id' } : {}),
    edges: [edge('cases', '[Case!]')],
  }
  return fc
    .tuple(
      typeArbitrary(worker),
      typeArbitrary({ name: 'Case', key: 'entity', subject: 'workerId', edges: [edge('notes', '[Note!]')] }),
      typeArbitrary({ name: 'Note', key: 'id', subject: 'workerId' }),
      typeArbitrary({ name: 'Figure', key: 'none' }),
      typeArbitrary({ name: 'Promised', key: 'id', keyword: 'interface' }),
      typeArbitrary({ name: 'Kept', key: 'id', implements: 'Promised' }),
      typeArbitrary({ name: 'Broken', key: 'entity', implements: 'Promised', subject: 'workerId' }),
    )
    .map((types) => [query, ...types, ...connection])
}

const open: OfferDraft = { classification: 'PUBLIC', shares: [] }
const plain = { keyword: 'type', implements: undefined, isEntity: false, subject: undefined, own: open } as const
const connection: readonly TypeDraft[] = [
  { ...plain, name: 'CaseConnection', fields: [edge('edges', '[CaseEdge!]'), edge('totalCount', 'Int')] },
  { ...plain, name: 'CaseEdge', fields: [edge('cursor', 'String'), edge('node', 'Case')] },
]

const actArbitrary = (name: string): fc.Arbitrary<ActDraft> =>
  fc.record({
    name: fc.constant(name),
    // a mutation classified PUBLIC is asked by nobody whom it does not accept: no field is decided so
    classification: classArbitrary.filter((one) => one !== 'PUBLIC'),
    accepts: fc.array(shareArbitrary, { maxLength: 3, size: 'max' }),
  })

/** A random owner's schema: entities, stubs, interfaces, connections, and mutations, with offers on fields and types. */
export const schemaArbitrary: fc.Arbitrary<SchemaDraft> = fc
  .tuple(fc.constantFrom<AgencyRules>(...agencies), fc.boolean())
  .chain(([agency, ownsWorker]) =>
    fc.record({
      agency: fc.constant(agency),
      types: typesArbitrary(ownsWorker),
      acts: fc.tuple(actArbitrary('note'), actArbitrary('ask')),
    }),
  )
