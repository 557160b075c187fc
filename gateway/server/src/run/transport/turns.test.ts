import type { Deadline } from './deadline.ts'
import { TransportError } from './transport-error.ts'
import { newTurns } from './turns.ts'

/** A deadline that is over when the test says so. */
function handDeadline(): Deadline & { pass(): void } {
  let end: ((reason: TransportError) => void) | undefined
  return {
    whenOver: (called) => {
      end = called
    },
    clear: () => undefined,
    pass: () => end?.(new TransportError('TIMEOUT', 'the time is up')),
  }
}

const faultOf = (waiting: Promise<void> | undefined) =>
  waiting?.then(
    () => 'taken',
    ({ fault }: TransportError) => fault,
  )

describe('turns', () => {
  it('are refused to whoever waited until the time was up, and go to the next', async () => {
    const turns = newTurns(1, 2)
    const [late, patient] = [handDeadline(), handDeadline()]
    expect(turns.take(handDeadline())).toBeUndefined()
    const [first, second] = [faultOf(turns.take(late)), faultOf(turns.take(patient))]
    late.pass()
    expect([await first, turns.taken(), turns.waiting()]).toEqual(['BUSY', 1, 1])
    turns.release()
    expect([await second, turns.taken(), turns.waiting()]).toEqual(['taken', 1, 0])
    patient.pass() // the turn is taken: it is not given back by itself
    turns.release()
    expect([turns.taken(), turns.waiting()]).toEqual([0, 0])
  })

  it('are not waited for by more than may wait', () => {
    const turns = newTurns(1, 0)
    expect(turns.take(handDeadline())).toBeUndefined()
    expect(() => turns.take(handDeadline())).toThrow('0 requests wait already')
  })
})
