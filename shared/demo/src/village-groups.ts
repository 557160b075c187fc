import { type Desa, desas } from './places.ts'

/** A village group that watches over migrant workers (Desbumi). The villages are real, what is told of them is not. */
export interface VillageGroup {
  readonly desa: Desa
  readonly name: string
  /** A month, or a year where the source says no more. */
  readonly since: string
  readonly source: string
}

const since2017 = [
  '35.09.30.2009',
  '35.09.18.2005',
  '35.09.12.2002',
  '35.09.12.2004',
  '35.09.11.2004',
  '35.09.10.2005',
  '35.09.04.2007',
]
const since2024 = ['35.09.26.2007', '35.09.26.2003', '35.09.16.2001', '35.09.08.2004', '35.09.11.2005']

/** The groups of Migrant CARE in Jember. The source names Sidomulyo without its district; here it is the one in Silo. */
export const villageGroups: readonly VillageGroup[] = [
  ...since2017.map((code) => group(code, '2017')),
  ...since2024.map((code) => group(code, '2024-12')),
]

function group(code: string, since: string): VillageGroup {
  const desa = desas.find((one) => one.code === code)
  if (desa === undefined) throw new Error(`No village of the demonstration has the code "${code}".`)
  return { desa, name: `Desbumi ${desa.name}`, since, source: 'antaranews 861538' }
}
