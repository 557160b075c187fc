import type { RegisterReplica } from '@simpul/serving'
import type { Signer, TrustAnchors } from '@simpul/trust'
import type { Logger } from 'pino'
import type { AgencyDatabase } from '../enforcement/as-caller.ts'
import type { FileServices } from '../files/file-services.ts'
import type { CallerKeys } from '../identity/authenticate.ts'
import type { Mailer } from '../notices/mailer.ts'
import type { EntryDoor } from '../register/entry-door.ts'
import type { OwnStops } from '../register/own-stops.ts'
import type { RegisterKeeper } from '../register/register-keeper.ts'
import type { ChangeFeed } from '../stream/change-feed.ts'

/** What a running subgraph stands on; each is made once, at the edge, and handed in. */
export interface SubgraphServices {
  readonly database: AgencyDatabase
  readonly anchors: TrustAnchors
  readonly register: RegisterReplica
  /** The way of a signed entry into the register. */
  readonly enter: EntryDoor
  /** What this agency stopped itself, which acts here before the register has it. */
  readonly ownStops: OwnStops
  /** The register itself, at the agency that keeps it. */
  readonly keeper?: RegisterKeeper | undefined
  /** Seals cursors; the agency's own, never shared. */
  readonly cursorSecret: Buffer
  readonly logger: Logger
  readonly clock: () => Date
  /** Finds an issuer's public key; by default at its JWKS address. */
  readonly callerKeys?: CallerKeys
  /** Signs as this agency: entries of the register, grants, letters to other agencies. */
  readonly signer: Signer
  /** The kit's own address, for which its people make their proofs: `http://localhost:4001`. */
  readonly publicUrl: string
  /** Where the other agencies' kits are, by agency. */
  readonly agencyUrls: Readonly<Record<string, string>>
  /** How other agencies are reached; by default over HTTP. */
  readonly fetch?: typeof globalThis.fetch
  /** Tells of changes in the agency's database; without it the agency has no streams. */
  readonly changes?: ChangeFeed | undefined
  /** Where files are kept; without it the agency takes none, and shows none. */
  readonly files?: FileServices | undefined
  /** How mail is sent; without it notices are only listed. */
  readonly mail?: Mailer | undefined
  /** Hears that something was told to another agency, so that the outbox need not wait for its beat. */
  readonly onTold?: () => void
}
