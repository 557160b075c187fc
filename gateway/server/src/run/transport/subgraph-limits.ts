/** What the gateway waits for, sends and reads at most, of one subgraph. */
export interface SubgraphLimits {
  /** The time of one request from its arrival to the end of its answer, with waiting, connecting and a second attempt. */
  readonly timeoutMilliseconds: number
  readonly answerBytes: number
  /** How many requests go out at the same time, each over a connection of its own. */
  readonly connections: number
  /** How many more may wait for a connection; 1,000 where not said. */
  readonly waiting?: number | undefined
  /** After how many failures in a row it is left alone, and for how long; 10 and 5,000 ms where not said. */
  readonly breakerFailures?: number | undefined
  readonly breakerMilliseconds?: number | undefined
}
