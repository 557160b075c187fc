/**
 * The seed of a run's first graph. Without ENGINE_SEED it is the given one, so that two runs of one state of the code are
 * alike; ENGINE_SEED=random draws another, as a night's run does; a number repeats what a failure names.
 */
export function firstSeed(usual: number): number {
  const asked = process.env.ENGINE_SEED ?? usual
  return asked === 'random' ? Math.floor(Math.random() * 1_000_000_000) : Number(asked)
}
