import { type Row, rowTable } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

export interface ComplaintWitnessRow extends Row {
  readonly complaintId: string
  readonly name: string
  readonly phone: string | null
  readonly statement: string | null
  readonly heardOn: string
}

/** Who saw what is complained of. The worker does not read it. */
export const complaintWitnesses = rowTable<ComplaintWitnessRow>({
  type: 'ComplaintWitness',
  columns: { complaintId: 'text', name: 'text', phone: 'text', statement: 'text', heardOn: 'date' },
  hangsOn: onComplaint,
})
