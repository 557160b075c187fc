import { hubCompany } from './agencies.ts'
import { addDays, type IsoDate } from './days.ts'
import { type DrawTable, drawTable } from './random.ts'

/** A placement company as the government's list has it. All but the hub's own company are invented. */
export interface DemoCompany {
  readonly id: string
  readonly name: string
  readonly isInvented: boolean
  /** Opaque; marked as an example. */
  readonly licenceNumber: string
  readonly licenceStatus: 'VALID' | 'SUSPENDED' | 'REVOKED' | 'EXPIRED'
  readonly licenceUntil: IsoDate
  readonly branch: string
  readonly depositStatus: 'IN_PLACE' | 'PARTLY_DRAWN' | 'DRAWN' | 'MISSING'
  readonly sanctions: readonly DemoSanction[]
}

/** What was decided against a company. Only invented companies have one. */
export interface DemoSanction {
  readonly kind: 'WRITTEN_WARNING' | 'SUSPENSION' | 'REVOCATION'
  readonly decidedOn: IsoDate
  readonly until: IsoDate | undefined
  readonly isFinal: boolean
  readonly reason: string
}

/** The invented company that cases may name: it can join the hub under this id, to show what a respondent does not see. */
export const respondentCompany = 'p3mi-contoh-cemerlang'

/** Every placement company of the demonstration, as it stands on `today`. */
export function demoCompanies(today: IsoDate): readonly DemoCompany[] {
  return companies.map((company) => company(today))
}

const companies: readonly ((today: IsoDate) => DemoCompany)[] = [
  (today) => ({
    id: hubCompany,
    name: 'PT. In Era Sejahtera',
    isInvented: false,
    licenceNumber: 'CONTOH-SIP3MI-0001',
    licenceStatus: 'VALID',
    licenceUntil: addDays(today, 1100),
    branch: 'Jember',
    depositStatus: 'IN_PLACE',
    sanctions: [],
  }),
  (today) => ({
    ...invented(respondentCompany, 'PT. Contoh Cemerlang', '0002', 'Jember'),
    licenceStatus: 'VALID',
    licenceUntil: addDays(today, 420),
    depositStatus: 'PARTLY_DRAWN',
    sanctions: [warning(today, 310, 'Biaya penempatan dibebankan kepada pekerja.')],
  }),
  (today) => ({
    ...invented('p3mi-rekaan-mandiri', 'PT. Rekaan Mandiri', '0003', 'Surabaya'),
    licenceStatus: 'VALID',
    licenceUntil: addDays(today, 900),
    depositStatus: 'IN_PLACE',
    sanctions: [],
  }),
  (today) => ({
    ...invented('p3mi-misal-sentosa', 'PT. Misal Sentosa', '0004', 'Malang'),
    licenceStatus: 'SUSPENDED',
    licenceUntil: addDays(today, 260),
    depositStatus: 'DRAWN',
    sanctions: [
      warning(today, 400, 'Komitmen hasil klarifikasi kedua tidak dipenuhi dalam tujuh hari.'),
      {
        kind: 'SUSPENSION',
        decidedOn: addDays(today, -75),
        until: addDays(today, 15),
        isFinal: true,
        reason: 'Penempatan tidak sesuai dengan jabatan dalam perjanjian kerja.',
      },
    ],
  }),
  (today) => ({
    ...invented('p3mi-umpama-jaya', 'PT. Umpama Jaya', '0005', 'Surabaya'),
    licenceStatus: 'REVOKED',
    licenceUntil: addDays(today, -200),
    depositStatus: 'DRAWN',
    sanctions: [
      {
        kind: 'REVOCATION',
        decidedOn: addDays(today, -200),
        until: undefined,
        isFinal: true,
        reason: 'Memberangkatkan calon pekerja tanpa dokumen yang lengkap.',
      },
    ],
  }),
  (today) => ({
    ...invented('p3mi-ibarat-sejati', 'PT. Ibarat Sejati', '0006', 'Banyuwangi'),
    licenceStatus: 'VALID',
    licenceUntil: addDays(today, 640),
    depositStatus: 'IN_PLACE',
    sanctions: [
      {
        kind: 'WRITTEN_WARNING',
        decidedOn: addDays(today, -20),
        until: undefined,
        isFinal: false,
        reason: 'Laporan kedatangan pekerja belum disampaikan.',
      },
    ],
  }),
  (today) => ({
    ...invented('p3mi-andai-karya', 'PT. Andai Karya Nusantara', '0007', 'Sidoarjo'),
    licenceStatus: 'EXPIRED',
    licenceUntil: addDays(today, -45),
    depositStatus: 'IN_PLACE',
    sanctions: [],
  }),
]

/** Which invented company placed those whom the hub's own did not. */
export const otherCompanies: DrawTable<string> = drawTable([
  [respondentCompany, 30],
  ['p3mi-rekaan-mandiri', 26],
  ['p3mi-misal-sentosa', 16],
  ['p3mi-umpama-jaya', 10],
  ['p3mi-ibarat-sejati', 12],
  ['p3mi-andai-karya', 6],
])

const companyNames = new Map(companies.map((company) => [company('2024-01-01').id, company('2024-01-01').name]))

/** The name of a company of the demonstration. */
export function companyName(id: string): string {
  const name = companyNames.get(id)
  if (name === undefined) throw new Error(`No company of the demonstration has the id "${id}".`)
  return name
}

function invented(id: string, name: string, licence: string, branch: string) {
  return { id, name, isInvented: true, licenceNumber: `CONTOH-SIP3MI-${licence}`, branch }
}

function warning(today: IsoDate, daysAgo: number, reason: string): DemoSanction {
  return { kind: 'WRITTEN_WARNING', decidedOn: addDays(today, -daysAgo), until: undefined, isFinal: true, reason }
}
