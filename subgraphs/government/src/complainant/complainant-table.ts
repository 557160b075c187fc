import { type Row, rowTable } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

export interface ComplainantRow extends Row {
  readonly complaintId: string
  readonly relation: ComplainantRelation
  /** Null where the worker complains, or somebody who gives no name. */
  readonly name: string | null
  readonly phone: string | null
  /** Whether it is safe to call; null where nobody has asked. */
  readonly isSafe: boolean | null
  readonly wantsAnonymity: boolean
}

export type ComplainantRelation = 'SELF' | 'FAMILY' | 'COMPANION' | 'VILLAGE_GROUP' | 'OTHER'

/** Who brought a complaint. No other agency reads it, nor does the worker: it is about somebody else. */
export const complainants = rowTable<ComplainantRow>({
  type: 'Complainant',
  columns: {
    complaintId: 'text',
    relation: 'text',
    name: 'text',
    phone: 'text',
    isSafe: 'boolean',
    wantsAnonymity: 'boolean',
  },
  hangsOn: onComplaint,
})
