import { type AgencyCaller, type Decision, decide, type LeafRules, type RowFacts, readRules } from '@simpul/boundary'
import { everythingOffered, testParties, testRegister } from '@simpul/testing'
import { type AgreementDocument, agreementDocumentSchema, foldRegister } from '@simpul/trust'
import { smallAgency } from '../kit/small-agency.ts'

const parties = testParties()
const rules = readRules(smallAgency.sdl)
const disnaker = { id: 'disnaker-jember', kind: 'GOVERNMENT' } as const
const migrantCare = { id: 'migrant-care-jember', kind: 'NGO' } as const
const caseworker: AgencyCaller = {
  kind: 'agency',
  agency: migrantCare.id,
  agencyKind: migrantCare.kind,
  person: 'caseworker',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
const granted: RowFacts = {
  owner: disnaker.id,
  isExcluded: false,
  isAboutCaller: false,
  isLinked: false,
  grantedOn: ['CONSENT'],
}
const founded = new Date('2026-01-01T00:00:00Z')
const year = { from: '2026-01-01', until: '2026-12-31' }
const month = { from: '2026-07-01', until: '2026-07-31' }

type Term = Pick<AgreementDocument, 'from' | 'until'>

/** A register in which both parties signed one agreement on data, and the frame above it. */
function agreed(term: Term, frame: Term = { from: '2026-01-01', until: '2030-12-31' }) {
  const register = testRegister(parties, founded)
  register.agree({ ...everythingOffered('mou-jember', [rules], [disnaker, migrantCare]), ...frame })
  register.agree({ ...everythingOffered('pks-protection', [rules], [disnaker, migrantCare]), ...term })
  return register.entries()
}

interface Clock {
  readonly now: string
  /** How many milliseconds before `now` the last head was signed. */
  readonly headAge?: number
}

function stateAt(entries: readonly unknown[], { now, headAge = 0 }: Clock) {
  const moment = new Date(now)
  return foldRegister(entries, {
    now: moment,
    freshAt: new Date(moment.getTime() - headAge),
    maxAgeSeconds: 3_600,
    founding: parties.anchors.agencies,
  })
}

function outcome(entries: readonly unknown[], clock: Clock, coordinate = 'Worker.fullName'): string {
  const decision: Decision = decide(leaf(coordinate), caseworker, granted, stateAt(entries, clock))
  return decision.kind === 'open' ? 'open' : decision.because
}

function leaf(coordinate: string): LeafRules {
  const field = rules.fields.get(coordinate)
  if (field?.kind !== 'leaf') throw new Error(`${coordinate} is no leaf.`)
  return field
}

describe('an agreement’s days are those of Jakarta', () => {
  it.each([
    ['in the last millisecond before its first day', '2026-06-30T16:59:59.999Z', 'AGREEMENT_NOT_ACTIVE'],
    ['at 00:00 of its first day', '2026-06-30T17:00:00.000Z', 'open'],
    ['when its first day begins in UTC, seven hours later', '2026-07-01T00:00:00.000Z', 'open'],
    ['at 23:59:59 of its last day', '2026-07-31T16:59:59.000Z', 'open'],
    ['in the last millisecond of its last day', '2026-07-31T16:59:59.999Z', 'open'],
    ['at 00:00 of the day after', '2026-07-31T17:00:00.000Z', 'AGREEMENT_NOT_ACTIVE'],
    ['while it is still its last day in UTC', '2026-07-31T23:59:59.999Z', 'AGREEMENT_NOT_ACTIVE'],
  ])('%s', (_, now, expected) => {
    expect(outcome(agreed(month), { now })).toBe(expected)
  })

  it('hold for one of a single day from its 00:00 to its 23:59:59', () => {
    const entries = agreed({ from: '2026-07-15', until: '2026-07-15' })
    const at = (now: string) => outcome(entries, { now })
    expect(
      ['2026-07-14T16:59:59Z', '2026-07-14T17:00:00Z', '2026-07-15T16:59:59Z', '2026-07-15T17:00:00Z'].map(at),
    ).toEqual(['AGREEMENT_NOT_ACTIVE', 'open', 'open', 'AGREEMENT_NOT_ACTIVE'])
  })

  it('are those of its frame too: it is closed where the frame’s last day is over or its first has not come', () => {
    const entries = agreed(year, month)
    const at = (now: string) => outcome(entries, { now })
    expect(
      ['2026-06-30T16:59:59Z', '2026-06-30T17:00:00Z', '2026-07-31T16:59:59Z', '2026-07-31T17:00:00Z'].map(at),
    ).toEqual(['AGREEMENT_NOT_ACTIVE', 'open', 'open', 'AGREEMENT_NOT_ACTIVE'])
    expect(stateAt(entries, { now: '2026-07-31T17:00:00Z' }).agreementDetails.get('pks-protection-test')?.state).toBe(
      'FRAME_ENDED',
    )
  })

  it('change the epoch at midnight in Jakarta and at no other hour, so that no compiled matrix outlives its day', () => {
    const entries = agreed(month)
    const epoch = (now: string) => stateAt(entries, { now }).epoch
    expect(epoch('2026-06-30T16:59:59.999Z')).not.toBe(epoch('2026-06-30T17:00:00Z'))
    expect(epoch('2026-07-01T16:59:59.999Z')).toBe(epoch('2026-06-30T17:00:00Z'))
  })
})

describe('a leap day', () => {
  it('is a day like any other where there is one', () => {
    const entries = agreed({ from: '2028-02-29', until: '2028-02-29' })
    const at = (now: string) => outcome(entries, { now })
    expect(
      ['2028-02-28T16:59:59Z', '2028-02-28T17:00:00Z', '2028-02-29T16:59:59Z', '2028-02-29T17:00:00Z'].map(at),
    ).toEqual(['AGREEMENT_NOT_ACTIVE', 'open', 'open', 'AGREEMENT_NOT_ACTIVE'])
  })

  it('is after the 28th: what ends on the 28th is closed on it', () => {
    expect(outcome(agreed({ from: '2028-02-01', until: '2028-02-28' }), { now: '2028-02-28T17:00:00Z' })).toBe(
      'AGREEMENT_NOT_ACTIVE',
    )
  })

  it('cannot be written into a document where there is none', () => {
    const document = everythingOffered('mou-jember', [rules], [disnaker, migrantCare])
    expect(agreementDocumentSchema.safeParse({ ...document, until: '2028-02-29' }).success).toBe(true)
    expect(agreementDocumentSchema.safeParse({ ...document, until: '2027-02-29' }).success).toBe(false)
    expect(agreementDocumentSchema.safeParse({ ...document, until: '2100-02-29' }).success).toBe(false)
  })

  it('is counted when the end comes near', () => {
    const entries = agreed({ from: '2027-01-01', until: '2028-03-07' })
    const warning = (now: string) => stateAt(entries, { now }).agreementDetails.get('pks-protection-test')?.warning
    expect(warning('2028-02-28T03:00:00Z')).toBe(30) // eight days with the 29th between
    expect(warning('2028-02-29T03:00:00Z')).toBe(7)
    expect(warning('2028-03-07T16:59:59Z')).toBe(7)
    expect(warning('2028-03-07T17:00:00Z')).toBeUndefined()
  })
})

describe('a clock that differs from the register’s', () => {
  const entries = agreed(year)
  const now = '2026-07-01T03:00:00Z'

  it.each([
    ['30 s behind the head', -30_000, 'open'],
    ['more than 30 s behind the head', -30_001, 'REGISTER_STALE'],
    ['a day behind the head', -86_400_000, 'REGISTER_STALE'],
    ['an hour after the last head', 3_600_000, 'open'],
    ['more than an hour after the last head', 3_600_001, 'REGISTER_STALE'],
  ])('%s', (_, headAge, expected) => {
    expect(outcome(entries, { now, headAge })).toBe(expected)
  })

  it('closes specific fields as it closes personal ones, and no others', () => {
    for (const headAge of [-30_001, 3_600_001]) {
      expect(outcome(entries, { now, headAge }, 'Complaint.about')).toBe('REGISTER_STALE')
      expect(outcome(entries, { now, headAge }, 'Office.name')).toBe('open')
    }
  })

  it('leaves the owner’s own staff and the subject as they were', () => {
    const stale = stateAt(entries, { now, headAge: -30_001 })
    const own: AgencyCaller = { ...caseworker, agency: disnaker.id, agencyKind: disnaker.kind }
    expect(decide(leaf('Worker.fullName'), own, granted, stale)).toMatchObject({ kind: 'open', because: 'OWNER' })
    const subject = { kind: 'subject', person: 'worker' } as const
    expect(decide(leaf('Worker.fullName'), subject, { ...granted, isAboutCaller: true }, stale).kind).toBe('open')
  })

  it('makes nothing fresh that never heard a head, and nothing hold on a day that is no day', () => {
    const founding = parties.anchors.agencies
    const never = foldRegister(entries, { now: new Date(now), freshAt: undefined, maxAgeSeconds: 3_600, founding })
    expect(decide(leaf('Worker.fullName'), caseworker, granted, never)).toMatchObject({ because: 'REGISTER_STALE' })
    const broken = foldRegister(entries, {
      now: new Date(Number.NaN),
      freshAt: new Date(now),
      maxAgeSeconds: 3_600,
      founding,
    })
    expect(decide(leaf('Worker.fullName'), caseworker, granted, broken)).toMatchObject({
      because: 'AGREEMENT_NOT_ACTIVE',
    })
  })
})
