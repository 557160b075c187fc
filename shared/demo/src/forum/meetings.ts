import { forum, government, hubCompany, ngo } from '../agencies.ts'
import { addDays, type IsoDate } from '../days.ts'
import { derivedId } from '../derived-id.ts'

/** A meeting of the forum. Who came is counted, never named. */
export interface DemoMeeting {
  readonly id: string
  readonly heldOn: IsoDate
  readonly place: string
  readonly chairedBy: string
  readonly agenda: readonly string[]
  /** Undefined for a meeting that is still to come. */
  readonly draftMinutes: string | undefined
  readonly decisions: readonly string[]
  readonly attendance: readonly DemoAttendance[]
  /** Undefined until every agency has approved them. */
  readonly minutes: DemoMinutes | undefined
}

export interface DemoAttendance {
  readonly agency: string
  readonly decisionMakers: number
  readonly delegates: number
}

export interface DemoMinutes {
  readonly id: string
  readonly number: string
  readonly summary: string
  readonly approvedOn: IsoDate
  readonly approvedBy: readonly string[]
}

/** The year's meetings until `today`, and the next one. The chair goes round. */
export function demoMeetings(today: IsoDate): readonly DemoMeeting[] {
  return told.map((meeting, at) => {
    const heldOn = addDays(today, meeting.day)
    const id = derivedId('meeting', at)
    const isHeld = meeting.day <= 0
    return {
      id,
      heldOn,
      place: meeting.place,
      chairedBy: meeting.chair,
      agenda: meeting.agenda,
      draftMinutes: isHeld ? meeting.summary : undefined,
      decisions: isHeld ? meeting.decisions : [],
      attendance: isHeld
        ? meeting.came.map(([agency, decisionMakers, delegates]) => ({ agency, decisionMakers, delegates }))
        : [],
      minutes:
        isHeld && meeting.approvedAfter !== undefined
          ? {
              id: derivedId(id, 'minutes'),
              number: `NOTULA-CONTOH-${String(at + 1).padStart(2, '0')}`,
              summary: meeting.summary,
              approvedOn: addDays(heldOn, meeting.approvedAfter),
              approvedBy: [government, hubCompany, ngo],
            }
          : undefined,
    }
  })
}

interface Told {
  /** Days from today. */
  readonly day: number
  readonly place: string
  readonly chair: string
  readonly agenda: readonly string[]
  readonly summary: string
  readonly decisions: readonly string[]
  readonly came: readonly (readonly [agency: string, decisionMakers: number, delegates: number])[]
  readonly approvedAfter: number | undefined
}

const told: readonly Told[] = [
  {
    day: -330,
    place: 'Aula Dinas Tenaga Kerja',
    chair: government,
    agenda: ['Perjanjian berbagi data yang baru', 'Daftar istilah bersama', 'Angka penempatan yang berbeda'],
    summary:
      'Ketiga lembaga membahas perjanjian berbagi data yang baru dan sepakat menampilkan angka yang berbeda berdampingan.',
    decisions: [
      'Angka yang berbeda ditampilkan berdampingan dengan sumbernya.',
      'Istilah nonprosedural dirumuskan bersama sebelum rapat berikutnya.',
    ],
    came: [
      [government, 2, 3],
      [hubCompany, 1, 1],
      [ngo, 1, 2],
      [forum, 1, 0],
    ],
    approvedAfter: 3,
  },
  {
    day: -262,
    place: 'Kantor Migrant CARE Jember',
    chair: ngo,
    agenda: ['Rujukan kasus antarlembaga', 'Kontak yang aman untuk dihubungi', 'Sosialisasi di desa'],
    summary: 'Rujukan kasus memakai lima status yang sama. Nomor yang tidak aman tidak pernah dihubungi.',
    decisions: [
      'Rujukan dijawab paling lambat empat belas hari.',
      'Tanda aman dihubungi wajib diisi untuk setiap nomor.',
    ],
    came: [
      [government, 1, 2],
      [hubCompany, 0, 2],
      [ngo, 2, 2],
      [forum, 1, 0],
    ],
    approvedAfter: 2,
  },
  {
    day: -198,
    place: 'Kantor PT. In Era Sejahtera',
    chair: hubCompany,
    agenda: ['Berkas yang sering ditolak', 'Perbandingan versi kontrak', 'Jadwal orientasi pra-pemberangkatan'],
    summary:
      'Berkas paling sering ditolak karena tanda tangan kepala desa belum ada. Versi kontrak disimpan dan dibandingkan.',
    decisions: [
      'Contoh surat izin keluarga dibagikan ke semua desa.',
      'Setiap versi kontrak disimpan dan tidak diubah.',
    ],
    came: [
      [government, 1, 1],
      [hubCompany, 2, 2],
      [ngo, 1, 1],
      [forum, 1, 0],
    ],
    approvedAfter: 6,
  },
  {
    day: -131,
    place: 'Balai Desa Dukuhdempok',
    chair: government,
    agenda: ['Hasil kelompok Desbumi', 'Calon pekerja dan penawaran lewat media sosial', 'Raperda pelindungan'],
    summary: 'Kelompok desa melaporkan penawaran kerja lewat media sosial. Raperda belum masuk daftar prioritas.',
    decisions: [
      'Informasi lowongan resmi dikirim ke kelompok desa setiap bulan.',
      'Naskah pendukung raperda dilengkapi.',
    ],
    came: [
      [government, 1, 3],
      [hubCompany, 1, 0],
      [ngo, 2, 4],
      [forum, 1, 0],
    ],
    approvedAfter: 3,
  },
  {
    day: -68,
    place: 'Aula Dinas Tenaga Kerja',
    chair: ngo,
    agenda: ['Komitmen yang lewat waktu', 'Pemulangan dan pemberitahuan keluarga', 'Usulan perjanjian reintegrasi'],
    summary: 'Dua komitmen lewat waktu dirundingkan kembali. Usulan perjanjian data reintegrasi mulai dibahas.',
    decisions: [
      'Keluarga diberi tahu sebelum pekerja tiba.',
      'Usulan perjanjian reintegrasi disusun oleh kedua pihak.',
    ],
    came: [
      [government, 2, 1],
      [hubCompany, 1, 1],
      [ngo, 1, 2],
      [forum, 1, 0],
    ],
    approvedAfter: 4,
  },
  {
    day: -12,
    place: 'Kantor PT. In Era Sejahtera',
    chair: hubCompany,
    agenda: ['Usulan perjanjian reintegrasi', 'Persetujuan pekerja dan kata-katanya', 'Rencana tahun depan'],
    summary: 'Kata-kata persetujuan disederhanakan. Usulan perjanjian reintegrasi belum ditandatangani.',
    decisions: ['Kata-kata persetujuan yang baru diuji coba di tiga desa.'],
    came: [
      [government, 1, 2],
      [hubCompany, 1, 2],
      [ngo, 1, 1],
      [forum, 1, 0],
    ],
    approvedAfter: undefined,
  },
  {
    day: 24,
    place: 'Kantor Migrant CARE Jember',
    chair: government,
    agenda: ['Penandatanganan perjanjian reintegrasi', 'Hasil uji coba kata-kata persetujuan', 'Capaian bersama'],
    summary: '',
    decisions: [],
    came: [],
    approvedAfter: undefined,
  },
]
