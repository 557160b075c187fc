import type { Kind } from '@simpul/boundary'

/** The four agencies of the demonstration, in the order of their ports. */
export const demoAgencies = [
  agency('disnaker-jember', 'GOVERNMENT', 'Dinas Tenaga Kerja Kabupaten Jember', 'Manpower Service of Jember Regency'),
  agency('p3mi-in-era-sejahtera', 'RECRUITMENT', 'PT. In Era Sejahtera', 'PT. In Era Sejahtera'),
  agency('migrant-care-jember', 'NGO', 'Migrant CARE Jember', 'Migrant CARE Jember'),
  agency(
    'forum-pmi-jember',
    'FORUM',
    'Forum Pelindungan Pekerja Migran Jember',
    'Jember Migrant Worker Protection Forum',
  ),
] as const

export type DemoAgencyId = (typeof demoAgencies)[number]['id']

/** The demonstration's government, company and NGO by short names, for they are named on every page. */
export const government = 'disnaker-jember'
export const hubCompany = 'p3mi-in-era-sejahtera'
export const ngo = 'migrant-care-jember'
export const forum = 'forum-pmi-jember'

/** An agency of the demonstration as the register admits it. */
export interface DemoAgency<Id extends string = string> {
  readonly id: Id
  readonly kind: Kind
  readonly name: { readonly id: string; readonly en: string }
}

function agency<const Id extends string>(id: Id, kind: Kind, nameId: string, nameEn: string): DemoAgency<Id> {
  return { id, kind, name: { id: nameId, en: nameEn } }
}
