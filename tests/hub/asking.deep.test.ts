import { everyCaller, supervisors } from '../boundary/callers.ts'
import { type AskingHub, askingHub, differences, faultsOfAsking } from './asking-hub.ts'
import { askingQuestions } from './asking-questions.ts'

let asking: AskingHub

beforeAll(async () => {
  asking = await askingHub()
}, 180_000)

afterAll(() => asking?.close())

const questions = askingQuestions(100)

describe('what an owner is asked', () => {
  it('names no worker whom the caller’s own agency does not let it ask about, by every caller', async () => {
    const [agreements] = asking.hub.circumstances
    if (agreements === undefined) throw new Error('There is no circumstance.')
    const asked = questions.filter(({ name }) => !/^worker (?!none|linked|CONSENT)/.test(name))
    const examination = { callers: everyCaller, agreements, questions: asked }
    expect((await faultsOfAsking(asking, asking.gateway, examination)).slice(0, 10)).toEqual([])
  }, 3_600_000)

  it('is answered the same to the byte, in every state of the agreements', async () => {
    const asked = questions.filter(({ name }) => /^mixed|to workers|to partners/.test(name))
    for (const agreements of asking.hub.circumstances) {
      const examination = { callers: supervisors, agreements, questions: asked }
      expect((await faultsOfAsking(asking, asking.gateway, examination)).slice(0, 10)).toEqual([])
      expect((await differences(asking, examination)).slice(0, 3)).toEqual([])
    }
  }, 3_600_000)
})
