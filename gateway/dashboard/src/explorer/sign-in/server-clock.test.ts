import { serverClock } from './server-clock.ts'

describe('serverClock', () => {
  it.each([
    ['runs as far ahead as the server does', 'Tue, 24 Nov 2026 05:10:00 GMT', '2026-11-24T05:10:30.000Z'],
    ['is the computer’s own where the server tells no date', null, '2026-11-24T05:00:30.000Z'],
    ['is the computer’s own where the date cannot be read', 'today', '2026-11-24T05:00:30.000Z'],
  ])('%s', (_, date, expected) => {
    const received = Date.parse('2026-11-24T05:00:00Z')
    expect(serverClock(date, received, () => received + 30_000)().toISOString()).toBe(expected)
  })
})
