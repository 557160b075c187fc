import { type MatrixCaller, supervisors, tellingCallers } from './callers.ts'
import { faultsOf, leaksIn } from './check-answer.ts'
import {
  type AgreementCircumstance,
  definitions,
  type MatrixHub,
  type MatrixSubgraph,
  matrixHub,
} from './matrix-hub.ts'
import { type Question, questionsOf } from './questions.ts'

let hub: MatrixHub

beforeAll(async () => {
  hub = await matrixHub()
}, 180_000)

afterAll(() => hub?.close())

interface Tally {
  readonly faults: string[]
  answers: number
}

/** Asks every question of a subgraph as one caller, and judges each answer by the reference. */
async function judge(
  { subgraph, judged, definition }: MatrixSubgraph,
  caller: MatrixCaller,
  agreements: AgreementCircumstance,
  tally: Tally,
): Promise<void> {
  const circumstance = { caller: caller.reference, agreements: agreements.reference }
  for (const question of questionsFor(definition.name)) {
    const answer = await subgraph.ask({ as: caller.test, query: question.query })
    const place = `${definition.name}, ${caller.name}, ${agreements.name}, ${question.name}`
    const unexpected = (answer.body.errors ?? []).filter(({ extensions }) => extensions?.code !== 'BOUNDARY_CLOSED')
    for (const { message, path } of unexpected) tally.faults.push(`${place}: ${message} at ${path?.join('.')}`)
    for (const fault of faultsOf(question, answer.body.data, judged, circumstance))
      tally.faults.push(`${place}: ${fault}`)
    for (const leak of leaksIn(answer.text, judged, circumstance)) tally.faults.push(`${place}: ${leak}`)
    tally.answers += 1
  }
}

const questions = new Map(definitions.map(({ name, sdl }) => [name, questionsOf(sdl)]))

function questionsFor(subgraph: string): readonly Question[] {
  return questions.get(subgraph) ?? []
}

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
