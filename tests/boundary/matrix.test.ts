import { supervisors, tellingCallers } from './callers.ts'
import { judge, questionsFor, type Tally } from './judge.ts'
import { definitions, type MatrixHub, matrixHub } from './matrix-hub.ts'

let hub: MatrixHub

beforeAll(async () => {
  hub = await matrixHub()
}, 180_000)

afterAll(() => hub?.close())

describe.each(definitions.map(({ name }) => name))('every field of %s, asked at the subgraph', (name) => {
  const find = () => {
    const found = hub.subgraphs.find(({ definition }) => definition.name === name)
    if (found === undefined) throw new Error(`There is no subgraph ${name}.`)
    return found
  }

  it('shows each caller what the reference decides, with everything agreed', async () => {
    const [agreed] = hub.circumstances
    if (agreed === undefined) throw new Error('There is no circumstance.')
    hub.use(agreed)
    const tally: Tally = { faults: [], answers: 0 }
    for (const caller of tellingCallers) await judge(find(), caller, agreed, tally)
    expect(tally.faults.slice(0, 20)).toEqual([])
    expect(tally.answers).toBe(tellingCallers.length * questionsFor(name).length)
  }, 900_000)

  it('shows each caller what the reference decides, in every other state of the agreements', async () => {
    const tally: Tally = { faults: [], answers: 0 }
    for (const agreements of hub.circumstances.slice(1)) {
      hub.use(agreements)
      for (const caller of supervisors) await judge(find(), caller, agreements, tally)
    }
    expect(tally.faults.slice(0, 20)).toEqual([])
  }, 900_000)
})
