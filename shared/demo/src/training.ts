import { derivedId } from './derived-id.ts'
import type { Sector } from './destinations.ts'

/** Where people are trained. All are invented. */
export interface TrainingInstitution {
  readonly id: string
  readonly name: string
  readonly kind: 'GOVERNMENT' | 'PRIVATE'
  readonly accreditedUntil: number
}

/** The training institutions of the demonstration. */
export const trainingInstitutions: readonly TrainingInstitution[] = [
  institution('BLK Contoh Jember', 'GOVERNMENT', 2028),
  institution('LPK Rekaan Bina Terampil', 'PRIVATE', 2027),
  institution('LPK Misal Bahasa Nusantara', 'PRIVATE', 2029),
  institution('BLKLN Umpama Karya', 'PRIVATE', 2026),
]

/** What each kind of work is trained for, and for how many hours. */
export const programmes: Readonly<Record<Sector, { readonly title: string; readonly hours: number }>> = {
  DOMESTIC: { title: 'Penata laksana rumah tangga', hours: 400 },
  CARE: { title: 'Perawatan lansia', hours: 600 },
  MANUFACTURING: { title: 'Operator produksi', hours: 200 },
  PLANTATION: { title: 'Pekerja perkebunan', hours: 80 },
  CONSTRUCTION: { title: 'Pekerja bangunan', hours: 160 },
  FISHERY: { title: 'Keselamatan dasar awak kapal', hours: 120 },
  SERVICES: { title: 'Layanan dan kebersihan', hours: 160 },
}

function institution(name: string, kind: TrainingInstitution['kind'], accreditedUntil: number): TrainingInstitution {
  return { id: derivedId('training', name), name, kind, accreditedUntil }
}
