import {
  type AgreementView,
  type Caller,
  compileMatrix,
  type Decision,
  decide,
  type FieldRules,
  type LeafRules,
  type Matrix,
  type RegisterView,
  type RowFacts,
} from '@simpul/boundary'
import fc from 'fast-check'
import { changeArbitrary, changed } from './changed-schema.ts'
import { agencies } from './random-schemas.ts'
import { type World, worldArbitrary } from './random-worlds.ts'
import { isDecidedOpen, isShown, reachOf } from './reach-of.ts'
import { type Property, telling } from './telling.ts'

function decisions(world: World, changes: Partial<Pick<World, 'rules' | 'register' | 'row' | 'caller'>> = {}) {
  const { rules, register, row, caller } = { ...world, ...changes }
  return new Map(leavesOf({ rules }).map((field) => [field.coordinate, decide(field, caller, row, register)]))
}

function leavesOf({ rules }: Pick<World, 'rules'>): readonly LeafRules[] {
  return [...rules.fields.values()].filter((field) => field.kind === 'leaf')
}

function isOpen(decision: Decision | undefined): boolean {
  return decision?.kind === 'open'
}

function fail(message: string): never {
  throw new Error(message)
}

const rulesAreAsWritten: Property = {
  title: 'the rules of a field are the class and the offers that its owner wrote on it, or else on its type',
  check(numRuns) {
    telling(numRuns * 5, (told) =>
      fc.assert(
        fc.property(worldArbitrary, ({ draft, rules }) => {
          for (const type of draft.types)
            for (const { name, own } of type.fields) {
              const read = rules.fields.get(`${type.name}.${name}`)
              const written = own ?? type.own
              if (read?.kind !== 'leaf' || written === undefined) continue
              if (offersOf(read) !== offersOf(written) || read.hasSubject !== (type.subject !== undefined))
                fail(`${read.coordinate} is read as ${JSON.stringify(read)}.`)
              told()
            }
        }),
        { numRuns },
      ),
    )
  },
}

function offersOf({ classification, shares }: Pick<LeafRules, 'classification' | 'shares'>): string {
  return JSON.stringify([classification, shares.map((one) => [one.with, one.for, one.on, one.rows, one.under])])
}

const matrixEqualsDecision: Property = {
  title: 'the compiled matrix shows every field, list and mutation exactly where the plain decision opens it',
  check(numRuns) {
    telling(numRuns * 2, (told) =>
      fc.assert(
        fc.property(worldArbitrary, (world) => {
          const matrix = compileMatrix(world.rules, world.caller, world.register)
          const reach = reachOf(world.caller, world.row)
          for (const field of world.rules.fields.values()) {
            const expected = isDecidedOpen(field, world.rules, world)
            if (isShown(matrix, field, reach) !== expected)
              fail(`${field.coordinate} should be ${expected ? 'open' : 'closed'}.`)
            if (expected && isPartner(world)) told()
            if (hasClosedKey(matrix, field) && matrix.cells.get(field.coordinate)?.kind === 'open')
              fail(`${field.coordinate} is open although no row of its type is.`)
          }
        }),
        { numRuns },
      ),
    )
  },
}

function isPartner({ caller, rules }: World): boolean {
  return caller.kind === 'agency' && caller.agency !== rules.agency.id
}

function hasClosedKey(matrix: Matrix, field: FieldRules): boolean {
  return field.kind !== 'act' && field.key !== undefined && matrix.cells.get(field.key)?.kind === 'closed'
}

/** Everything that may happen to an agreement or its parties short of a new signature. */
const endings: readonly ((register: RegisterView, at: number) => RegisterView)[] = [
  (register, at) => ({ ...register, agreements: register.agreements.map(only(at, ended)) }),
  (register, at) => ({ ...register, agreements: register.agreements.map(only(at, onlyDuties)) }),
  (register, at) => ({ ...register, agreements: register.agreements.filter((_, index) => index !== at % 3) }),
  (register, at) => ({ ...register, agreements: register.agreements.map(only(at, withoutALine)) }),
  (register) => ({ ...register, agreements: register.agreements.map(ended) }),
  (register, at) => ({ ...register, agencies: new Map([...register.agencies].map(suspended(at))) }),
  (register, at) => ({ ...register, agencies: new Map([...register.agencies].filter((_, index) => index !== at % 5)) }),
  (register) => ({ ...register, isFresh: false }),
]

function only(at: number, change: (agreement: AgreementView) => AgreementView) {
  return (agreement: AgreementView, index: number) => (index === at % 3 ? change(agreement) : agreement)
}

function ended(agreement: AgreementView): AgreementView {
  return { ...agreement, isActive: false }
}

function onlyDuties(agreement: AgreementView): AgreementView {
  return { ...agreement, lines: agreement.lines.filter(({ duty }) => duty) }
}

function withoutALine(agreement: AgreementView): AgreementView {
  return { ...agreement, lines: agreement.lines.slice(1) }
}

function suspended(at: number) {
  type Entry = RegisterView['agencies'] extends ReadonlyMap<infer K, infer V> ? readonly [K, V] : never
  return ([id, view]: Entry): Entry => [
    id,
    id === agencies[at % agencies.length]?.id ? { ...view, isSuspended: true } : view,
  ]
}

const endingOpensNothing: Property = {
  title: 'ending an agreement, or a party, or the register going stale opens nothing',
  check(numRuns) {
    telling(numRuns * 0.04, (told) =>
      fc.assert(
        fc.property(worldArbitrary, fc.constantFrom(...endings), fc.nat(), (world, ending, at) => {
          const before = compileMatrix(world.rules, world.caller, world.register)
          const after = compileMatrix(world.rules, world.caller, ending(world.register, at))
          const reach = reachOf(world.caller, world.row)
          for (const field of world.rules.fields.values()) {
            const was = isShown(before, field, reach)
            const is = isShown(after, field, reach)
            if (is && !was) fail(`${field.coordinate} was opened by an ending.`)
            if (was && !is) told()
          }
        }),
        { numRuns },
      ),
    )
  },
}

const stopsCloseAtOnce: Property = {
  title:
    'nothing stays open by an agreement that ended, between parties of which one is suspended, or about people while the register is stale',
  check(numRuns) {
    telling(numRuns * 0.15, (told) =>
      fc.assert(
        fc.property(worldArbitrary, (world) => {
          const { register, caller, rules } = world
          if (caller.kind !== 'agency') return
          const at = (id: string) => agencies.findIndex((one) => one.id === id)
          const suspend = (id: string) => ({
            ...register,
            agencies: new Map([...register.agencies].map(suspended(at(id)))),
          })
          const before = [...decisions(world).values()].filter(isShared).length
          for (let times = 0; times < before; times += 1) told()
          expectNoneShared(world, suspend(rules.agency.id))
          expectNoneShared(world, suspend(caller.agency))
          expectNoneShared(world, { ...register, agreements: register.agreements.map(ended) })
          expectNoneShared(world, { ...register, isFresh: false }, ({ classification }) =>
            /PERSONAL|SPECIFIC/.test(classification),
          )
        }),
        { numRuns },
      ),
    )
  },
}

function expectNoneShared(
  world: World,
  register: RegisterView,
  concerns: (field: LeafRules) => boolean = () => true,
): void {
  const now = decisions(world, { register })
  const open = leavesOf(world).find((field) => concerns(field) && isShared(now.get(field.coordinate)))
  if (open !== undefined) fail(`${open.coordinate} stayed open.`)
}

const addingOpensItsLines: Property = {
  title: 'adding an agreement opens only what a line of it lists for this recipient and purpose',
  check(numRuns) {
    telling(numRuns * 0.04, (told) =>
      fc.assert(
        fc.property(worldArbitrary, (world) => {
          const register = { ...world.register, agreements: [...world.register.agreements, world.added] }
          const before = decisions(world)
          for (const [coordinate, after] of decisions(world, { register })) {
            if (!isOpen(after) || isOpen(before.get(coordinate))) continue
            told()
            if (!isListed(world.added, coordinate, world.caller)) fail(`${coordinate} was opened by no line.`)
          }
        }),
        { numRuns },
      ),
    )
  },
}

function isListed({ lines }: AgreementView, coordinate: string, caller: Caller): boolean {
  return lines.some(
    (line) =>
      caller.kind === 'agency' &&
      line.coordinate === coordinate &&
      line.recipient === caller.agency &&
      line.purpose === caller.purpose,
  )
}

const changeWidensNothing: Property = {
  title: 'a change of a field’s type, arguments, description or class widens no agreement',
  check(numRuns) {
    telling(numRuns * 0.04, (told) =>
      fc.assert(
        fc.property(worldArbitrary, changeArbitrary, (world, change) => {
          const before = decisions(world)
          const shared = new Set(
            [...before].filter(([, decision]) => isShared(decision)).map(([coordinate]) => coordinate),
          )
          const after = changed(world.draft, change, shared)
          if (after === undefined) return
          const now = decisions(world, { rules: after.rules })
          for (const [coordinate, decision] of now)
            if (isShared(decision) && !isOpen(before.get(coordinate)))
              fail(`${coordinate} was opened by a change of ${after.coordinate}.`)
          if (!after.isChanged) return
          if (isShared(now.get(after.coordinate)))
            fail(`${after.coordinate} is open by a line for another ${change.what}.`)
          if (shared.has(after.coordinate)) told()
        }),
        { numRuns },
      ),
    )
  },
}

function isShared(decision: Decision | undefined): boolean {
  return decision?.kind === 'open' && decision.because === 'SHARED'
}

const exclusionOpensNothing: Property = {
  title: 'exclusion closes every field of a row, whatever else holds, and never opens one',
  check(numRuns) {
    telling(numRuns, (told) =>
      fc.assert(
        fc.property(worldArbitrary, (world) => {
          const row = { ...world.row, isExcluded: true }
          const before = decisions(world, { row: { ...world.row, isExcluded: false } })
          for (const [coordinate, decision] of decisions(world, { row })) {
            if (decision.kind !== 'closed' || decision.because !== 'NO_GRANT')
              fail(`${coordinate} of an excluded row: ${JSON.stringify(decision)}.`)
            if (isOpen(before.get(coordinate))) told()
          }
          const matrix = compileMatrix(world.rules, world.caller, world.register)
          for (const field of world.rules.fields.values())
            if (isShown(matrix, field, reachOf(world.caller, row)))
              fail(`${field.coordinate} is shown of an excluded row.`)
        }),
        { numRuns },
      ),
    )
  },
}

const factsThatOpen: readonly ((row: RowFacts) => RowFacts)[] = [
  (row) => ({ ...row, isLinked: true }),
  (row) => ({ ...row, grantedOn: [...row.grantedOn, 'CONSENT'] }),
  (row) => ({ ...row, isAboutCaller: true }),
]

const reasonTellsNothing: Property = {
  title:
    'a reason never tells one row from another: what is closed for want of a row says NO_GRANT, all else says the same for every row',
  check(numRuns) {
    telling(numRuns * 0.04, (told) =>
      fc.assert(
        fc.property(worldArbitrary, fc.constantFrom(...factsThatOpen), (world, give) => {
          const plain = { ...world.row, isExcluded: false, isLinked: false, isAboutCaller: false, grantedOn: [] }
          const without = decisions(world, { row: plain })
          for (const [coordinate, decision] of decisions(world, { row: give(plain) })) {
            const other = without.get(coordinate) ?? fail(`${coordinate} is missing.`)
            if (other.kind === decision.kind && JSON.stringify(other) === JSON.stringify(decision)) continue
            if (other.kind === 'closed' && other.because !== 'NO_GRANT')
              fail(`${coordinate}: ${other.because} told the rows apart.`)
            told()
          }
        }),
        { numRuns },
      ),
    )
  },
}

const isTotal: Property = {
  title: 'a decision is made for every field, caller and row, twice alike, and what opens by a line names that line',
  check(numRuns) {
    telling(numRuns * 0.15, (told) =>
      fc.assert(
        fc.property(worldArbitrary, (world) => {
          const first = JSON.stringify([...decisions(world)])
          if (first !== JSON.stringify([...decisions(world)])) fail('The same question had two answers.')
          for (const [coordinate, decision] of decisions(world)) {
            if (decision.kind !== 'open' || decision.because !== 'SHARED') continue
            const agreement = world.register.agreements.find(({ id }) => id === decision.agreement)
            if (agreement?.isActive !== true || !isListed(agreement, coordinate, world.caller))
              fail(`${coordinate} names an agreement that does not open it.`)
            told()
          }
        }),
        { numRuns },
      ),
    )
  },
}

/** All statements about the decision and its compiled form. */
export const decisionProperties: readonly Property[] = [
  rulesAreAsWritten,
  matrixEqualsDecision,
  endingOpensNothing,
  stopsCloseAtOnce,
  addingOpensItsLines,
  changeWidensNothing,
  exclusionOpensNothing,
  reasonTellsNothing,
  isTotal,
]
