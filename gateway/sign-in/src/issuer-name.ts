import type { Words } from './page.ts'

const names: Readonly<Record<string, Words>> = {
  'disnaker-jember': {
    id: 'Dinas Tenaga Kerja Kabupaten Jember',
    en: 'the Manpower Service of Jember Regency',
  },
  'p3mi-in-era-sejahtera': { id: 'PT. In Era Sejahtera (P3MI)', en: 'PT. In Era Sejahtera, a placement company' },
  'migrant-care-jember': { id: 'Migrant CARE Jember', en: 'Migrant CARE Jember' },
  'forum-pmi-jember': { id: 'Forum Pelindungan PMI Jember', en: 'the Jember forum for migrant workers' },
  subjects: { id: 'layanan masuk pekerja migran', en: 'the sign-in of migrant workers' },
}

/** How an issuer is called on a page; one without a name is called by its id. */
export function issuerName(issuer: string): Words {
  return names[issuer] ?? { id: issuer, en: issuer }
}
