import fc from 'fast-check'
import { replayStore } from './replay-store.ts'

const at = (seconds: number) => new Date(seconds * 1000)

function storeAt(limit: number) {
  const clock = { seconds: 1_000 }
  return { clock, store: replayStore({ limit, now: () => at(clock.seconds) }) }
}

describe('replayStore', () => {
  it('lets an id through once', () => {
    const { store } = storeAt(10)
    expect([store.use('a', at(1_060)), store.use('b', at(1_060)), store.use('a', at(1_060))]).toEqual([
      'FIRST',
      'FIRST',
      'REPLAYED',
    ])
  })

  it('forgets an id only when its time is over, and lets nothing through after it', () => {
    const { clock, store } = storeAt(10)
    store.use('a', at(1_060))
    clock.seconds = 1_060
    expect(store.use('a', at(1_060))).toBe('REPLAYED')
    clock.seconds = 1_061
    expect(store.use('a', at(1_060))).toBe('LATE')
    expect(store.size).toBe(0)
  })

  it('refuses when it is full rather than forget a live id, and has room again later', () => {
    const { clock, store } = storeAt(2)
    store.use('a', at(1_010))
    store.use('b', at(1_060))
    expect([store.use('c', at(1_060)), store.use('a', at(1_010)), store.size]).toEqual(['FULL', 'REPLAYED', 2])
    clock.seconds = 1_011
    expect(store.use('c', at(1_060))).toBe('FIRST')
  })

  it('does not let an id in again when the clock steps back', () => {
    const { clock, store } = storeAt(10)
    store.use('a', at(1_060))
    clock.seconds = 1_100
    store.use('b', at(1_160))
    clock.seconds = 1_000
    expect(store.use('a', at(1_060))).toBe('LATE')
  })

  it.each([
    ['an end that is no date', () => storeAt(10).store.use('a', new Date(Number.NaN)), 'LATE'],
    ['a clock that is no clock', () => clockless().use('a', at(1_060)), 'FIRST'],
  ])('survives %s', (_, act, expected) => {
    expect(act()).toBe(expected)
  })

  it('never lets an id through twice, whatever the clock does', () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      ahead: fc.integer({ min: 0, max: 60 }),
      tick: fc.integer({ min: -30, max: 90 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (steps, limit) => {
        const { clock, store } = storeAt(limit)
        const goodUntil = new Map<string, number>()
        for (const { id, ahead, tick } of steps) {
          clock.seconds += tick
          // An id keeps its end: a proof cannot be given a later one.
          const until = goodUntil.get(id) ?? clock.seconds + ahead
          const use = store.use(id, at(until))
          expect(use === 'FIRST' && goodUntil.has(id)).toBe(false)
          if (use === 'FIRST') goodUntil.set(id, until)
          expect(store.size).toBeLessThanOrEqual(limit)
        }
      }),
    )
  })
})

function clockless() {
  return replayStore({ limit: 10, now: () => new Date(Number.NaN) })
}
