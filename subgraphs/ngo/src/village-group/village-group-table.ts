import { type Row, rowTable } from '@simpul/agency'

/** A village group that cares for migrant workers (Desbumi). */
export interface VillageGroupRow extends Row {
  readonly name: string
  readonly desaCode: string
  readonly desa: string
  readonly kecamatanCode: string
  readonly kecamatan: string
  /** The day, where it is known. */
  readonly foundedOn: string | null
  /** The same as exactly as it is known: `2017`, `2024-12` or a day. */
  readonly foundedIn: string | null
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
    foundedIn: 'text',
  },
})
