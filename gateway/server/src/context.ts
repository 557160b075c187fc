import type { HubAccount } from './answer/hub-account.ts'
import type { Asker } from './asking/asker.ts'
import type { Identity } from './caller/identify-caller.ts'
import type { HubMatrix } from './prune/hub-matrix.ts'
import type { WatchedRequest } from './telemetry/watch-requests.ts'

/** What one request carries through the gateway. */
export interface HubContext {
  readonly identity: Identity
  readonly matrix: HubMatrix
  readonly account: HubAccount
  /** Tells about whom the caller may ask other agencies. */
  readonly asker: Asker
  /** Hears what the request does. */
  readonly watched: WatchedRequest
}
