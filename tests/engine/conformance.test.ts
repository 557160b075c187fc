import { conformanceGraph, operationsOf } from './conformance.ts'

/** The first seed and how many graphs; more of both by ENGINE_SEED and ENGINE_GRAPHS. */
const firstSeed = Number(process.env.ENGINE_SEED ?? 0)
const graphs = Number(process.env.ENGINE_GRAPHS ?? 12)
const operations = 15

describe(`the engine, on random graphs from seed ${firstSeed}`, () => {
  it.each(
    Array.from({ length: graphs }, (_, index) => firstSeed + index),
  )('answers as graphql-js does over the unsplit schema: graph %i', async (seed) => {
    const graph = conformanceGraph(seed)
    if ('refused' in graph) throw new Error(`The graph does not compose: ${graph.refused[0]}`)
    for (const operation of operationsOf(graph.federation, operations)) {
      const { expected, answered, errors } = await graph.compare(operation)
      expect({ operation, answered, errors: errors[1] }).toEqual({ operation, answered: expected, errors: errors[0] })
    }
  }, 120_000)
})
