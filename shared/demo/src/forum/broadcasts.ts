import { government, hubCompany, ngo } from '../agencies.ts'
import { addDays, type IsoDate } from '../days.ts'
import { derivedId } from '../derived-id.ts'

/** Something one agency let the others know, and who has acknowledged it. */
export interface DemoBroadcast {
  readonly id: string
  readonly fromAgency: string
  readonly text: string
  readonly sentOn: IsoDate
  readonly acknowledgements: readonly { readonly agency: string; readonly on: IsoDate }[]
}

/** What the agencies have let each other know until `today`. */
export function demoBroadcasts(today: IsoDate): readonly DemoBroadcast[] {
  return told.map(({ from, text, day, acknowledged }, at) => ({
    id: derivedId('broadcast', at),
    fromAgency: from,
    text,
    sentOn: addDays(today, day),
    acknowledgements: acknowledged.map(([agency, after]) => ({ agency, on: addDays(today, day + after) })),
  }))
}

interface Told {
  readonly from: string
  readonly text: string
  readonly day: number
  readonly acknowledged: readonly (readonly [agency: string, daysAfter: number])[]
}

const told: readonly Told[] = [
  {
    from: government,
    text: 'Loket pelayanan pindah ke lantai dua selama perbaikan gedung.',
    day: -220,
    acknowledged: [
      [hubCompany, 1],
      [ngo, 2],
    ],
  },
  {
    from: ngo,
    text: 'Ada penawaran kerja palsu ke Kamboja yang beredar lewat media sosial.',
    day: -140,
    acknowledged: [
      [government, 0],
      [hubCompany, 1],
    ],
  },
  {
    from: hubCompany,
    text: 'Pelatihan bahasa gelombang baru dimulai bulan depan; masih ada tempat.',
    day: -75,
    acknowledged: [[government, 3]],
  },
  {
    from: government,
    text: 'Jadwal orientasi pra-pemberangkatan bulan ini sudah terbit.',
    day: -15,
    acknowledged: [[hubCompany, 0]],
  },
  { from: ngo, text: 'Kelompok desa mengadakan posko pengaduan setiap Minggu.', day: -2, acknowledged: [] },
]
