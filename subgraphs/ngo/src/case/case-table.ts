import { rowTable, type VersionedRow } from '@simpul/agency'
import type { CaseClosedBecause } from './case-moves.ts'

/** A case that the organisation took in. */
export interface CaseRow extends VersionedRow {
  /** Null while nobody knows whom it is about. */
  readonly workerId: string | null
  readonly types: readonly string[]
  readonly severity: CaseSeverity
  readonly country: string | null
  readonly channel: string
  readonly receivedAt: string
  readonly status: CaseStatus
  readonly closedAt: string | null
  readonly closedBecause: CaseClosedBecause | null
  /** What the client told of herself when it came in; null where she did not. */
  readonly clientSex: string | null
  readonly clientAgeBand: string | null
  readonly clientEducation: string | null
  readonly clientKecamatanCode: string | null
  readonly clientSector: string | null
  readonly clientScheme: string | null
  /** The agency that referred it, and the referral there; null where it came in here. */
  readonly referredBy: string | null
  readonly referralId: string | null
}

export type CaseSeverity = 'LOW' | 'MEDIUM' | 'HIGH' | 'URGENT'
export type CaseStatus = 'OPEN' | 'IN_PROGRESS' | 'REFERRED' | 'SETTLED' | 'CLOSED'

/** The cases; a respondent of one never sees it. */
export const cases = rowTable<CaseRow>({
  type: 'Case',
  columns: {
    workerId: 'text',
    types: 'text[]',
    severity: 'text',
    country: 'text',
    channel: 'text',
    receivedAt: 'timestamptz',
    status: 'text',
    closedAt: 'timestamptz',
    closedBecause: 'text',
    clientSex: 'text',
    clientAgeBand: 'text',
    clientEducation: 'text',
    clientKecamatanCode: 'text',
    clientSector: 'text',
    clientScheme: 'text',
    referredBy: 'text',
    referralId: 'text',
    version: 'int',
  },
  hangsOn: { type: 'Case', by: 'id' },
})

/** Where a row hangs that belongs to a case: who does not see the case does not see the row. */
export const onCase = { type: 'Case', by: 'caseId' } as const
