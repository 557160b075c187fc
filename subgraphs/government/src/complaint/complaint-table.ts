import { rowTable, type VersionedRow } from '@simpul/agency'
import type { ComplaintClosedBecause } from './complaint-moves.ts'

export interface ComplaintRow extends VersionedRow {
  readonly workerId: string | null
  readonly receivedAt: string
  readonly channel: IntakeChannel
  readonly types: readonly CaseType[]
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'URGENT'
  readonly country: string | null
  readonly status: ComplaintStatus
  readonly closedAt: string | null
  readonly closedBecause: ComplaintClosedBecause | null
  /** The agency that referred it, and the referral there; null where it came in here. */
  readonly referredBy: string | null
  readonly referralId: string | null
}

export type IntakeChannel =
  | 'IN_PERSON'
  | 'PHONE'
  | 'TEXT_MESSAGE'
  | 'SOCIAL_MEDIA'
  | 'EMAIL'
  | 'LETTER'
  | 'E_PENGADUAN'
  | 'AIRPORT_DESK'
  | 'VILLAGE_GROUP'
  | 'OTHER'

export type CaseType =
  | 'WANTS_REPATRIATION'
  | 'UNPAID_WAGES'
  | 'DEPORTED'
  | 'FAILED_TO_DEPART'
  | 'DEATH'
  | 'JOB_FRAUD'
  | 'SICKNESS'
  | 'SOCIAL_SECURITY_CLAIM'
  | 'CONTRACT_MISMATCH'
  | 'VIOLENCE_BY_EMPLOYER'
  | 'DEPRESSION'
  | 'ONE_SIDED_TERMINATION'
  | 'OVERCHARGING'
  | 'WITHHELD_DOCUMENTS'
  | 'LOST_CONTACT'
  | 'OVERSTAY'
  | 'DETENTION'
  | 'OTHER'

export type ComplaintStatus =
  | 'RECEIVED'
  | 'INCOMPLETE'
  | 'CLARIFICATION'
  | 'MEDIATION'
  | 'SETTLED'
  | 'HANDED_OVER'
  | 'CLOSED'

/** The complaints. Their respondents never see them, own staff included. */
export const complaints = rowTable<ComplaintRow>({
  type: 'Complaint',
  columns: {
    workerId: 'text',
    receivedAt: 'timestamptz',
    channel: 'text',
    types: 'text[]',
    severity: 'text',
    country: 'text',
    status: 'text',
    closedAt: 'timestamptz',
    closedBecause: 'text',
    referredBy: 'text',
    referralId: 'text',
    version: 'int',
  },
  hangsOn: { type: 'Complaint', by: 'id' },
})

/** Where a row hangs that belongs to a complaint: who does not see the complaint does not see the row. */
export const onComplaint = { type: 'Complaint', by: 'complaintId' } as const
