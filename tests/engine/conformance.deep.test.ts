import { checkGraph } from './check-graph.ts'

/** As in conformance.test.ts, with more operations; a night's run has ENGINE_GRAPHS in the thousands. */
const firstSeed = Number(process.env.ENGINE_SEED ?? Math.floor(Math.random() * 1_000_000_000))
const graphs = Number(process.env.ENGINE_GRAPHS ?? 90)
const operations = 120

describe(`the engine, on many random graphs from seed ${firstSeed}`, () => {
  const total = { operations: 0, unplanned: 0, library: 0, libraryWrong: 0 }

  it.each(
    Array.from({ length: graphs }, (_, index) => firstSeed + index),
  )('answers as graphql-js does over the unsplit schema: graph %i', async (seed) => {
    const count = await checkGraph(seed, operations)
    for (const key of ['operations', 'unplanned', 'library', 'libraryWrong'] as const) total[key] += count[key]
  }, 240_000)

  it('finds a plan for nearly all of them', () => {
    process.stdout.write(
      `${total.operations} operations from seed ${firstSeed}; no plan for ${total.unplanned}. ` +
        `Of ${total.library} that @apollo/gateway was asked too it answered ${total.libraryWrong} otherwise than graphql-js.\n`,
    )
    expect(total.unplanned / Math.max(1, total.operations)).toBeLessThan(0.05)
  })
})
