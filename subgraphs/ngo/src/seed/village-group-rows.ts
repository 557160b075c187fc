import type { NewRow } from '@simpul/agency'
import { derivedId, kecamatanOf, villageGroups } from '@simpul/demo'
import type { VillageGroupRow } from '../village-group/village-group-table.ts'

/** The village groups. Their sources name a year or a month, which is no day, and is kept as it is. */
export function villageGroupRows(): readonly NewRow<VillageGroupRow>[] {
  return villageGroups.map(({ desa, name, since }) => {
    const kecamatan = kecamatanOf(desa.code)
    return {
      id: derivedId('village group', desa.code),
      name,
      desaCode: desa.code,
      desa: desa.name,
      kecamatanCode: kecamatan.code,
      kecamatan: kecamatan.name,
      foundedOn: since.length === 10 ? since : null,
      foundedIn: since,
    }
  })
}
