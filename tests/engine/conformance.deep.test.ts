import { checkGraph } from './check-graph.ts'
import { firstSeed } from './first-seed.ts'

/** As in conformance.test.ts, with more operations; a night's run has ENGINE_GRAPHS in the thousands. */
const seed = firstSeed(7_000_000)
const graphs = Number(process.env.ENGINE_GRAPHS ?? 90)
const operations = 120

describe(`the engine, on many random graphs from seed ${seed}`, () => {
  const total = { operations: 0, unplanned: 0, library: 0, libraryWrong: 0 }

  it.each(
    Array.from({ length: graphs }, (_, index) => seed + index),
  )('answers as graphql-js does over the unsplit schema: graph %i', async (graph) => {
    const count = await checkGraph(graph, operations)
    for (const key of ['operations', 'unplanned', 'library', 'libraryWrong'] as const) total[key] += count[key]
  }, 240_000)

  it('finds a plan for nearly all of them', () => {
    process.stdout.write(
      `${total.operations} operations from seed ${seed}; no plan for ${total.unplanned}. ` +
        `Of ${total.library} that @apollo/gateway was asked too it answered ${total.libraryWrong} otherwise than graphql-js.\n`,
    )
    // one graph alone may have many
    if (graphs >= 20) expect(total.unplanned / total.operations).toBeLessThan(0.05)
  })
})
