import type { AgencyView } from '@simpul/boundary'
import type { PublicJwk } from '../signing-key.ts'
import type { AnchoredAgency } from '../trust-anchors.ts'
import type { AgreementDocument } from './agreement-document.ts'
import type { EntryOf } from './register-entry.ts'

/** What the parties of one agreement have done so far. */
export interface AgreementRecord {
  readonly document: AgreementDocument
  readonly digest: string
  readonly proposedBy: string
  readonly signedBy: Set<string>
  readonly suspendedBy: Set<string>
  readonly terminatedBy: Set<string>
}

/** What an agency says of itself when it asks to be admitted, and who has said yes. */
export interface AdmissionRequest {
  readonly body: EntryOf<'AGENCY_ADMITTED'>['body']
  readonly digest: string
  readonly approvedBy: Set<string>
}

/** The register as it is being read, entry by entry. Only a fold holds one. */
export interface RegisterBook {
  /** Those whose keys are pinned: they need nobody's approval. */
  readonly founders: ReadonlyMap<string, AnchoredAgency>
  readonly agencies: Map<string, AgencyView>
  /** What each said of itself when it was admitted. */
  readonly profiles: Map<string, AdmissionRequest['body']>
  readonly keys: Map<string, PublicJwk>
  /** Every key that ever spoke, and for whom: no key speaks for two, and none comes back. */
  readonly usedKeys: Map<string, string>
  /** The kind of agency that stands behind each subgraph name. */
  readonly subgraphs: Map<string, AgencyView['kind']>
  /** Those that wait for approval, under the digest of what they say. */
  readonly requests: Map<string, AdmissionRequest>
  /** Those that suspended themselves: each may come back by itself. */
  readonly resting: Set<string>
  /** Who wants which agency suspended. */
  readonly votes: Map<string, Set<string>>
  readonly agreements: Map<string, AgreementRecord>
}

/** A book without entries. */
export function emptyBook(founding: readonly AnchoredAgency[]): RegisterBook {
  return {
    founders: new Map(founding.map((founder) => [founder.id, founder])),
    agencies: new Map(),
    profiles: new Map(),
    keys: new Map(),
    usedKeys: new Map(founding.flatMap(({ id, publicKey }) => (publicKey === undefined ? [] : [[publicKey.x, id]]))),
    subgraphs: new Map(founding.map(({ subgraph, kind }) => [subgraph, kind])),
    requests: new Map(),
    resting: new Set(),
    votes: new Map(),
    agreements: new Map(),
  }
}

/** Whether an agency is admitted and not suspended. */
export function isInGoodStanding(book: RegisterBook, agency: string): boolean {
  return book.agencies.get(agency)?.isSuspended === false
}
