import { derivedId } from './derived-id.ts'
import { type Destination, markets, type Sector, sectors } from './destinations.ts'
import type { Draws } from './random.ts'

/** Whom somebody works for. All are invented; a household is known by its number alone. */
export interface DemoEmployer {
  readonly id: string
  readonly name: string
  readonly isHousehold: boolean
  readonly country: string
  readonly address: string
  /** True where the mission lists it among problem employers. */
  readonly isProblemListed: boolean
}

/** A company's partner abroad (mitra usaha). Invented. */
export interface OverseasPartner {
  readonly id: string
  readonly name: string
  readonly country: string
}

const householdsPerCountry = 40
const firmsPerSector = 4
const partnerNames = ['Example Harbour Manpower', 'Sample Lotus Employment', 'Placeholder Star Agency'] as const

const firmKinds: Readonly<Record<Exclude<Sector, 'DOMESTIC'>, string>> = {
  CARE: 'Care Home',
  MANUFACTURING: 'Precision Works',
  PLANTATION: 'Estates',
  CONSTRUCTION: 'Builders',
  FISHERY: 'Fishing Fleet',
  SERVICES: 'Hospitality',
}

const pools = new Map(markets.flatMap(({ destination }) => sectors.map((sector) => poolOf(destination, sector))))
const partners = new Map(markets.map(({ destination }) => [destination.code, partnersOf(destination)] as const))

/** Every employer of the demonstration. */
export const demoEmployers: readonly DemoEmployer[] = [...pools.values()].flat()

/** Every partner abroad of the demonstration. */
export const demoPartners: readonly OverseasPartner[] = [...partners.values()].flat()

/** Draws an employer that offers such work in such a country. */
export function drawEmployer(draws: Draws, country: string, sector: Sector): DemoEmployer {
  return draws.pick(pools.get(`${country} ${sector}`) ?? [])
}

/** The partners in a country. */
export function partnersIn(country: string): readonly OverseasPartner[] {
  return partners.get(country) ?? []
}

function poolOf(destination: Destination, sector: Sector): readonly [string, readonly DemoEmployer[]] {
  const size = sector === 'DOMESTIC' ? householdsPerCountry : firmsPerSector
  const employers = Array.from({ length: size }, (_, at) =>
    sector === 'DOMESTIC' ? household(destination, at + 1) : firm(destination, sector, at + 1),
  )
  return [`${destination.code} ${sector}`, employers]
}

function household({ code, name }: Destination, at: number): DemoEmployer {
  return {
    id: derivedId('household', code, at),
    name: `Rumah Tangga ${code}-${String(at).padStart(3, '0')}`,
    isHousehold: true,
    country: code,
    address: `${at} Example Street, ${name.en}`,
    isProblemListed: at % 20 === 0,
  }
}

function firm({ code, name }: Destination, sector: Exclude<Sector, 'DOMESTIC'>, at: number): DemoEmployer {
  return {
    id: derivedId('firm', code, sector, at),
    name: `Example ${firmKinds[sector]} ${at} (${name.en})`,
    isHousehold: false,
    country: code,
    address: `Lot ${at}, Sample Park, ${name.en}`,
    isProblemListed: at === firmsPerSector,
  }
}

function partnersOf({ code, name }: Destination): readonly OverseasPartner[] {
  return partnerNames.map((partner) => ({
    id: derivedId('partner', code, partner),
    name: `${partner} (${name.en})`,
    country: code,
  }))
}
