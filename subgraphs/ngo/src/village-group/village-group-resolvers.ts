import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { villageGroups } from './village-group-table.ts'

interface VillageGroupsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly kecamatanCode?: string | null
}

const sortedBy = { NAME: 'name', KECAMATAN: 'kecamatan' } as const

/** The village groups, one by one and in pages. */
export const villageGroupResolvers = {
  Query: {
    villageGroup: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(villageGroups).byId(id),
    villageGroups: (_: unknown, { kecamatanCode, ...page }: VillageGroupsArguments, { rows }: AgencyContext) =>
      rows(villageGroups).page({ where: { kecamatanCode }, ...pageOf(page, sortedBy) }),
  },
}
