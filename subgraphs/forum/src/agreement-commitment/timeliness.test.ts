import { type CommitmentState, legalAfter } from './commitment-moves.ts'
import { daysOverdue, lastDayOf, timelinessOf } from './timeliness.ts'

const states: readonly CommitmentState[] = ['OPEN', 'KEPT', 'RENEGOTIATED', 'BROKEN']

describe('the moves of a commitment', () => {
  it.each([
    ['OPEN', ['KEPT', 'RENEGOTIATED', 'BROKEN']],
    ['RENEGOTIATED', ['KEPT', 'RENEGOTIATED', 'BROKEN']],
    ['BROKEN', ['RENEGOTIATED']],
    ['KEPT', []],
  ] as const)('from %s lead to %j', (state, expected) => {
    expect(legalAfter(state)).toEqual(expected)
  })

  it('never lead back to the beginning, and from everything but what was kept there is a way to keep it', () => {
    expect(states.filter((state) => legalAfter(state).includes('OPEN'))).toEqual([])
    const keepable = states.filter((state) =>
      [state, ...legalAfter(state)].some((one) => legalAfter(one).includes('KEPT')),
    )
    expect(keepable).toEqual(['OPEN', 'RENEGOTIATED', 'BROKEN'])
  })
})

describe('the last day in time', () => {
  it.each([
    ['a working day', '2026-11-20', '2026-11-20'],
    ['a Saturday', '2026-11-21', '2026-11-23'],
    ['Independence Day, a Monday', '2026-08-17', '2026-08-18'],
  ])('of %s is itself or the next working day', (_, due, last) => {
    expect(lastDayOf(due)).toBe(last)
  })
})

describe('a commitment due on a Saturday', () => {
  const due = { dueOn: '2026-11-21', keptOn: null }

  it.each([
    ['is due still on Monday', { ...due, state: 'OPEN' }, '2026-11-23', 'DUE', 0],
    ['is overdue on Tuesday', { ...due, state: 'OPEN' }, '2026-11-24', 'OVERDUE', 1],
    ['is overdue a week later, renegotiated or not', { ...due, state: 'RENEGOTIATED' }, '2026-11-30', 'OVERDUE', 7],
    ['is kept in time on Monday', { ...due, state: 'KEPT', keptOn: '2026-11-23' }, '2026-12-01', 'KEPT_IN_TIME', 0],
    ['is kept late on Tuesday', { ...due, state: 'KEPT', keptOn: '2026-11-24' }, '2026-12-01', 'KEPT_LATE', 0],
    ['is broken, not overdue', { ...due, state: 'BROKEN' }, '2026-12-01', 'BROKEN', 0],
  ] as const)('%s', (_, promised, today, timeliness, days) => {
    expect([timelinessOf(promised, today), daysOverdue(promised, today)]).toEqual([timeliness, days])
  })
})
