import type { Purpose, Role } from '@simpul/boundary'

/** An invented person who can sign in to the demonstration, and what their agency says of them. */
export interface DemoPerson {
  /** The issuer that vouches for them: an agency's id, or `subjects` for the subject issuer. */
  readonly issuer: string
  /** The `sub` of their tokens; unique within the issuer. */
  readonly id: string
  readonly name: string
  readonly title: { readonly id: string; readonly en: string }
  readonly roles: readonly Role[]
  readonly purposes: readonly Purpose[]
}

/** The id of the issuer whose tokens speak for subjects, pinned at founding. */
export const subjectIssuer = 'subjects'

/** Everybody who can sign in to the demonstration. All are invented. */
export const demoPeople: readonly DemoPerson[] = [
  person(
    'disnaker-jember',
    'officer',
    'Bagus Wirawan',
    'Petugas pendaftaran',
    'Registration officer',
    ['OFFICER'],
    ['VERIFICATION', 'PLACEMENT', 'PROTECTION', 'REPATRIATION'],
  ),
  person(
    'disnaker-jember',
    'caseworker',
    'Ratna Kusumawati',
    'Petugas penyelesaian kasus',
    'Caseworker',
    ['CASEWORKER'],
    ['PROTECTION', 'REPATRIATION'],
  ),
  person(
    'disnaker-jember',
    'supervisor',
    'Endang Susilowati',
    'Pengawas penanganan kasus',
    'Case supervisor',
    ['SUPERVISOR'],
    ['PROTECTION', 'GOVERNANCE'],
  ),
  person(
    'disnaker-jember',
    'head',
    'Hendra Prasetya',
    'Kepala bidang',
    'Head of division',
    ['HEAD'],
    ['GOVERNANCE', 'STATISTICS'],
  ),
  person('disnaker-jember', 'analyst', 'Dewi Anggraini', 'Analis data', 'Data analyst', ['ANALYST'], ['STATISTICS']),
  person('disnaker-jember', 'auditor', 'Yusuf Hidayat', 'Auditor', 'Auditor', ['AUDITOR'], ['GOVERNANCE']),
  person(
    'p3mi-in-era-sejahtera',
    'officer',
    'Lina Marlina',
    'Petugas penempatan',
    'Placement officer',
    ['OFFICER'],
    ['PLACEMENT'],
  ),
  person(
    'p3mi-in-era-sejahtera',
    'head',
    'Surya Atmaja',
    'Direktur',
    'Director',
    ['HEAD'],
    ['GOVERNANCE', 'PLACEMENT'],
  ),
  person(
    'migrant-care-jember',
    'caseworker',
    'Nur Fadhilah',
    'Pendamping kasus',
    'Caseworker',
    ['CASEWORKER'],
    ['PROTECTION', 'REPATRIATION', 'REINTEGRATION'],
  ),
  person(
    'migrant-care-jember',
    'supervisor',
    'Agus Setiabudi',
    'Koordinator pendampingan',
    'Case supervisor',
    ['SUPERVISOR'],
    ['PROTECTION', 'REPATRIATION', 'REINTEGRATION', 'GOVERNANCE'],
  ),
  person('migrant-care-jember', 'head', 'Kartika Rahmawati', 'Ketua', 'Director', ['HEAD'], ['GOVERNANCE']),
  person('migrant-care-jember', 'analyst', 'Tri Wahyuni', 'Peneliti', 'Researcher', ['ANALYST'], ['STATISTICS']),
  person(
    'forum-pmi-jember',
    'secretary',
    'Endah Lestari',
    'Sekretaris forum',
    'Forum secretary',
    ['HEAD'],
    ['GOVERNANCE', 'STATISTICS'],
  ),
  person(subjectIssuer, 'worker', 'Sulastri', 'Pekerja migran', 'Migrant worker', ['SUBJECT'], ['SUBJECT_ACCESS']),
]

function person(
  issuer: string,
  id: string,
  name: string,
  titleId: string,
  titleEn: string,
  roles: readonly Role[],
  purposes: readonly Purpose[],
): DemoPerson {
  return { issuer, id, name, title: { id: titleId, en: titleEn }, roles, purposes }
}
