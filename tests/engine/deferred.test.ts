import { composedGraph, expectedAnswer, operationOf } from './conformance.ts'
import { deferredAnswer, inKeyOrder, withDefers } from './deferred.ts'

const seeds = [1, 2, 4, 5, 6, 7, 8, 9]
const operations = 25

describe('an answer in parts', () => {
  it('is, put together, the answer that comes at once', async () => {
    const faults: string[] = []
    let [asked, parts] = [0, 0]
    for (const seed of seeds) {
      const graph = composedGraph(seed)
      for (let index = 0; index < operations; index += 1) {
        const operation = operationOf(graph, index)
        if (operation.text.startsWith('mutation')) continue // what a later field reads depends on when it is asked
        const expected = await expectedAnswer(graph, operation)
        const deferred = withDefers(operation, seed * 1_000 + index)
        const found = await deferredAnswer(graph, deferred)
        if (found === 'whole') continue
        asked += 1
        parts += found.parts
        // with errors, nulls bubble no further than to the part that they are in
        if (expected.nulled.length > 0 || found.errors > 0) continue
        const [right, here] = [JSON.parse(expected.data), found.data].map((one) => JSON.stringify(inKeyOrder(one)))
        if (right !== here) faults.push(`seed ${seed}, operation ${index}: ${deferred.text}\n${right}\n${here}`)
      }
    }
    expect(faults.slice(0, 3)).toEqual([])
    expect(asked).toBeGreaterThan(50)
    expect(parts).toBeGreaterThan(100)
  }, 240_000)
})
