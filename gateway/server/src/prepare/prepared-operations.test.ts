import { preparedOperations } from './prepared-operations.ts'

function counting() {
  const made: string[] = []
  const make = (name: string) => async () => {
    made.push(name)
    return { name }
  }
  return { made, make }
}

describe('prepared operations', () => {
  it('are prepared once, also where many ask at once', async () => {
    const { made, make } = counting()
    const operations = preparedOperations<{ name: string }>(10)
    const [first, second] = [operations.get('a', make('a')), operations.get('a', make('a'))]
    expect(await first.prepared).toBe(await second.prepared)
    expect([first.isCached, second.isCached, operations.get('a', make('a')).isCached]).toEqual([false, false, true])
    expect(made).toEqual(['a'])
  })

  it('are kept apart by their key, and the longest unused goes first', async () => {
    const { made, make } = counting()
    const operations = preparedOperations<{ name: string }>(2)
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
      expect(await operations.get(key, make(key)).prepared).toEqual({ name: key })
    }
    expect(made).toEqual(['a', 'b', 'c', 'b'])
    expect(operations.size()).toBe(2)
  })

  it('are tried again after a failure', async () => {
    const operations = preparedOperations<{ name: string }>(2)
    const failing = operations.get('a', () => Promise.reject(new Error('no plan')))
    await expect(failing.prepared).rejects.toThrow('no plan')
    expect(await operations.get('a', async () => ({ name: 'a' })).prepared).toEqual({ name: 'a' })
  })
})
