import { eventQueue } from './event-queue.ts'

function queueOf(limit: number) {
  let ends = 0
  const queue = eventQueue<string>({
    limit,
    ended() {
      ends += 1
    },
  })
  return { queue, ends: () => ends }
}

async function all(events: AsyncIterable<string>): Promise<readonly string[]> {
  const found: string[] = []
  for await (const one of events) found.push(one)
  return found
}

describe('eventQueue', () => {
  it('hands on in order what came before and after somebody waited, and ends after what waits', async () => {
    const { queue, ends } = queueOf(3)
    const reading = all(queue.events)
    for (const one of ['a', 'b', 'c']) queue.push(one)
    queue.end()
    expect(await reading).toEqual(['a', 'b', 'c'])
    expect([queue.push('d'), ends()]).toEqual([false, 1])
  })

  it('takes no more than its limit, and a last event stands for all that waited', async () => {
    const { queue } = queueOf(2)
    expect(['a', 'b', 'c'].map((one) => queue.push(one))).toEqual([true, true, false])
    queue.end('too slow')
    queue.end('again')
    expect(await all(queue.events)).toEqual(['too slow'])
  })

  it('ends at once when its reader leaves, also while the reader waits', async () => {
    const { queue, ends } = queueOf(2)
    const waiting = queue.events.next()
    await queue.events.return(undefined)
    expect([await waiting, queue.isOver(), ends()]).toEqual([{ done: true, value: undefined }, true, 1])
  })
})
