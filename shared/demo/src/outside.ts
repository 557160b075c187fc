import { government, ngo } from './agencies.ts'
import type { Matter } from './case-vocabulary.ts'
import { type Destination, marketNamed, type Sector } from './destinations.ts'
import type { Kecamatan } from './facts.ts'
import type { Outside, Trouble } from './fate.ts'
import type { Sex } from './names.ts'
import { type Desa, kecamatanOf } from './places.ts'
import { type Draws, type DrawTable, drawTable } from './random.ts'
import { villageGroups } from './village-groups.ts'

/** Where to, at what, and known by whom: the story of somebody without registration. */
export interface OutsideStory {
  readonly destination: Destination
  readonly outside: Outside
  /** The village whose group lists them. */
  readonly desa: { readonly desa: Desa; readonly home: Kecamatan } | undefined
}

/**
 * Draws how somebody left outside procedure. No table by country is published for Jember: the press names
 * Malaysia and Saudi Arabia, and of late the compounds of online fraud.
 */
export function drawOutside(draws: Draws, sex: Sex, trouble: Trouble | undefined): OutsideStory {
  const destination = destinationOf(draws, trouble?.matter)
  const sector = compounds.includes(destination) ? 'SERVICES' : draws.from(sex === 'FEMALE' ? womensWork : mensWork)
  if (trouble !== undefined)
    return { destination, outside: { sector, by: 'CASE', agency: trouble.intake }, desa: undefined }
  if (draws.chance(0.4)) {
    return { destination, outside: { sector, by: 'AIRPORT_DESK', agency: government }, desa: undefined }
  }
  const { desa } = draws.pick(villageGroups)
  const agency = draws.chance(0.6) ? ngo : government
  return { destination, outside: { sector, by: 'VILLAGE_LIST', agency }, desa: { desa, home: kecamatanOf(desa.code) } }
}

function destinationOf(draws: Draws, matter: Matter | undefined): Destination {
  return matter === 'ONLINE_SCAM' ? draws.pick(compounds) : draws.from(destinations)
}

const cambodia = destination('KH', 'Kamboja', 'Cambodia', 'KHR', '855')
const myanmar = destination('MM', 'Myanmar', 'Myanmar', 'MMK', '95')
const emirates = destination('AE', 'Uni Emirat Arab', 'United Arab Emirates', 'AED', '971')
const compounds: readonly Destination[] = [cambodia, myanmar]

const destinations: DrawTable<Destination> = drawTable([
  [marketNamed('Malaysia').destination, 62],
  [marketNamed('Saudi Arabia').destination, 20],
  [emirates, 5],
  [cambodia, 4],
  [marketNamed('Taiwan').destination, 4],
  [marketNamed('Singapore').destination, 3],
  [myanmar, 2],
])

const womensWork: DrawTable<Sector> = drawTable([
  ['DOMESTIC', 68],
  ['SERVICES', 16],
  ['MANUFACTURING', 8],
  ['PLANTATION', 8],
])

const mensWork: DrawTable<Sector> = drawTable([
  ['CONSTRUCTION', 44],
  ['PLANTATION', 38],
  ['SERVICES', 10],
  ['FISHERY', 8],
])

function destination(code: string, nameId: string, nameEn: string, currency: string, dialling: string): Destination {
  return { code, name: { id: nameId, en: nameEn }, currency, dialling }
}
