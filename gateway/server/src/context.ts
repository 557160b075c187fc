import type { HubAccount } from './answer/hub-account.ts'
import type { Identity } from './caller/identify-caller.ts'
import type { HubMatrix } from './prune/hub-matrix.ts'

/** What one request carries through the gateway. */
export interface HubContext {
  readonly identity: Identity
  readonly matrix: HubMatrix
  readonly account: HubAccount
}
