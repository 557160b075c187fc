import { government, hubCompany, ngo } from '@simpul/demo'
import { standingOf } from '../regulation-step/regulation-standing.ts'
import type { CommitmentFact, ForumFacts, MeetingFact } from './forum-facts.ts'
import { indicatorRows } from './indicator-rows.ts'
import type { Counted } from './measure.ts'
import { measures } from './measures.ts'
import { type IndicatorPeriod, periodsOf } from './periods.ts'
import { isWorse } from './worsened.ts'

const today = '2026-08-20'
const quarter: IndicatorPeriod = { kind: 'QUARTER', start: '2026-07-01', end: '2026-09-30', until: today, today }
const seats = [government, hubCompany, ngo]

const nothing: ForumFacts = {
  seats,
  meetings: [],
  commitments: [],
  changes: [],
  suggestions: [],
  answered: [],
  broadcasts: [],
  terms: [],
  disagreements: [],
  requestAnswers: [],
  breaches: [],
  envelopes: [],
  steps: [],
}

/** A meeting to which these came, with how many who may decide, and one delegate each. */
function meeting(heldOn: string, came: Readonly<Record<string, number>>, more: Partial<MeetingFact> = {}): MeetingFact {
  const attendance = Object.entries(came).map(([agency, decisionMakers]) => ({ agency, decisionMakers, delegates: 1 }))
  return { id: heldOn, heldOn, state: 'HELD', attendance, writtenOn: heldOn, isSigned: false, ...more }
}

function commitment(dueOn: string, more: Partial<CommitmentFact> = {}): CommitmentFact {
  return { madeBy: ngo, dueOn, state: 'OPEN', keptOn: null, isOfMeeting: false, ...more }
}
const kept = (dueOn: string, keptOn: string, more: Partial<CommitmentFact> = {}) =>
  commitment(dueOn, { state: 'KEPT', keptOn, ...more })

/** What one measure counts for all together: `[numerator, denominator, n, value]`. */
function count(name: string, facts: Partial<ForumFacts>, agency: string | null = null): readonly unknown[] {
  const counted = measures.find((one) => one.name === name)?.count({ ...nothing, ...facts }, quarter)
  const one: Counted | undefined = counted?.find((found) => found.agency === agency)
  return [one?.numerator, one?.denominator, one?.n, one?.value]
}

const meetings = [
  meeting('2026-06-20', { [government]: 1 }),
  meeting('2026-07-06', { [government]: 1, [hubCompany]: 0 }, { writtenOn: '2026-07-09', isSigned: true }),
  meeting('2026-07-20', { [government]: 2 }, { writtenOn: '2026-07-24' }),
  meeting('2026-08-19', {}, { writtenOn: null }),
  meeting('2026-08-05', {}, { state: 'CANCELLED', writtenOn: null }),
  meeting('2026-09-10', {}, { state: 'PLANNED', writtenOn: null }),
]

describe('who met', () => {
  it.each([
    ['an agency came, of all chances to come', 'ATTENDANCE', null, [3, 9, 9, 3 / 9]],
    ['one agency came', 'ATTENDANCE', government, [2, 3, 3, 2 / 3]],
    ['another never came', 'ATTENDANCE', ngo, [0, 3, 3, 0]],
    ['somebody came who may decide', 'DECISION_MAKERS', null, [2, 9, 9, 2 / 9]],
    ['only a delegate came', 'DECISION_MAKERS', hubCompany, [0, 3, 3, 0]],
    ['more than half of the agencies came', 'QUORUM', null, [1, 3, 3, 1 / 3]],
    ['a planned meeting was held, of those whose day has come', 'MEETINGS_HELD', null, [3, 4, 4, 3 / 4]],
    ['a meeting followed another, in days', 'MEETING_GAP', null, [null, null, 3, 16]],
    ['minutes were written in three working days, of those written or late', 'MINUTES_IN_TIME', null, [1, 2, 2, 0.5]],
    ['minutes were signed by all', 'MINUTES_SIGNED', null, [1, 3, 3, 1 / 3]],
  ] as const)('counts how often %s', (_, name, agency, expected) => {
    expect(count(name, { meetings }, agency)).toEqual(expected)
  })
})

const commitments = [
  kept('2026-07-10', '2026-07-09', { isOfMeeting: true }),
  // the day is a Sunday: Monday is in time
  kept('2026-07-12', '2026-07-13', { madeBy: government }),
  kept('2026-07-15', '2026-08-02', { isOfMeeting: true }),
  commitment('2026-07-20', { state: 'BROKEN' }),
  commitment('2026-08-10', { state: 'RENEGOTIATED', madeBy: government, isOfMeeting: true }),
  commitment('2026-08-20'),
  commitment('2026-06-30', { state: 'BROKEN' }),
  commitment('2026-09-30'),
]

describe('what was promised', () => {
  it.each([
    ['all that was due', 'COMMITMENTS_KEPT', null, [2, 5, 5, 0.4]],
    ['what one agency owed', 'COMMITMENTS_KEPT', government, [1, 2, 2, 0.5]],
    ['what was promised at meetings', 'DECISIONS_KEPT', null, [1, 3, 3, 1 / 3]],
  ] as const)('counts %s, and not what is due today or later', (_, name, agency, expected) => {
    expect(count(name, { commitments }, agency)).toEqual(expected)
  })

  it('says how old that is which is overdue, and leaves out what was broken or kept', () => {
    const june = commitment('2026-06-01')
    expect(count('OVERDUE_AGE', { commitments: [...commitments, june] })).toEqual([null, null, 2, (10 + 79) / 2])
  })

  it('of a quarter that is over counts what was overdue on its last day, though it was kept later', () => {
    const before = { ...quarter, start: '2026-04-01', end: '2026-06-30', until: '2026-06-30' }
    const measure = measures.find(({ name }) => name === 'OVERDUE_AGE')
    const facts = { ...nothing, commitments: [kept('2026-06-10', '2026-07-05'), kept('2026-06-10', '2026-06-20')] }
    expect(measure?.count(facts, before)).toEqual([
      { agency: null, value: 20, numerator: null, denominator: null, n: 1 },
    ])
  })

  it('sets renegotiated against broken, and has no ratio where nothing was broken', () => {
    const change = (toState: 'RENEGOTIATED' | 'BROKEN' | 'KEPT', changedOn = '2026-07-03') => ({ toState, changedOn })
    const moves = [change('RENEGOTIATED'), change('RENEGOTIATED'), change('KEPT'), change('BROKEN', '2026-06-30')]
    expect(count('RENEGOTIATED_TO_BROKEN', { changes: [...moves, change('BROKEN')] })).toEqual([2, 1, 3, 2])
    expect(count('RENEGOTIATED_TO_BROKEN', { changes: moves })).toEqual([2, 0, 2, null])
  })
})

const answeredOn = '2026-07-31'
const facts: Partial<ForumFacts> = {
  requestAnswers: [
    { agency: ngo, answeredOn, days: 14 },
    { agency: ngo, answeredOn, days: 15 },
    { agency: government, answeredOn, days: 2 },
    { agency: government, answeredOn: '2026-06-30', days: 2 },
  ],
  breaches: [
    { dueOn: '2026-07-04', isOver: true, isInTime: true },
    { dueOn: '2026-07-04', isOver: true, isInTime: false },
    { dueOn: '2026-08-20', isOver: false, isInTime: false },
    { dueOn: '2026-06-04', isOver: true, isInTime: false },
  ],
  broadcasts: [
    { fromAgency: ngo, sentOn: '2026-07-01', acknowledgedBy: [government] },
    { fromAgency: government, sentOn: '2026-07-02', acknowledgedBy: [ngo, hubCompany] },
    { fromAgency: government, sentOn: '2026-06-30', acknowledgedBy: [] },
  ],
  suggestions: [
    { submittedOn: '2026-07-01', status: 'ANSWERED' },
    { submittedOn: '2026-07-01', status: 'UNDER_REVIEW' },
    { submittedOn: '2026-07-01', status: 'WITHDRAWN' },
    { submittedOn: '2026-06-30', status: 'SUBMITTED' },
  ],
  answered: [
    { submittedOn: '2026-06-01', answeredOn: '2026-07-01', isAdopted: true, isLoopClosed: true },
    { submittedOn: '2026-07-01', answeredOn: '2026-07-11', isAdopted: true, isLoopClosed: false },
    { submittedOn: '2026-06-01', answeredOn: '2026-06-11', isAdopted: false, isLoopClosed: true },
  ],
  terms: [
    { proposedOn: null, agreedOn: '2025-01-01' },
    { proposedOn: '2026-07-01', agreedOn: null },
    { proposedOn: null, agreedOn: null },
  ],
  disagreements: [
    { openedOn: '2026-01-01', explainedOn: null },
    { openedOn: '2026-01-01', explainedOn: '2026-07-02' },
    { openedOn: '2026-01-01', explainedOn: '2026-06-02' },
  ],
  envelopes: [
    { dueOn: '2026-07-09', state: 'ACCEPTED' },
    { dueOn: '2026-07-09', state: 'REJECTED' },
    { dueOn: '2026-07-09', state: 'IN_PROGRESS' },
    { dueOn: '2026-07-09', state: 'REVOKED' },
    { dueOn: '2026-09-09', state: 'IN_PROGRESS' },
  ],
}

describe('trust and shared understanding', () => {
  it.each([
    ['REQUESTS_IN_TIME', null, [2, 3, 3, 2 / 3]],
    ['REQUESTS_IN_TIME', ngo, [1, 2, 2, 0.5]],
    ['REQUEST_DAYS', null, [null, null, 3, 14]],
    ['BREACHES_IN_TIME', null, [1, 2, 2, 0.5]],
    ['BROADCASTS_ACKNOWLEDGED', null, [3, 4, 4, 0.75]],
    ['FIRST_ANSWER_DAYS', null, [null, null, 2, 20]],
    ['SUGGESTIONS_ANSWERED', null, [1, 2, 2, 0.5]],
    ['SUGGESTIONS_ADOPTED', null, [2, 2, 2, 1]],
    ['LOOPS_CLOSED', null, [1, 2, 2, 0.5]],
    ['TERMS_AGREED', null, [1, 3, 3, 1 / 3]],
    ['DISAGREEMENTS_EXPLAINED', null, [1, 2, 2, 0.5]],
    ['REFERRALS_ANSWERED', null, [2, 3, 3, 2 / 3]],
  ] as const)('%s (agency: %s) is counted within the quarter', (name, agency, expected) => {
    expect(count(name, facts, agency)).toEqual(expected)
  })
})

describe('the regulation', () => {
  const steps = [
    { date: '2008', stage: 'ENACTED', outcome: 'REACHED_UNDER_OLD_LAW' },
    { date: '2017-10', stage: 'DRAFTING', outcome: 'REACHED' },
    { date: '2025', stage: 'PROPEMPERDA', outcome: 'PROPOSED' },
    { date: '2026-01-28', stage: 'PROPEMPERDA', outcome: 'DROPPED' },
  ]

  it.each([
    ['before any step', steps, '2007-12-31', [null, null, 0]],
    ['enacted under the old law only', steps, '2010-01-01', [null, null, 1]],
    ['drafted, from the last day of the month', steps, '2017-10-31', [4, '2017-10-31', 2]],
    ['in the same stage while it is only proposed', steps, '2026-01-27', [4, '2017-10-31', 3]],
    ['there still after it was dropped, since that day', steps, '2026-06-01', [4, '2026-01-28', 4]],
    [
      'thrown back where a stage it had reached is dropped',
      [...steps.slice(0, 2), { date: '2025-02-01', stage: 'PROPEMPERDA', outcome: 'REACHED' }, ...steps.slice(3)],
      '2026-06-01',
      [4, '2026-01-28', 4],
    ],
  ] as const)('stands %s', (_, known, day, expected) => {
    const { number, since, known: count, stages } = standingOf(known, day)
    expect([number, since, count]).toEqual(expected)
    expect(stages).toBe(14)
  })

  it('shows its stage and its days by one fact alone', () => {
    expect(count('REGULATION_STAGE', { steps })).toEqual([4, 14, 4, 4])
    expect(count('REGULATION_DAYS', { steps })).toEqual([null, null, 4, 204])
  })
})

describe('a figure', () => {
  const rowOf = (id: string, given: Partial<ForumFacts>) =>
    indicatorRows({ ...nothing, ...given }, [quarter]).find((row) => row.id === id)

  it('is shown with all it is made of where enough stand behind it', () => {
    expect(rowOf('attendance.quarter.2026-07-01', { meetings })).toMatchObject({
      ...{ value: 3 / 9, numerator: 3, denominator: 9, n: 9, minimum: 5, notEnough: null, unit: 'RATIO' },
      ...{ periodEnd: '2026-09-30', asOf: today, agency: null },
      pairedId: 'decisions_kept.quarter.2026-07-01',
    })
  })

  it.each([
    ['too few', `attendance.quarter.2026-07-01.${ngo}`, { meetings }],
    ['nothing at all', 'quorum.quarter.2026-07-01', {}],
  ])('of %s is not shown, nor how few they are', (_, id, given) => {
    expect(rowOf(id, given)).toMatchObject({
      ...{ value: null, numerator: null, denominator: null, n: null, notEnough: 'TOO_FEW', minimum: 5 },
    })
  })

  it('that has nothing to divide by says so', () => {
    const changes = Array.from({ length: 5 }, () => ({ toState: 'RENEGOTIATED', changedOn: '2026-07-01' }) as const)
    expect(rowOf('renegotiated_to_broken.quarter.2026-07-01', { changes })).toMatchObject({
      ...{ value: null, numerator: 5, denominator: 0, n: 5, notEnough: 'NOTHING_TO_DIVIDE_BY' },
    })
  })

  it('has an id of its own, and is paired with one that is there', () => {
    const rows = indicatorRows(nothing, periodsOf(today))
    const ids = new Set(rows.map(({ id }) => id))
    expect(ids.size).toBe(rows.length)
    const paired = rows.flatMap(({ pairedId }) => (pairedId === null ? [] : [pairedId]))
    expect(paired.length).toBeGreaterThan(0)
    expect(paired.filter((id) => !ids.has(id))).toEqual([])
  })

  it('stands for each of the five variables, and is no score', () => {
    expect([...new Set(measures.map(({ variable }) => variable))]).toEqual([
      'FACE_TO_FACE_DIALOGUE',
      'TRUST_BUILDING',
      'COMMITMENT_TO_PROCESS',
      'SHARED_UNDERSTANDING',
      'INTERMEDIATE_OUTCOMES',
    ])
    expect(measures.filter(({ name }) => /SCORE|INDEX|RANK/.test(name))).toEqual([])
  })
})

describe('the periods', () => {
  it('are the quarter that runs and four before, the year so far and the year before', () => {
    expect(periodsOf('2026-02-10').map(({ start, end, until }) => [start, end, until])).toEqual([
      ['2026-01-01', '2026-03-31', '2026-02-10'],
      ['2025-10-01', '2025-12-31', '2025-12-31'],
      ['2025-07-01', '2025-09-30', '2025-09-30'],
      ['2025-04-01', '2025-06-30', '2025-06-30'],
      ['2025-01-01', '2025-03-31', '2025-03-31'],
      ['2026-01-01', '2026-02-10', '2026-02-10'],
      ['2025-01-01', '2025-12-31', '2025-12-31'],
    ])
  })
})

describe('a later figure', () => {
  it.each([
    ['a smaller share', 'QUORUM', 0.9, 0.8, true],
    ['a greater share', 'QUORUM', 0.8, 0.9, false],
    ['the same', 'QUORUM', 0.8, 0.8, false],
    ['more days', 'MEETING_GAP', 30, 40, true],
    ['fewer days', 'MEETING_GAP', 40, 30, false],
    ['what has no better way', 'RENEGOTIATED_TO_BROKEN', 1, 2, false],
    ['what grows by itself', 'REGULATION_DAYS', 200, 292, false],
  ] as const)('of %s is worse or not', (_, measure, before, after, expected) => {
    expect(isWorse({ measure, before, after })).toBe(expected)
  })
})
