import type { TestCaller } from '@simpul/testing'
import { workerOf } from '../boundary/canary-seed.ts'
import { type MatrixHub, matrixHub } from '../boundary/matrix-hub.ts'
import { type TestGateway, testGateway } from '../hub/test-gateway.ts'
import { randomSource } from './random-source.ts'

/** The seed and how many requests are in flight at once; others by ENGINE_SEED and ENGINE_REQUESTS. */
const seed = Number(process.env.ENGINE_SEED ?? 1)
const requests = Number(process.env.ENGINE_REQUESTS ?? 300)

const callers: readonly TestCaller[] = [
  { issuer: 'migrant-care-jember', person: 'person', role: 'CASEWORKER', purpose: 'PROTECTION' },
  { issuer: 'migrant-care-jember', person: 'person', role: 'ANALYST', purpose: 'PROTECTION' },
  { issuer: 'disnaker-jember', person: 'person', role: 'OFFICER', purpose: 'VERIFICATION' },
  { issuer: 'disnaker-jember', person: 'person', role: 'SUPERVISOR', purpose: 'PROTECTION' },
]
const text = `query ($id: ID!, $short: Boolean!) {
  worker(id: $id) {
    id fullName kecamatan @skip(if: $short)
    filedPlacements { status }
    placements { status }
    cases @skip(if: $short) { types severity }
  }
}`
const questions = (['CONSENT', 'none'] as const).flatMap((situation) =>
  [true, false].map((short) => ({ id: workerOf(situation), short })),
)

let hub: MatrixHub
let gateway: TestGateway

beforeAll(async () => {
  hub = await matrixHub()
  gateway = await testGateway(hub)
}, 180_000)

afterAll(async () => {
  await gateway?.close()
  await hub?.close()
})

/** The whole answer but for the request's own id. */
async function ask(caller: TestCaller, question: (typeof questions)[number]): Promise<string> {
  const { status, text: answered } = await gateway.ask(caller, text, question)
  return `${status} ${answered.replace(/"requestId":"[^"]+"/, '')}`
}

describe(`one question that two agencies ask at once, from seed ${seed}`, () => {
  it(`is answered to each of ${requests} requests as when nobody else asks`, async () => {
    const kinds = callers.flatMap((caller) => questions.map((question) => ({ caller, question })))
    const alone = new Map<(typeof kinds)[number], string>()
    for (const kind of kinds) alone.set(kind, await ask(kind.caller, kind.question))
    expect(new Set(alone.values()).size).toBeGreaterThan(8)

    const random = randomSource(seed)
    const asked = await Promise.all(
      Array.from({ length: requests }, async () => {
        const kind = random.pick(kinds)
        return { kind, answered: await ask(kind.caller, kind.question) }
      }),
    )
    const faults = asked.filter(({ kind, answered }) => answered !== alone.get(kind))
    expect(faults.slice(0, 3).map((fault) => ({ ...fault, alone: alone.get(fault.kind) }))).toEqual([])
  }, 180_000)
})
