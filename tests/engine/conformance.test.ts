import { checkGraph } from './check-graph.ts'

/** Another run has other graphs; ENGINE_SEED and ENGINE_GRAPHS=1 repeat the graph that a failure names. */
const firstSeed = Number(process.env.ENGINE_SEED ?? Math.floor(Math.random() * 1_000_000_000))
const graphs = Number(process.env.ENGINE_GRAPHS ?? 25)
const operations = 60

describe(`the engine, on random graphs from seed ${firstSeed}`, () => {
  it.each(
    Array.from({ length: graphs }, (_, index) => firstSeed + index),
  )('answers as graphql-js does over the unsplit schema: graph %i', async (seed) => {
    const count = await checkGraph(seed, operations)
    expect(count.operations).toBe(operations)
  }, 120_000)
})
