import { government, hubCompany, ngo } from '../agencies.ts'
import { demoAgreements } from '../agreements.ts'
import { addDays, type IsoDate } from '../days.ts'
import { derivedId } from '../derived-id.ts'
import { demoMeetings } from './meetings.ts'

/** Something an agency promised the others, in an agreement or at a meeting. */
export interface DemoAgreementCommitment {
  readonly id: string
  readonly promise: string
  readonly madeBy: string
  readonly dueOn: IsoDate
  readonly state: 'OPEN' | 'KEPT' | 'RENEGOTIATED' | 'BROKEN'
  readonly keptOn: IsoDate | undefined
  /** Where it was promised. */
  readonly source: string
  readonly evidence: string | undefined
  readonly agreementId: string | undefined
  readonly meetingId: string | undefined
}

/** What the agencies have promised each other until `today`. */
export function demoCommitments(today: IsoDate): readonly DemoAgreementCommitment[] {
  const meetings = demoMeetings(today)
  return told.map((commitment, at) => ({
    id: derivedId('commitment', at),
    promise: commitment.promise,
    madeBy: commitment.by,
    dueOn: addDays(today, commitment.due),
    state: commitment.state,
    keptOn: commitment.kept === undefined ? undefined : addDays(today, commitment.kept),
    source: commitment.meeting === undefined ? 'Pasal komitmen bersama' : 'Keputusan rapat forum',
    evidence: commitment.evidence,
    agreementId: commitment.meeting === undefined ? demoAgreements(today).frame.id : undefined,
    meetingId: commitment.meeting === undefined ? undefined : meetings[commitment.meeting]?.id,
  }))
}

interface Told {
  readonly by: string
  readonly promise: string
  /** Days from today. */
  readonly due: number
  readonly state: DemoAgreementCommitment['state']
  readonly kept?: number
  readonly evidence?: string
  /** The place of the meeting among the year's; none means the frame agreement. */
  readonly meeting?: number
}

const told: readonly Told[] = [
  {
    by: government,
    promise: 'Menunjuk petugas penghubung untuk rujukan kasus.',
    due: -300,
    state: 'KEPT',
    kept: -311,
    evidence: 'Surat tugas',
    meeting: 0,
  },
  {
    by: ngo,
    promise: 'Menyusun usulan istilah nonprosedural.',
    due: -270,
    state: 'KEPT',
    kept: -265,
    evidence: 'Naskah daftar istilah',
    meeting: 0,
  },
  {
    by: government,
    promise: 'Menjawab setiap rujukan dalam empat belas hari.',
    due: -200,
    state: 'KEPT',
    kept: -204,
    evidence: 'Laporan rujukan',
    meeting: 1,
  },
  {
    by: hubCompany,
    promise: 'Mengisi tanda aman dihubungi untuk semua nomor pekerja.',
    due: -190,
    state: 'RENEGOTIATED',
    meeting: 1,
  },
  {
    by: hubCompany,
    promise: 'Membagikan contoh surat izin keluarga ke semua desa.',
    due: -160,
    state: 'KEPT',
    kept: -150,
    evidence: 'Tanda terima desa',
    meeting: 2,
  },
  {
    by: hubCompany,
    promise: 'Menyimpan setiap versi kontrak tanpa perubahan.',
    due: -140,
    state: 'KEPT',
    kept: -158,
    evidence: 'Uji petik tiga berkas',
    meeting: 2,
  },
  {
    by: government,
    promise: 'Mengirim informasi lowongan resmi ke kelompok desa setiap bulan.',
    due: -95,
    state: 'BROKEN',
    meeting: 3,
  },
  {
    by: ngo,
    promise: 'Melengkapi naskah pendukung raperda.',
    due: -80,
    state: 'KEPT',
    kept: -77,
    evidence: 'Naskah pendukung',
    meeting: 3,
  },
  {
    by: hubCompany,
    promise: 'Mengisi tanda aman dihubungi, tahap kedua.',
    due: -30,
    state: 'KEPT',
    kept: -33,
    evidence: 'Laporan kelengkapan',
    meeting: 4,
  },
  { by: government, promise: 'Memberi tahu keluarga sebelum pekerja tiba.', due: -8, state: 'OPEN', meeting: 4 },
  { by: ngo, promise: 'Menguji kata-kata persetujuan yang baru di tiga desa.', due: 20, state: 'OPEN', meeting: 5 },
  { by: government, promise: 'Menyiapkan naskah akhir perjanjian reintegrasi.', due: 22, state: 'OPEN', meeting: 5 },
  { by: hubCompany, promise: 'Melaporkan kedatangan pekerja dalam tujuh hari kerja.', due: 180, state: 'OPEN' },
  { by: ngo, promise: 'Menyerahkan angka tahunan kasus pada tanggal tetap.', due: 95, state: 'OPEN' },
]
