import { breachState, dueAt, hoursUntil } from './breach-clock.ts'

const detected = new Date('2026-08-15T02:30:00Z')
const due = dueAt(detected)

describe('the clock of a breach', () => {
  it('runs three times 24 hours, over a weekend and a holiday', () => {
    expect(due.toISOString()).toBe('2026-08-18T02:30:00.000Z')
  })

  it.each([
    ['nothing said yet, in time', null, '2026-08-18T02:30:00Z', 'RUNNING'],
    ['nothing said yet, a moment too late', null, '2026-08-18T02:30:00.001Z', 'OVERDUE'],
    ['said at the last moment', '2026-08-18T02:30:00Z', '2026-09-01T00:00:00Z', 'NOTIFIED_IN_TIME'],
    ['said a second later', '2026-08-18T02:30:01Z', '2026-09-01T00:00:00Z', 'NOTIFIED_LATE'],
  ])('with %s says %s', (_, notified, now, expected) => {
    expect(breachState(due, notified === null ? null : new Date(notified), new Date(now))).toBe(expected)
  })

  it('counts whole hours', () => {
    expect(hoursUntil(detected, new Date('2026-08-15T02:30:00Z'))).toBe(0)
    expect(hoursUntil(detected, new Date('2026-08-16T03:29:59Z'))).toBe(24)
  })
})
