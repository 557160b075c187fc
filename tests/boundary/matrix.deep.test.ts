import { everyCaller } from './callers.ts'
import { judge, type Tally } from './judge.ts'
import { type MatrixHub, matrixHub } from './matrix-hub.ts'

let hub: MatrixHub

beforeAll(async () => {
  hub = await matrixHub()
}, 180_000)

afterAll(() => hub?.close())

describe('every field of every subgraph, for every caller, in every state of the agreements', () => {
  it('shows what the reference decides', async () => {
    const tally: Tally = { faults: [], answers: 0 }
    for (const agreements of hub.circumstances) {
      hub.use(agreements)
      for (const served of hub.subgraphs)
        for (const caller of everyCaller) await judge(served, caller, agreements, tally)
    }
    expect(tally.faults.slice(0, 20)).toEqual([])
    expect(tally.answers).toBeGreaterThan(everyCaller.length * hub.circumstances.length)
  }, 3_600_000)
})
