/** What streams may take of the hub. */
export interface StreamLimits {
  /** Streams that one signed-in person has open at a time. */
  readonly perCaller: number
  /** Streams of the public from one address. */
  readonly perAddress: number
  readonly perHub: number
  /** Events that wait for a client that does not read; with one more the stream ends. */
  readonly waitingEvents: number
  /** What one event of a subgraph may have. */
  readonly eventBytes: number
  /** How long a subgraph may say nothing at all; it pings every 15 seconds. */
  readonly idleMilliseconds: number
  /** How often it is looked whether a stream must end. */
  readonly checkMilliseconds: number
  /** How long a client may take to read the end of a stream. */
  readonly partingMilliseconds: number
}

/** The limits of a hub. */
export const streamLimits: StreamLimits = {
  perCaller: 20,
  perAddress: 100,
  perHub: 1_000,
  waitingEvents: 100,
  eventBytes: 1024 * 1024,
  idleMilliseconds: 45_000,
  checkMilliseconds: 1_000,
  partingMilliseconds: 10_000,
}
