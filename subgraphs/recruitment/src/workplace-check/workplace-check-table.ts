import { type Row, rowTable } from '@simpul/agency'

export interface WorkplaceCheckRow extends Row {
  readonly workerId: string
  readonly placementId: string
  readonly checkedOn: string
  readonly isAsAgreed: boolean
  readonly finding: string | null
}

/** The checks of places of work. */
export const workplaceChecks = rowTable<WorkplaceCheckRow>({
  type: 'WorkplaceCheck',
  columns: {
    workerId: 'text',
    placementId: 'text',
    checkedOn: 'date',
    isAsAgreed: 'boolean',
    finding: 'text',
  },
})
