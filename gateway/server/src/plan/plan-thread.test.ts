import { compose } from '../compose/compose.ts'
import { planHere } from './plan-here.ts'
import { type PlanService, type PlanThreadOptions, planThread } from './plan-thread.ts'

const fields = Array.from({ length: 10 }, (_, n) => `f${n}`)

/** A graph of one type whose fields each stand in two subgraphs of three: many ways for every path. */
function manyWays(): string {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"]) type Query { t(id: ID): T @shareable }'
  const composed = compose(
    [0, 1, 2].map((place) => {
      const own = fields.filter((_, n) => n % 3 !== place).map((name) => `${name}: T @shareable`)
      return {
        name: `s${place}`,
        url: 'http://s.test',
        sdl: `${link} type T @key(fields: "id") { id: ID! ${own.join(' ')} }`,
      }
    }),
  )
  if (composed.kind === 'refused') throw new Error(composed.reasons.join('\n'))
  return composed.supergraph
}

const supergraph = manyWays()
const simple = ['{ t { id } }', '{ t { f0 { id } } }', '{ t { f0 { f1 { id } } f2 { id } } }']
/** Ten thousand paths: it is planned in many seconds. */
const complex = `{ t ${allFields(4)} }`

function allFields(depth: number): string {
  return depth === 0 ? '{ id }' : `{ ${fields.map((name) => `${name} ${allFields(depth - 1)}`).join(' ')} }`
}

const started: PlanService[] = []

async function start(changes: Partial<PlanThreadOptions> = {}): Promise<PlanService> {
  const service = await planThread({ supergraph, deadlineMilliseconds: 20_000, waiting: 10, ...changes })
  started.push(service)
  return service
}

afterEach(async () => {
  for (const service of started.splice(0)) await service.close()
})

const tooComplex = expect.objectContaining({ code: 'TOO_COMPLEX' })
const notReady = expect.objectContaining({ code: 'NOT_READY' })

describe('a thread that plans', () => {
  it('makes the plans that are made here, each for its own question', async () => {
    const [service, here] = [await start(), planHere(supergraph)]
    const expected = await Promise.all(simple.map((text) => here.plan(text, undefined)))
    expect(await Promise.all(simple.map((text) => service.plan(text, undefined)))).toEqual(expected)
    const document = 'query A { t { id } } query B { t { f0 { id } } }'
    expect(await service.plan(document, 'B')).toEqual(await here.plan(document, 'B'))
  }, 60_000)

  it('says what is wrong with an operation, and lives on', async () => {
    const service = await start()
    await expect(service.plan('{ t { unknown } }', undefined)).rejects.toThrow(/unknown/)
    await expect(service.plan('{ t {', undefined)).rejects.toThrow(/Syntax Error/)
    expect(await service.plan('{ t { id } }', undefined)).toMatchObject({ kind: 'QueryPlan' })
  }, 60_000)

  it('is refused where the supergraph cannot be read', async () => {
    await expect(start({ supergraph: 'type Query { a: Int }' })).rejects.toThrow()
    await expect(start({ supergraph: 'type Query {' })).rejects.toThrow(/Syntax Error/)
  }, 60_000)
})

describe('an operation that cannot be planned in time', () => {
  it('is refused, and again without a thread; the next is planned by a new thread', async () => {
    const service = await start({ deadlineMilliseconds: 1_500 })
    const both = [service.plan(complex, undefined), service.plan('{ t { id } }', undefined)] as const
    await expect(both[0]).rejects.toEqual(tooComplex)
    await expect(both[0]).rejects.toThrow('could not be planned within 1500 ms')
    expect(await both[1]).toMatchObject({ kind: 'QueryPlan' })
    await expect(service.plan(complex, undefined)).rejects.toEqual(tooComplex)
    expect(await service.plan('{ t { f0 { id } } }', undefined)).toMatchObject({ kind: 'QueryPlan' })
  }, 60_000)

  it('is refused where it takes more memory than there is, and the process lives on', async () => {
    const service = await start({ deadlineMilliseconds: 90_000, memoryMegabytes: 50 })
    await expect(service.plan(complex, undefined)).rejects.toThrow('could not be planned in the memory there is')
    expect(await service.plan('{ t { id } }', undefined)).toMatchObject({ kind: 'QueryPlan' })
  }, 120_000)
})

describe('operations that wait', () => {
  it('are refused where there are too many, and the others get their plans', async () => {
    const service = await start({ waiting: 2 })
    const asked = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) => service.plan(`query Q${n} { t { id } }`, undefined)),
    )
    expect(asked.map(({ status }) => status)).toEqual([...Array(3).fill('fulfilled'), ...Array(3).fill('rejected')])
    expect(asked[5]).toEqual({ status: 'rejected', reason: notReady })
    expect(await service.plan('{ t { id } }', undefined)).toMatchObject({ kind: 'QueryPlan' })
  }, 60_000)

  it('are refused when the thread is closed, as is what comes after', async () => {
    const service = await start()
    const asked = Promise.allSettled([complex, ...simple].map((text) => service.plan(text, undefined)))
    await service.close()
    expect(await asked).toEqual(Array(4).fill({ status: 'rejected', reason: notReady }))
    await expect(service.plan('{ t { id } }', undefined)).rejects.toEqual(notReady)
  }, 60_000)
})
