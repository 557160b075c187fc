import { type Kecamatan, kecamatans } from './facts.ts'
import type { Culture } from './names.ts'
import { type Draws, type DrawTable, drawTable } from './random.ts'

/** A village or urban village. Only those that the domain facts name are known here; names repeat, codes do not. */
export interface Desa {
  readonly code: string
  readonly name: string
}

/** The villages the demonstration knows: those with a Desbumi group, and the other Sidomulyo. */
export const desas: readonly Desa[] = [
  { code: '35.09.30.2009', name: 'Sidomulyo' },
  { code: '35.09.07.2006', name: 'Sidomulyo' },
  { code: '35.09.18.2005', name: 'Wonoasri' },
  { code: '35.09.12.2002', name: 'Sabrang' },
  { code: '35.09.12.2004', name: 'Ambulu' },
  { code: '35.09.11.2004', name: 'Dukuhdempok' },
  { code: '35.09.10.2005', name: 'Balunglor' },
  { code: '35.09.04.2007', name: 'Bagorejo' },
  { code: '35.09.26.2007', name: 'Sidomukti' },
  { code: '35.09.26.2003', name: 'Seputih' },
  { code: '35.09.16.2001', name: 'Kemuningsarikidul' },
  { code: '35.09.08.2004', name: 'Pugerkulon' },
  { code: '35.09.11.2005', name: 'Glundengan' },
]

/** Where people leave within procedure: the press names Ambulu, Tempurejo and Wuluhan as centres. */
const proceduralCentres: Readonly<Record<string, number>> = { Ambulu: 9, Wuluhan: 9, Tempurejo: 8, Puger: 4, Balung: 4 }

/** Where problems come from: the press names Sumberbaru first, then Ledokombo, Wuluhan, Silo and Kaliwates. */
const problemCentres: Readonly<Record<string, number>> = {
  Sumberbaru: 10,
  Ledokombo: 8,
  Wuluhan: 7,
  Silo: 7,
  Kaliwates: 5,
}

/** The district of somebody who left within procedure. */
export const proceduralHomes = homesBy(proceduralCentres, 2)

/** The district of somebody who left outside it, or of whom that is not known. */
export const problemHomes = homesBy(problemCentres, 1.6)

const desasByKecamatan = new Map(
  kecamatans.map((one) => [one.code, desas.filter((desa) => desa.code.startsWith(one.code))] as const),
)

/** A known village of a district, or undefined where the village is one the facts do not name. */
export function drawDesa(draws: Draws, home: Kecamatan): Desa | undefined {
  const known = desasByKecamatan.get(home.code) ?? []
  return known.length > 0 && draws.chance(0.55) ? draws.pick(known) : undefined
}

/** The district that a village lies in. */
export function kecamatanOf(code: string): Kecamatan {
  const found = kecamatans.find((one) => one.code === code.slice(0, 8))
  if (found === undefined) throw new Error(`No district of Jember has the code "${code}".`)
  return found
}

/** An invented address below the village. */
export function drawAddress(draws: Draws): string {
  const hamlet = draws.pick(hamlets)
  return `Dusun ${hamlet} RT ${three(draws.between(1, 9))} RW ${three(draws.between(1, 22))}`
}

const hamlets = [
  'Krajan',
  'Contoh Lor',
  'Contoh Kidul',
  'Rekaan',
  'Sumber Rekaan',
  'Karang Misal',
  'Curah Misal',
  'Umpama Wetan',
  'Umpama Kulon',
  'Ibarat',
]

/** In the north and east of Jember most people are Madurese, in the south most are Javanese. */
export function drawCulture(draws: Draws, home: Kecamatan): Culture {
  return draws.chance(madureseShares[home.name] ?? 0.15) ? 'madurese' : 'javanese'
}

const madureseShares: Readonly<Record<string, number>> = {
  ...sameFor(0.9, [
    'Arjasa',
    'Jelbuk',
    'Kalisat',
    'Ledokombo',
    'Sukowono',
    'Sumberjambe',
    'Silo',
    'Mayang',
    'Pakusari',
  ]),
  ...sameFor(0.6, ['Mumbulsari', 'Sukorambi', 'Panti', 'Bangsalsari', 'Sumberbaru', 'Patrang', 'Ajung', 'Tanggul']),
  ...sameFor(0.4, ['Kaliwates', 'Sumbersari', 'Rambipuji', 'Jenggawah']),
}

function sameFor(share: number, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, share]))
}

function homesBy(centres: Readonly<Record<string, number>>, others: number): DrawTable<Kecamatan> {
  return drawTable(kecamatans.map((one) => [one, centres[one.name] ?? others] as const))
}

function three(value: number): string {
  return String(value).padStart(3, '0')
}
