import { government, hubCompany, ngo } from '../agencies.ts'
import { addDays, type IsoDate } from '../days.ts'
import { derivedId } from '../derived-id.ts'

/** A suggestion to the forum; undefined as its author stays unnamed where it wished so. */
export interface DemoSuggestion {
  readonly id: string
  readonly fromAgency: string | undefined
  readonly text: string
  readonly status: 'SUBMITTED' | 'UNDER_REVIEW' | 'ANSWERED' | 'WITHDRAWN'
  readonly submittedOn: IsoDate
  readonly answer: DemoAnswer | undefined
}

export interface DemoAnswer {
  readonly response: string
  /** What became of it, where it was taken up. */
  readonly adoptedAs: string | undefined
  readonly answeredOn: IsoDate
  /** True when who suggested confirms that it is settled. */
  readonly isLoopClosed: boolean
}

/** The suggestions made to the forum until `today`, with what was answered. */
export function demoSuggestions(today: IsoDate): readonly DemoSuggestion[] {
  return told.map(({ from, text, day, status, answer }, at) => ({
    id: derivedId('suggestion', at),
    fromAgency: from,
    text,
    status,
    submittedOn: addDays(today, day),
    answer: answer && {
      response: answer.response,
      adoptedAs: answer.adoptedAs,
      answeredOn: addDays(today, answer.day),
      isLoopClosed: answer.isLoopClosed,
    },
  }))
}

interface Told {
  readonly from: string | undefined
  readonly text: string
  readonly day: number
  readonly status: DemoSuggestion['status']
  readonly answer?: {
    readonly response: string
    readonly adoptedAs?: string
    readonly day: number
    readonly isLoopClosed: boolean
  }
}

const told: readonly Told[] = [
  {
    from: ngo,
    text: 'Tampilkan jumlah kasus per kecamatan, dengan angka kecil disembunyikan.',
    day: -290,
    status: 'ANSWERED',
    answer: {
      response: 'Setuju. Angka di bawah lima tidak ditampilkan.',
      adoptedAs: 'Indikator kasus per kecamatan',
      day: -262,
      isLoopClosed: true,
    },
  },
  {
    from: hubCompany,
    text: 'Beri tahu alasan penolakan berkas dengan kalimat yang sama setiap kali.',
    day: -240,
    status: 'ANSWERED',
    answer: {
      response: 'Daftar alasan baku sudah dibuat.',
      adoptedAs: 'Daftar alasan penolakan',
      day: -215,
      isLoopClosed: true,
    },
  },
  {
    from: undefined,
    text: 'Rapat forum sebaiknya juga diadakan di desa asal pekerja.',
    day: -180,
    status: 'ANSWERED',
    answer: {
      response: 'Rapat berikutnya diadakan di Dukuhdempok.',
      adoptedAs: 'Rapat di balai desa',
      day: -131,
      isLoopClosed: false,
    },
  },
  {
    from: government,
    text: 'Satukan formulir rujukan agar petugas tidak menulis dua kali.',
    day: -150,
    status: 'ANSWERED',
    answer: { response: 'Formulir tetap dua, tetapi sampulnya sama.', day: -100, isLoopClosed: false },
  },
  {
    from: hubCompany,
    text: 'Jadwal orientasi pra-pemberangkatan diumumkan sebulan sebelumnya.',
    day: -90,
    status: 'WITHDRAWN',
  },
  {
    from: ngo,
    text: 'Sediakan kata-kata persetujuan dalam bahasa Madura dan Jawa.',
    day: -60,
    status: 'UNDER_REVIEW',
  },
  {
    from: undefined,
    text: 'Bagikan kisah purna pekerja migran yang berhasil membuka usaha.',
    day: -6,
    status: 'SUBMITTED',
  },
]
