import { groupedInKeyOrder, inKeyOrder } from './in-key-order.ts'

const row = (id: string, worker: string) => ({ id, worker })
const rows = [row('1', 'b'), row('2', 'a'), row('3', 'b')]

describe('one answer a key', () => {
  it('comes in the order of the keys, whatever the order of the rows', () => {
    expect(inKeyOrder(['3', '1', '2'], rows, ({ id }) => id).map((one) => one?.id)).toEqual(['3', '1', '2'])
  })

  it('is null where nothing was found, and the same for a key asked twice', () => {
    const [first, missing, again] = inKeyOrder(['1', 'x', '1'], rows, ({ id }) => id)
    expect(missing).toBeNull()
    expect(again).toBe(first)
  })

  it('is nothing for no keys', () => {
    expect(inKeyOrder([], rows, ({ id }) => id)).toEqual([])
  })
})

describe('one list a key', () => {
  it('comes in the order of the keys, and each list in the order of the rows', () => {
    const lists = groupedInKeyOrder(['a', 'b'], rows, ({ worker }) => worker)
    expect(lists.map((list) => list.map(({ id }) => id))).toEqual([['2'], ['1', '3']])
  })

  it('is empty where nothing was found, and leaves out rows of keys nobody asked for', () => {
    expect(groupedInKeyOrder(['x', 'a'], rows, ({ worker }) => worker)).toEqual([[], [row('2', 'a')]])
  })
})
