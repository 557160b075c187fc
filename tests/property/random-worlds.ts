import {
  type AgencyCaller,
  type AgencyView,
  type AgreementLine,
  type AgreementView,
  type BoundaryRules,
  bases,
  type Caller,
  draftLines,
  type RegisterView,
  type Role,
  type RowFacts,
  readRules,
  roles,
  rowScopes,
} from '@simpul/boundary'
import fc from 'fast-check'
import { agencies, askedPurposes, forms, schemaArbitrary } from './random-schemas.ts'
import { printSchema, type SchemaDraft } from './schema-draft.ts'

/** One owner's schema, what was agreed about it, who asks, and what holds of the row that is asked for. */
export interface World {
  readonly draft: SchemaDraft
  readonly rules: BoundaryRules
  readonly register: RegisterView
  /** An agreement that the register does not hold yet. */
  readonly added: AgreementView
  readonly caller: Caller
  readonly row: RowFacts
}

const retainDays = { PUBLIC: 3_650, INTERNAL: 365, PERSONAL: 180, SPECIFIC: 90 }

/** A whole hub as one decision meets it. Most lines answer an offer of the schema; some are a field or a digest off. */
export const worldArbitrary: fc.Arbitrary<World> = schemaArbitrary.chain((draft) => {
  const rules = readRules(printSchema(draft))
  return fc
    .record({
      draft: fc.constant(draft),
      rules: fc.constant(rules),
      register: registerArbitrary(rules),
      added: agreementArbitrary(rules, 'added'),
      caller: callerArbitrary(rules.agency.id),
      row: rowArbitrary(rules.agency.id),
    })
    .map((world) => ({ ...world, [fc.toStringMethod]: () => describeWorld(world) }))
})

/** A counterexample as a person reads it. */
function describeWorld({ draft, register, added, caller, row }: World): string {
  const sdl = printSchema(draft).split('"The kind of an agency')[0]
  return `${sdl}\n${JSON.stringify({ register: { ...register, agencies: [...register.agencies.values()] }, added, caller, row })}`
}

/** The register as it is read at one moment: agreements in force or not, an agency suspended or never admitted, stale or not. */
export function registerArbitrary(rules: BoundaryRules): fc.Arbitrary<RegisterView> {
  const often = <T>(usual: T, rare: readonly T[]) =>
    fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) })
  const ids = agencies.map(({ id }) => id)
  return fc
    .record({
      agreements: fc.tuple(...['one', 'two', 'three'].map((id) => agreementArbitrary(rules, id))),
      isFresh: often(true, [false]),
      suspended: often<string | undefined>(undefined, ids),
      unknown: often<string | undefined>(undefined, ids),
    })
    .map(({ agreements, isFresh, suspended, unknown }) => ({
      epoch: 'epoch',
      agreements,
      isFresh,
      agencies: admitted(suspended, unknown),
    }))
}

function admitted(suspended: string | undefined, unknown: string | undefined): ReadonlyMap<string, AgencyView> {
  const known = agencies.filter(({ id }) => id !== unknown)
  return new Map(known.map(({ id, kind }) => [id, { id, kind, isSuspended: id === suspended }]))
}

/** An agreement on what the owner offers, with lines left out and twisted; now and then it is of another form than its lines. */
export function agreementArbitrary(rules: BoundaryRules, id: string): fc.Arbitrary<AgreementView> {
  return fc.constantFrom(...forms, 'pks-protection', 'pks-protection').chain((form) =>
    fc.record({
      id: fc.constant(id),
      kind: fc.constantFrom('PKS', 'PKS', 'PKS', 'MOU'),
      form: fc.constantFrom(form, form, form, form, ...forms),
      parties: partiesArbitrary(rules.agency.id),
      isActive: fc.constantFrom(true, true, true, true, false),
      lines: linesArbitrary(offeredLines(rules, form)),
    }),
  )
}

/** Of each offered line: as it is, with one thing twisted, or not at all. So a twisted line has seldom its like beside it. */
function linesArbitrary(offered: readonly AgreementLine[]): fc.Arbitrary<readonly AgreementLine[]> {
  if (offered.length === 0) return fc.constant([])
  const coordinates = [...new Set(offered.map(({ coordinate }) => coordinate))]
  const fates = fc.array(fateArbitrary(coordinates), { minLength: offered.length, maxLength: offered.length })
  return fates.map((all) => offered.flatMap((line, at) => (all[at] === undefined ? [] : [{ ...line, ...all[at] }])))
}

function fateArbitrary(coordinates: readonly string[]): fc.Arbitrary<Partial<AgreementLine> | undefined> {
  const ids = fc.constantFrom(...agencies.map(({ id }) => id))
  return fc.oneof(
    { weight: 14, arbitrary: fc.constant({}) },
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant({ digest: '0'.repeat(64) }) },
    { weight: 1, arbitrary: fc.record({ owner: ids }) },
    { weight: 1, arbitrary: fc.record({ recipient: ids }) },
    { weight: 1, arbitrary: fc.record({ rows: fc.constantFrom(...rowScopes) }) },
    { weight: 1, arbitrary: fc.record({ basis: fc.constantFrom(...bases) }) },
    { weight: 1, arbitrary: fc.record({ purpose: fc.constantFrom(...askedPurposes) }) },
    { weight: 1, arbitrary: fc.record({ coordinate: fc.constantFrom(...coordinates) }) },
    { weight: 1, arbitrary: fc.constant({ duty: true }) },
  )
}

/** Every line that the owner's schema would accept under one form, for every other agency. */
export function offeredLines(rules: BoundaryRules, form: string): readonly AgreementLine[] {
  return agencies
    .filter(({ id }) => id !== rules.agency.id)
    .flatMap((recipient) => draftLines(rules, { recipient, form, retainDays }))
}

function partiesArbitrary(owner: string): fc.Arbitrary<readonly string[]> {
  const all = agencies.map(({ id }) => id)
  const others = all.filter((id) => id !== owner)
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(all) },
    { weight: 2, arbitrary: fc.constantFrom(...others).map((other) => [owner, other]) },
    { weight: 1, arbitrary: fc.subarray(others, { minLength: 2 }) },
  )
}

const staffRoles = roles.filter((role): role is Exclude<Role, 'SUBJECT'> => role !== 'SUBJECT')

/** Somebody of any agency in any role, a subject, or the public; seldom the owner, whom no agreement concerns. */
export function callerArbitrary(owner: string): fc.Arbitrary<Caller> {
  const others = agencies.filter(({ id }) => id !== owner)
  const usual = others.filter(({ kind }) => kind === 'NGO')
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<Caller>({ kind: 'public' }) },
    { weight: 1, arbitrary: fc.constant<Caller>({ kind: 'subject', person: 'person' }) },
    { weight: 2, arbitrary: staffArbitrary(agencies.filter(({ id }) => id === owner)) },
    { weight: 4, arbitrary: staffArbitrary(others) },
    { weight: 12, arbitrary: staffArbitrary(usual.length > 0 ? usual : others) },
  )
}

/** A supervisor of one agency, who asks for one purpose. */
export function recipientArbitrary(agency: string, purpose: AgencyCaller['purpose']): fc.Arbitrary<AgencyCaller> {
  return staffArbitrary(agencies.filter(({ id }) => id === agency)).map((caller) => ({
    ...caller,
    role: 'SUPERVISOR',
    purpose,
  }))
}

function staffArbitrary(among: readonly (typeof agencies)[number][]): fc.Arbitrary<AgencyCaller> {
  return fc
    .tuple(
      fc.constantFrom(...among),
      fc.constantFrom<(typeof staffRoles)[number]>(
        ...staffRoles,
        ...Array.from({ length: 6 }, () => 'SUPERVISOR' as const),
      ),
      fc.constantFrom(...askedPurposes, ...askedPurposes, ...askedPurposes, 'STATISTICS' as const),
    )
    .map(([{ id, kind }, role, purpose]) => ({
      kind: 'agency',
      agency: id,
      agencyKind: kind,
      person: 'person',
      role,
      purpose,
    }))
}

/** What holds of one row. */
export function rowArbitrary(owner: string): fc.Arbitrary<RowFacts> {
  return fc.record({
    owner: fc.constant(owner),
    isExcluded: fc.constantFrom(false, false, false, false, true),
    isAboutCaller: fc.boolean(),
    isLinked: fc.boolean(),
    grantedOn: fc.subarray([...bases]),
  })
}
