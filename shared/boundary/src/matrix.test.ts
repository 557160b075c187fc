import fc from 'fast-check'
import { decide } from './decide.ts'
import type { Caller, RowFacts } from './decision.ts'
import { compileMatrix, type Matrix, waysFor } from './matrix.ts'
import type { AgreementLine, AgreementView, RegisterView } from './register-view.ts'
import type { BoundaryRules, FieldRules, LeafRules, Share } from './rules.ts'
import { type Basis, type Class, classes, type Kind, type Purpose, type Role, type RowScope } from './vocabulary.ts'

const owner = 'owner'
const kindOf: Readonly<Record<string, Kind>> = { owner: 'GOVERNMENT', north: 'NGO', south: 'FORUM' }
const ids = Object.keys(kindOf)
const coordinates = ['Case.id', 'Case.title', 'Case.story', 'Note.id', 'Note.text', 'Page.size'] as const
const purposes: readonly Purpose[] = ['PROTECTION', 'STATISTICS']
const bases: readonly Basis[] = ['LAW', 'CONSENT']
const scopes: readonly RowScope[] = ['ALL', 'LINKED', 'GRANTED']
const forms = ['form-a', 'form-b'] as const
const callerRoles: readonly Exclude<Role, 'SUBJECT'>[] = ['HEAD', 'OFFICER', 'CASEWORKER', 'SUPERVISOR']

const classArbitrary = fc.constantFrom<Class>(...classes, 'INTERNAL', 'PERSONAL')
const shareArbitrary = fc.record({
  with: fc.constantFrom<Kind>('NGO', 'FORUM'),
  for: fc.subarray([...purposes], { minLength: 1 }),
  on: fc.constantFrom(...bases),
  rows: fc.constantFrom(...scopes),
  under: fc.constantFrom('form-a', ...forms),
})
const leafArbitrary = (coordinate: string, hasSubject: boolean): fc.Arbitrary<LeafRules> =>
  fc.record({
    kind: fc.constant('leaf' as const),
    coordinate: fc.constant(coordinate),
    classification: classArbitrary,
    shares: fc.array(shareArbitrary, { minLength: 2, maxLength: 5, size: 'max' }),
    key: fc.constant(coordinate.startsWith('Page') ? undefined : `${coordinate.split('.').at(0)}.id`),
    hasSubject: fc.constant(hasSubject),
    digest: fc.constantFrom('d1', 'd1', 'd1', 'd1', 'd1', 'd2'),
  })
const leavesArbitrary = fc
  .tuple(fc.boolean(), fc.boolean())
  .chain(([cases, notes]) =>
    fc.tuple(...coordinates.map((one) => leafArbitrary(one, one.startsWith('Case') ? cases : notes))),
  )

type Leaves = readonly LeafRules[]

interface Offer {
  readonly leaf: LeafRules
  readonly share: Share
  readonly purpose: Purpose
}

function lineOf({ leaf, share, purpose }: Offer, recipient: string, digest: string): AgreementLine {
  return {
    coordinate: leaf.coordinate,
    owner,
    recipient,
    purpose,
    basis: share.on,
    rows: share.rows,
    digest,
    retainDays: 30,
    duty: false,
  }
}

/** Agreements whose lines mostly answer an offer of the fields, so that enough of them open something. */
const agreementArbitrary = (leaves: Leaves, id: string): fc.Arbitrary<AgreementView> => {
  const offers = leaves.flatMap((leaf) =>
    leaf.shares.flatMap((share) => share.for.map((purpose) => ({ leaf, share, purpose }))),
  )
  const accepted = fc.subarray(offers, { minLength: Math.floor(offers.length / 2) })
  return fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom('PKS', 'PKS', 'PKS', 'MOU'),
    form: fc.constantFrom('form-a', ...forms),
    parties: fc.constantFrom(
      [owner, 'north', 'south'],
      [owner, 'north', 'south'],
      [owner, 'south'],
      ['north', 'south'],
    ),
    isActive: fc.constantFrom(true, true, true, false),
    lines: fc
      .tuple(accepted, fc.constantFrom(['north', 'south'], ['north']), fc.constantFrom('d1', 'd1', 'd1', 'd2'))
      .map(([chosen, recipients, digest]) =>
        recipients.flatMap((recipient) => chosen.map((offer) => lineOf(offer, recipient, digest))),
      ),
  })
}

const callerArbitrary: fc.Arbitrary<Caller> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Caller>({ kind: 'public' }) },
  { weight: 1, arbitrary: fc.constant<Caller>({ kind: 'subject', person: 'p-1' }) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...ids, 'north', 'south'), fc.constantFrom(...callerRoles), fc.constantFrom(...purposes))
      .map(
        ([agency, role, purpose]): Caller => ({
          kind: 'agency',
          agency,
          agencyKind: kindOf[agency] ?? 'NGO',
          person: 'p-1',
          role,
          purpose,
        }),
      ),
  },
)
const rowArbitrary: fc.Arbitrary<RowFacts> = fc.record({
  owner: fc.constant(owner),
  isExcluded: fc.constantFrom(false, false, false, true),
  isAboutCaller: fc.boolean(),
  isLinked: fc.boolean(),
  grantedOn: fc.subarray([...bases]),
})
const worldArbitrary = leavesArbitrary.chain((leaves) =>
  fc.record({
    rules: fc.constant(rulesOf(leaves)),
    agreements: fc.tuple(agreementArbitrary(leaves, 'one'), agreementArbitrary(leaves, 'two')),
    added: agreementArbitrary(leaves, 'added'),
    suspended: fc.constantFrom(...Array.from({ length: 9 }, () => undefined), ...ids),
    isFresh: fc.constantFrom(true, true, true, false),
    caller: callerArbitrary,
    row: rowArbitrary,
  }),
)

function rulesOf(leaves: Leaves): BoundaryRules {
  const edge: FieldRules = {
    kind: 'edge',
    coordinate: 'Query.cases',
    targets: ['Case.id'],
    key: undefined,
    isEcho: false,
  }
  return {
    agency: { subgraph: 'government', id: owner, kind: 'GOVERNMENT' },
    types: new Map(),
    fields: new Map([...leaves, edge].map((field) => [field.coordinate, field])),
    filters: new Map(),
    subjectArguments: new Set(),
  }
}

function registerOf(
  agreements: readonly AgreementView[],
  { suspended, isFresh }: { readonly suspended: string | undefined; readonly isFresh: boolean },
): RegisterView {
  const agencies = ids.map((id) => [id, { id, kind: kindOf[id] ?? 'NGO', isSuspended: id === suspended }] as const)
  return { epoch: 'e', agencies: new Map(agencies), agreements, isFresh }
}

/** How the database says that a caller reaches a row. */
function reachOf(caller: Caller, row: RowFacts): readonly string[] {
  if (row.isExcluded) return []
  if (caller.kind === 'public') return ['PUBLIC']
  if (caller.kind === 'subject') return row.isAboutCaller ? ['PUBLIC', 'SUBJECT'] : ['PUBLIC']
  if (caller.agency === row.owner) return ['PUBLIC', 'OWNER']
  const linked = row.isLinked ? ['LINKED'] : []
  return ['PUBLIC', 'ALL', ...linked, ...row.grantedOn.map((basis) => `GRANTED:${basis}`)]
}

function isOpen(matrix: Matrix, coordinate: string, key: string | undefined, reach: readonly string[]): boolean {
  const shows = (one: string) => waysFor(matrix.cells.get(one), reach).length > 0
  return shows(coordinate) && (key === undefined || shows(key))
}

function leavesOf(rules: BoundaryRules): Leaves {
  return [...rules.fields.values()].filter((field) => field.kind === 'leaf')
}

describe('a compiled matrix', () => {
  it('opens a field of a row exactly when the plain decision opens its key and the field', () => {
    const seen = { open: 0, shared: 0, closed: 0 }
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const { rules, caller, row } = world
        const register = registerOf(world.agreements, world)
        const matrix = compileMatrix(rules, caller, register)
        for (const field of leavesOf(rules)) {
          const key = field.key === undefined ? undefined : rules.fields.get(field.key)
          const own = decide(field, caller, row, register)
          const isKeyOpen = key?.kind !== 'leaf' || decide(key, caller, row, register).kind === 'open'
          const expected = isKeyOpen && own.kind === 'open'
          expect(isOpen(matrix, field.coordinate, field.key, reachOf(caller, row))).toBe(expected)
          seen[expected ? 'open' : 'closed'] += 1
          if (expected && own.kind === 'open' && own.because === 'SHARED') seen.shared += 1
        }
      }),
      { numRuns: 1_500 },
    )
    expect(Math.min(seen.open, seen.shared, seen.closed)).toBeGreaterThan(30)
  })

  it('names the reason the plain decision names, where a key is closed for every row', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const register = registerOf(world.agreements, world)
        const matrix = compileMatrix(world.rules, world.caller, register)
        const reaching = { ...world.row, isExcluded: false, isAboutCaller: true, isLinked: true, grantedOn: bases }
        for (const field of leavesOf(world.rules).filter(({ key, coordinate }) => key === coordinate)) {
          const decision = decide(field, world.caller, reaching, register)
          const cell = matrix.cells.get(field.coordinate)
          expect(cell?.kind).toBe(decision.kind)
          if (cell?.kind === 'closed') expect(cell.because).toBe(decision.because)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('shows a field of an added agreement only where a line of it names the field, or the key that held it back', () => {
    let opened = 0
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const reach = reachOf(world.caller, world.row)
        const before = compileMatrix(world.rules, world.caller, registerOf(world.agreements, world))
        const after = compileMatrix(world.rules, world.caller, registerOf([...world.agreements, world.added], world))
        const listed = new Set(world.added.lines.map(({ coordinate }) => coordinate))
        for (const { coordinate, key } of leavesOf(world.rules)) {
          const isNew = isOpen(after, coordinate, key, reach) && !isOpen(before, coordinate, key, reach)
          if (!isNew) continue
          opened += 1
          expect(listed.has(coordinate) || listed.has(key ?? '')).toBe(true)
          if (waysFor(before.cells.get(key ?? coordinate), reach).length > 0) expect(listed).toContain(coordinate)
        }
      }),
      { numRuns: 1_500 },
    )
    expect(opened).toBeGreaterThan(10)
  })

  it('opens nothing when an agreement is removed', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const reach = reachOf(world.caller, world.row)
        const before = compileMatrix(world.rules, world.caller, registerOf(world.agreements, world))
        const after = compileMatrix(world.rules, world.caller, registerOf(world.agreements.slice(1), world))
        for (const { coordinate, key } of leavesOf(world.rules)) {
          if (isOpen(after, coordinate, key, reach)) expect(isOpen(before, coordinate, key, reach)).toBe(true)
        }
      }),
      { numRuns: 700 },
    )
  })

  it('opens a list of rows when the key of its rows may be open, and no field where the key is closed', () => {
    fc.assert(
      fc.property(worldArbitrary, (world) => {
        const matrix = compileMatrix(world.rules, world.caller, registerOf(world.agreements, world))
        const key = matrix.cells.get('Case.id')
        expect(matrix.cells.get('Query.cases')).toEqual(key)
        if (key?.kind === 'closed') expect(matrix.cells.get('Case.title')?.kind).toBe('closed')
      }),
      { numRuns: 300 },
    )
  })
})
