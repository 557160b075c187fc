import { type Row, rowTable } from '@simpul/agency'

/** A village group that cares for migrant workers (Desbumi). */
export interface VillageGroupRow extends Row {
  readonly name: string
  readonly desaCode: string
  readonly desa: string
  readonly kecamatanCode: string
  readonly kecamatan: string
  readonly foundedOn: string | null
}

/** The village groups. */
export const villageGroups = rowTable<VillageGroupRow>({
  type: 'VillageGroup',
  columns: {
    name: 'text',
    desaCode: 'text',
    desa: 'text',
    kecamatanCode: 'text',
    kecamatan: 'text',
    foundedOn: 'date',
  },
})
