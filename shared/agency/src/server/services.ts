import type { RegisterReplica } from '@simpul/serving'
import type { TrustAnchors } from '@simpul/trust'
import type { Logger } from 'pino'
import type { AgencyDatabase } from '../enforcement/as-caller.ts'
import type { CallerKeys } from '../identity/authenticate.ts'

/** What a running subgraph stands on; each is made once, at the edge, and handed in. */
export interface SubgraphServices {
  readonly database: AgencyDatabase
  readonly anchors: TrustAnchors
  readonly register: RegisterReplica
  /** Seals cursors; the agency's own, never shared. */
  readonly cursorSecret: Buffer
  readonly logger: Logger
  readonly clock: () => Date
  /** Finds an issuer's public key; by default at its JWKS address. */
  readonly callerKeys?: CallerKeys
}
