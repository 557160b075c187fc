import { type Row, rowTable } from '@simpul/agency'

export interface PlacementAgreementVersionRow extends Row {
  readonly workerId: string
  readonly placementId: string
  readonly number: string
  readonly version: number
  readonly signedOn: string
  readonly documentHash: string
  /** The signed document itself, where it was sent. */
  readonly fileId: string | null
}

/** Placement agreements (perjanjian penempatan) as they were signed; the database refuses to change one. */
export const agreementVersions = rowTable<PlacementAgreementVersionRow>({
  type: 'PlacementAgreementVersion',
  columns: {
    workerId: 'text',
    placementId: 'text',
    number: 'text',
    version: 'int',
    signedOn: 'date',
    documentHash: 'text',
    fileId: 'text',
  },
})
