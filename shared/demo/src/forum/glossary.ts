import { addDays, type IsoDate } from '../days.ts'
import { derivedId } from '../derived-id.ts'

/** A word that the agencies use, with the meaning they agreed on, or who understands it otherwise. */
export interface DemoTerm {
  readonly id: string
  readonly term: string
  readonly agreedText: string | undefined
  readonly dissent: string | undefined
  readonly agreedOn: IsoDate | undefined
}

/** The words of the forum. The agencies' positions are invented. */
export function demoGlossary(today: IsoDate): readonly DemoTerm[] {
  return told.map(({ term, agreedText, dissent }, at) => ({
    id: derivedId('term', term),
    term,
    agreedText,
    dissent,
    agreedOn: agreedText === undefined ? undefined : addDays(today, -260 + at * 9),
  }))
}

const told: readonly Pick<DemoTerm, 'term' | 'agreedText' | 'dissent'>[] = [
  {
    term: 'Nonprosedural',
    agreedText:
      'Berangkat bekerja ke luar negeri tanpa terdaftar menurut UU 18/2017, apa pun sebabnya. Bukan kesalahan pekerja.',
    dissent: undefined,
  },
  {
    term: 'Bermasalah',
    agreedText: undefined,
    dissent: 'Pemerintah menghitung aduan yang tercatat; Migrant CARE menghitung juga keluarga yang belum mengadu.',
  },
  {
    term: 'Ditempatkan',
    agreedText: undefined,
    dissent: 'Pemerintah menghitung E-PMI yang terbit; perusahaan menghitung pekerja yang sudah berangkat.',
  },
  {
    term: 'Purna pekerja migran',
    agreedText: 'Orang yang sudah pulang dan tidak terikat kontrak lagi.',
    dissent: undefined,
  },
  {
    term: 'Penggantian kontrak',
    agreedText:
      'Kontrak baru yang ditandatangani setelah tiba, dengan syarat yang lebih buruk daripada kontrak pertama.',
    dissent: undefined,
  },
  {
    term: 'Aman dihubungi',
    agreedText: 'Nomor yang dipegang pekerja sendiri dan boleh dihubungi pada waktu yang ia sebutkan.',
    dissent: undefined,
  },
  {
    term: 'Rujukan',
    agreedText: 'Permintaan layanan kepada lembaga lain. Kasus tetap milik pengirim sampai penerima menyetujui.',
    dissent: undefined,
  },
  { term: 'Selesai', agreedText: undefined, dissent: 'Penutupan berkas belum tentu berarti hak pekerja dipenuhi.' },
]
