/**
 * Why there is no answer. Of `BUSY` and `BREAKER_OPEN` nothing was sent; of the others the subgraph may have acted.
 * `BUSY`: too many wait. `BREAKER_OPEN`: it failed several times in a row and is left alone. `TIMEOUT`: the time was up.
 * `UNREACHABLE`: no connection, or one that broke. `TOO_LARGE`, `UNUSABLE`: what came is refused. `ABANDONED`: the
 * caller went away.
 */
export type TransportFault =
  | 'ABANDONED'
  | 'BREAKER_OPEN'
  | 'BUSY'
  | 'TIMEOUT'
  | 'TOO_LARGE'
  | 'UNREACHABLE'
  | 'UNUSABLE'

/** The failure of a request to a subgraph. Its message holds nothing that the subgraph said, and is for the log. */
export class TransportError extends Error {
  readonly fault: TransportFault
  /** True once a status came: then the request was heard, and is not sent again. */
  readonly hasBegun: boolean

  constructor(fault: TransportFault, message: string, options: { cause?: unknown; hasBegun?: boolean } = {}) {
    super(message, { cause: options.cause })
    this.name = 'TransportError'
    this.fault = fault
    this.hasBegun = options.hasBegun ?? false
  }
}
