import { TransportError } from '../run/transport/transport-error.ts'
import type { CallEnd } from './observer.ts'
import { watchedExchange } from './watched-exchange.ts'

const answer = { status: 200, receivedBytes: 40, attempts: 2, text: '{}' }
const body = '{"q":"é"}'

let ends: CallEnd[]

beforeEach(() => {
  ends = []
})

describe('watchedExchange', () => {
  it('gives what was read, and tells what passed', async () => {
    expect([await exchange(async () => answer), ends]).toEqual([
      '{}',
      [{ outcome: 'answered', sentBytes: 10, receivedBytes: 40, attempts: 2, status: 200 }],
    ])
  })

  it.each([
    ['no answer in time', new TransportError('TIMEOUT', 'x'), { outcome: 'late', sentBytes: 10, attempts: 1 }],
    ['no connection', new TransportError('UNREACHABLE', 'x'), { outcome: 'failed', sentBytes: 10, attempts: 1 }],
    ['nothing sent', new TransportError('BUSY', 'x'), { outcome: 'refused', sentBytes: 0, attempts: 0, sent: 0 }],
  ] as const)('throws on, and tells of %s', async (_, error, end) => {
    await expect(exchange(() => Promise.reject(error))).rejects.toBe(error)
    expect(ends).toEqual([{ receivedBytes: 0, ...end }])
  })

  it('tells of an answer that is of no use as a failure, once', async () => {
    const read = () => {
      throw new Error('no JSON')
    }
    await expect(exchange(async () => answer, read)).rejects.toThrow('no JSON')
    expect(ends).toEqual([{ outcome: 'failed', sentBytes: 10, receivedBytes: 40, attempts: 2, status: 200 }])
  })
})

function exchange(post: () => Promise<typeof answer>, read = ({ text }: typeof answer): string => text) {
  const call = { headers: {}, ended: (end: CallEnd) => void ends.push(end) }
  return watchedExchange(call, { body, post, read })
}
