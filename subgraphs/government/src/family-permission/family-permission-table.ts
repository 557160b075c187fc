import { rowTable, type VersionedRow } from '@simpul/agency'

export interface FamilyPermissionRow extends VersionedRow {
  readonly workerId: string
  readonly relation: 'SPOUSE' | 'PARENT' | 'GUARDIAN'
  readonly givenOn: string
  /** The day on which the village head took note of it. */
  readonly villageKnewOn: string
  /** Null where the family lives outside Jember. */
  readonly desaCode: string | null
  readonly withdrawnOn: string | null
}

/** The permissions of families, known by the village head. The giver's name stands in the letter alone. */
export const familyPermissions = rowTable<FamilyPermissionRow>({
  type: 'FamilyPermission',
  columns: {
    workerId: 'text',
    relation: 'text',
    givenOn: 'date',
    villageKnewOn: 'date',
    desaCode: 'text',
    withdrawnOn: 'date',
    version: 'int',
  },
})
