import { refused } from '@simpul/agency'
import { ageOn } from './ages.ts'

/** Nobody under 18 is placed (UU 18/2017 art. 5): the way of a minor ends at registration. */
export function refuseMinor(field: string, birthDate: string | null, on: string): void {
  if (birthDate === null || !ageOn(on, birthDate).isMinor) return
  throw refused(field, {
    en: `${field} leads on to a placement, and the person is under 18 on ${on}: nobody under 18 is placed (UU 18/2017 art. 5). Tell a caseworker. Nothing was written.`,
    id: `${field} menuju penempatan, padahal orang ini belum 18 tahun pada ${on}: di bawah 18 tahun tidak ditempatkan (UU 18/2017 pasal 5). Beri tahu petugas kasus. Tidak ada yang ditulis.`,
  })
}
