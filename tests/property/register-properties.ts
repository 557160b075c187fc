import {
  type AgreementLine,
  type Caller,
  decide,
  type LeafRules,
  type RegisterView,
  type RowFacts,
} from '@simpul/boundary'
import { type TestParties, type TestRegister, testParties } from '@simpul/testing'
import { foldRegister, type RegisterState } from '@simpul/trust'
import fc from 'fast-check'
import {
  type Act,
  append,
  dayArbitrary,
  type RandomRegister,
  registerArbitrary,
  writeRegister,
} from './random-registers.ts'
import { callerArbitrary, recipientArbitrary, rowArbitrary } from './random-worlds.ts'
import { linesInForceOn } from './reference-standing.ts'
import { type Property, telling } from './telling.ts'

const parties: TestParties = testParties()

/** A register, a day, and a question to it. */
const caseArbitrary = registerArbitrary.chain((register) =>
  fc.record({
    register: fc.constant(register),
    day: dayArbitrary,
    isLate: fc.boolean(),
    caller: askerArbitrary(register),
    row: rowArbitrary(register.rules.agency.id),
  }),
)

/** Anybody, but mostly a supervisor of a recipient who asks for the purpose of some line: such a question tells something. */
function askerArbitrary({ rules, documents }: RandomRegister): fc.Arbitrary<Caller> {
  const anybody = callerArbitrary(rules.agency.id)
  const lines = documents.flatMap((document) => document.lines)
  if (lines.length === 0) return anybody
  const recipient = fc.constantFrom(...lines).chain(({ recipient, purpose }) => recipientArbitrary(recipient, purpose))
  return fc.oneof({ weight: 1, arbitrary: anybody }, { weight: 4, arbitrary: recipient })
}

/** The first and the last second of a day in Jember. */
function momentOf(day: string, isLate: boolean): Date {
  return new Date(Date.parse(`${day}T${isLate ? '23:59:59.999' : '00:00:00.000'}+07:00`))
}

function stateOf(
  { entries }: TestRegister,
  { ownStop }: Pick<RandomRegister, 'ownStop'>,
  now: Date,
  freshAt = now,
): RegisterState {
  const ownStops = ownStop === undefined ? [] : [ownStop]
  return foldRegister(entries(), { now, freshAt, maxAgeSeconds: 3_600, founding: parties.anchors.agencies, ownStops })
}

const linesAreThoseOfTheReference: Property = {
  title:
    'on every day exactly the lines of signed agreements hold, between their days, under their frame, until a party stops them',
  check(numRuns) {
    const kinds = ['all', 'some', 'none']
    const look = (told: (what?: string) => void) =>
      fc.assert(
        fc.property(caseArbitrary, ({ register, day, isLate }) => {
          const expected = linesInForceOn(register, day)
          const state = stateOf(writeRegister(parties, register), register, momentOf(day, isLate))
          const found = state.agreements.filter(({ isActive }) => isActive).flatMap(({ lines }) => lines)
          expect(found.map(textOf).sort()).toEqual([...expected].map(textOf).sort())
          const all = register.documents.reduce((sum, { lines }) => sum + lines.length, 0)
          told(expected.size === 0 ? 'none' : expected.size < all ? 'some' : 'all')
        }),
        { numRuns },
      )
    telling(numRuns / 50, look, kinds)
  },
}

function textOf({ coordinate, recipient, purpose, basis, rows }: AgreementLine): string {
  return [coordinate, recipient, purpose, basis, rows].join(' ')
}

interface Question {
  readonly rules: RandomRegister['rules']
  readonly caller: Caller
  readonly row: RowFacts
}

function openOf({ rules, caller, row }: Question, state: RegisterView): ReadonlySet<string> {
  const leaves = [...rules.fields.values()].filter((field): field is LeafRules => field.kind === 'leaf')
  return new Set(
    leaves.filter((field) => decide(field, caller, row, state).kind === 'open').map(({ coordinate }) => coordinate),
  )
}

const stopArbitrary = fc.oneof(
  fc.record({ kind: fc.constantFrom('SUSPENDED' as const, 'TERMINATED' as const), author: fc.nat(), at: fc.nat() }),
  fc.record({ kind: fc.constant('AGENCY_SUSPENDED' as const), author: fc.nat(), at: fc.nat() }),
)

const stopsOpenNothing: Property = {
  title: 'no entry that stops anything, whoever writes it, and no stop of one’s own opens a field',
  check(numRuns) {
    const look = (told: () => void) =>
      fc.assert(
        fc.property(
          caseArbitrary,
          stopArbitrary,
          fc.boolean(),
          ({ register, day, isLate, ...question }, stop, isOwn) => {
            const written = writeRegister(parties, register)
            const now = momentOf(day, isLate)
            const asked = { ...question, rules: register.rules }
            const before = openOf(asked, stateOf(written, register, now))
            const after = openOf(asked, stopped(written, register, { stop, isOwn, now }))
            for (const coordinate of after)
              if (!before.has(coordinate)) throw new Error(`${coordinate} was opened by a stop.`)
            if (after.size < before.size) told()
          },
        ),
        { numRuns },
      )
    telling(numRuns / 100, look)
  },
}

interface Stopping {
  readonly stop: {
    readonly kind: 'SUSPENDED' | 'TERMINATED' | 'AGENCY_SUSPENDED'
    readonly author: number
    readonly at: number
  }
  readonly isOwn: boolean
  readonly now: Date
}

function stopped(written: TestRegister, register: RandomRegister, { stop, isOwn, now }: Stopping): RegisterState {
  const document = register.documents[stop.at % register.documents.length] ?? register.documents[0]
  if (document === undefined) throw new Error('There is no document.')
  const author = document.parties[stop.author % document.parties.length] ?? ''
  if (isOwn && stop.kind !== 'AGENCY_SUSPENDED') {
    const own = { agency: author, agreement: document.id, kind: `AGREEMENT_${stop.kind}` } as const
    const ownStops = [...(register.ownStop === undefined ? [] : [register.ownStop]), own]
    return foldRegister(written.entries(), {
      now,
      freshAt: now,
      maxAgeSeconds: 3_600,
      founding: parties.anchors.agencies,
      ownStops,
    })
  }
  const act: Act =
    stop.kind === 'AGENCY_SUSPENDED'
      ? { kind: stop.kind, author, agency: author }
      : { kind: stop.kind, author, at: register.documents.indexOf(document) }
  append(written, register.documents, act)
  return stateOf(written, register, now)
}

const agreeingOpensItsLines: Property = {
  title:
    'an agreement that is proposed and signed opens only what its own lines list, and what lines of the frame it lifts nothing else',
  check(numRuns) {
    const look = (told: () => void) =>
      fc.assert(
        fc.property(caseArbitrary, fc.nat(), ({ register, day, isLate, ...question }, at) => {
          const index = at % register.documents.length
          const without = register.acts.filter((act) => act.kind === 'AGENCY_SUSPENDED' || act.at !== index)
          const now = momentOf(day, isLate)
          const asked = { ...question, rules: register.rules }
          const before = openOf(asked, stateOf(writeRegister(parties, { ...register, acts: without }), register, now))
          const after = openOf(asked, stateOf(writeRegister(parties, register), register, now))
          // a frame that begins also lets begin what stands below it
          const lines = register.documents
            .filter((document, place) => place === index || (index === 0 && document.kind === 'PKS'))
            .flatMap((one) => one.lines)
          for (const coordinate of after) {
            if (before.has(coordinate)) continue
            told()
            if (!lines.some((line) => line.coordinate === coordinate && isFor(line, question.caller)))
              throw new Error(`${coordinate} was opened by no line.`)
          }
        }),
        { numRuns },
      )
    telling(numRuns / 20, look)
  },
}

function isFor({ recipient, purpose }: AgreementLine, caller: Caller): boolean {
  return caller.kind === 'agency' && caller.agency === recipient && caller.purpose === purpose
}

const damageClosesPeople: Property = {
  title:
    'an entry that is left out, put elsewhere, repeated or altered is told of, and closes every field about people to partners',
  check(numRuns) {
    const look = (told: () => void) =>
      fc.assert(
        fc.property(
          caseArbitrary,
          fc.nat(),
          fc.constantFrom(...damages),
          ({ register, day, isLate, ...question }, at, damage) => {
            const written = writeRegister(parties, register).entries()
            const now = momentOf(day, isLate)
            const entries = damage(written, at % Math.max(1, written.length - 1))
            const state = foldRegister(entries, {
              now,
              freshAt: now,
              maxAgeSeconds: 3_600,
              founding: parties.anchors.agencies,
            })
            expect(state.faults.length).toBeGreaterThan(0)
            expect(state.isFresh).toBe(false)
            for (const field of register.rules.fields.values()) {
              if (field.kind !== 'leaf' || !/PERSONAL|SPECIFIC/.test(field.classification)) continue
              const decision = decide(field, question.caller, question.row, state)
              if (decision.kind === 'open' && decision.because === 'SHARED')
                throw new Error(`${field.coordinate} is open.`)
              told()
            }
          },
        ),
        { numRuns },
      )
    telling(numRuns, look)
  },
}

type Entries = ReturnType<TestRegister['entries']>

const damages: readonly ((entries: Entries, at: number) => readonly unknown[])[] = [
  (entries, at) => entries.filter((_, index) => index !== at),
  (entries, at) => [...entries.slice(0, at), ...entries.slice(at, at + 2).reverse(), ...entries.slice(at + 2)],
  (entries, at) => [...entries.slice(0, at + 1), ...entries.slice(at)],
  (entries, at) => entries.map((entry, index) => (index === at ? { ...entry, at: '2028-01-01T00:00:01.000Z' } : entry)),
  (entries, at) =>
    entries
      .map((entry, index) => (index === at ? { ...entry, author: 'forum-pmi-jember', body: { ...entry.body } } : entry))
      .map((entry, index) =>
        index === at ? { ...entry, signature: entries[(at + 1) % entries.length]?.signature } : entry,
      ),
]

/** All statements about the register, read with real signatures. */
export const registerProperties: readonly Property[] = [
  linesAreThoseOfTheReference,
  stopsOpenNothing,
  agreeingOpensItsLines,
  damageClosesPeople,
]
