import { type CompiledOperation, compileOperation, engineSchemas, planHere } from '@simpul/gateway'
import { parse } from 'graphql'
import { type MarkedCaller, type MarkedGraph, markedGraph } from './interleaved-graph.ts'
import { randomSource } from './random-source.ts'

/** The seed and how many pairs of requests; others by ENGINE_SEED and ENGINE_PAIRS. */
const seed = Number(process.env.ENGINE_SEED ?? 1)
const pairs = Number(process.env.ENGINE_PAIRS ?? 10_000)

const text = `query ($of: String!, $first: Int!, $year: Int, $currency: String = "IDR", $deep: Boolean!, $short: Boolean!) {
  people(of: $of, first: $first) {
    id name(style: $of) secret label
    jobs(year: $year) { code title wage(in: $currency) secret @skip(if: $short) }
    boss @include(if: $deep) { name label jobs(year: $year) { wage(in: "USD") } found { __typename ... on Person { label } ... on Note { text } } }
  }
  self: me { secret jobs { title } }
}`

interface Request {
  readonly caller: MarkedCaller
  readonly variables: Readonly<Record<string, unknown>>
}

let graph: MarkedGraph
let operation: CompiledOperation

beforeAll(async () => {
  graph = markedGraph()
  const plan = await planHere(graph.supergraph).plan(text, undefined)
  operation = compileOperation(engineSchemas(graph.supergraph), {
    document: parse(text),
    operationName: undefined,
    plan,
  })
})

/** What a request is answered: data and errors as one text. */
async function answer({ caller, variables }: Request, delay: () => Promise<void>): Promise<string> {
  const { data, errors } = await operation.run(variables, graph.sendFor(caller, delay))
  return `${data} ${JSON.stringify(errors.map(({ message, path }) => `${message} ${path?.join('.')}`).sort())}`
}

/** The kinds of request that two callers send: 48 each, and each has one right answer but for the caller's mark. */
function kindsOf(agency: string, mayReadSecrets: boolean): Request[] {
  const choices = [true, false]
  return choices.flatMap((deep) =>
    choices.flatMap((short) =>
      [0, 1, 2].flatMap((first) =>
        [2024, 2025, null, undefined].map((year) => ({
          caller: { mark: agency, mayReadSecrets },
          variables: { of: `${agency} friend`, first, year, deep, short, ...(short ? {} : { currency: `${agency}$` }) },
        })),
      ),
    ),
  )
}

const now = () => Promise.resolve()

describe(`one prepared operation, asked by two callers at once, from seed ${seed}`, () => {
  it(`answers each of ${pairs} pairs with the caller’s own values alone`, async () => {
    const random = randomSource(seed)
    const kinds = [kindsOf('disnaker', true), kindsOf('care', false)]
    const expected = new Map<Request, string>()
    for (const request of kinds.flat()) expected.set(request, await answer(request, now))
    const delay = async () => {
      for (let turns = random.below(6); turns > 0; turns -= 1) await new Promise(setImmediate)
    }
    const askOne = async (request: Request, number: number): Promise<string[]> => {
      const { mark } = request.caller
      const marked = { ...request, caller: { ...request.caller, mark: `<${mark}-${number}>` } }
      const answered = await answer(marked, delay)
      if (answered.replaceAll(marked.caller.mark, mark) === expected.get(request)) return []
      return [`${number} ${mark} ${JSON.stringify(request.variables)}: ${answered} instead of ${expected.get(request)}`]
    }
    const faults: string[] = []
    const inFlight = 50
    for (let pair = 0; pair < pairs; pair += inFlight) {
      const wave = Array.from({ length: Math.min(inFlight, pairs - pair) }, (_, place) =>
        kinds.map((ofCaller) => askOne(random.pick(ofCaller), pair + place)),
      )
      faults.push(...(await Promise.all(wave.flat())).flat())
      if (faults.length > 0) break
    }
    expect(faults.slice(0, 3)).toEqual([])
  }, 300_000)

  it('would tell if a value of the other caller stood in an answer', async () => {
    const [one, other] = [kindsOf('disnaker', true).at(-1), kindsOf('care', false).at(-1)]
    if (one === undefined || other === undefined) throw new Error('There are no requests.')
    const answered = await answer(one, now)
    expect(answered).toContain('disnaker/title of job 1 of me in all')
    expect(answered).not.toContain('care')
    expect(answered).not.toBe((await answer(other, now)).replaceAll('care', 'disnaker'))
  })
})
