import { destinationShares, destinationShares2023 } from './published-shares.ts'
import { type DrawTable, drawTable, type Weighted } from './random.ts'
import type { Scheme } from './stage.ts'

/** A country people go to. */
export interface Destination {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: { readonly id: string; readonly en: string }
  readonly currency: string
  readonly dialling: string
}

/** The kinds of work. */
export const sectors = [
  'DOMESTIC',
  'CARE',
  'MANUFACTURING',
  'PLANTATION',
  'CONSTRUCTION',
  'FISHERY',
  'SERVICES',
] as const
export type Sector = (typeof sectors)[number]

/** A post with a monthly wage in the country's currency. Wages are plausible, not quoted. */
export interface Post {
  readonly sector: Sector
  readonly title: { readonly id: string; readonly en: string }
  readonly wage: number
}

/** How one country takes people in: who goes, into which posts, by which schemes. Only where people go is published. */
export interface Market {
  readonly destination: Destination
  /** The share of women among those placed there. */
  readonly women: number
  readonly womenPosts: DrawTable<Post>
  readonly menPosts: DrawTable<Post>
  readonly schemes: DrawTable<Scheme>
}

const posts = {
  domestic: post('DOMESTIC', 'Penata laksana rumah tangga', 'Domestic worker'),
  driver: post('DOMESTIC', 'Pengemudi rumah tangga', 'Household driver'),
  carer: post('CARE', 'Perawat lansia', 'Carer for the elderly'),
  factory: post('MANUFACTURING', 'Operator produksi', 'Production operator'),
  plantation: post('PLANTATION', 'Pekerja perkebunan', 'Plantation worker'),
  builder: post('CONSTRUCTION', 'Pekerja bangunan', 'Construction worker'),
  fisher: post('FISHERY', 'Awak kapal perikanan', 'Fishing vessel crew'),
  cleaner: post('SERVICES', 'Petugas kebersihan', 'Cleaner'),
  cook: post('SERVICES', 'Juru masak', 'Cook'),
  spa: post('SERVICES', 'Terapis spa', 'Spa therapist'),
}

const mostlyCompany: Weighted<Scheme> = [
  ['P_TO_P', 86],
  ['RE_ENTRY', 9],
  ['INDIVIDUAL', 5],
]

/** Every country of the demonstration. */
export const markets: readonly Market[] = [
  market(destination('HK', 'Hong Kong', 'Hong Kong', 'HKD', '852'), 0.99, {
    women: [
      [posts.domestic(5100), 92],
      [posts.carer(5500), 8],
    ],
    men: [[posts.driver(6200), 1]],
    schemes: [
      ['P_TO_P', 87],
      ['RE_ENTRY', 10],
      ['INDIVIDUAL', 3],
    ],
  }),
  market(destination('TW', 'Taiwan', 'Taiwan', 'TWD', '886'), 0.9, {
    women: [
      [posts.carer(20000), 66],
      [posts.factory(28590), 31],
      [posts.domestic(20000), 3],
    ],
    men: [
      [posts.factory(28590), 62],
      [posts.fisher(28590), 33],
      [posts.builder(28590), 5],
    ],
    schemes: [
      ['P_TO_P', 90],
      ['RE_ENTRY', 6],
      ['INDIVIDUAL', 2],
      ['SEAFARER', 2],
    ],
  }),
  market(destination('MY', 'Malaysia', 'Malaysia', 'MYR', '60'), 0.85, {
    women: [
      [posts.factory(1700), 72],
      [posts.cleaner(1700), 18],
      [posts.domestic(1800), 4],
      [posts.plantation(1700), 6],
    ],
    men: [
      [posts.plantation(1700), 58],
      [posts.builder(1900), 22],
      [posts.factory(1700), 20],
    ],
    schemes: [
      ['P_TO_P', 88],
      ['RE_ENTRY', 8],
      ['INDIVIDUAL', 4],
    ],
  }),
  market(destination('JP', 'Jepang', 'Japan', 'JPY', '81'), 0.6, {
    women: [
      [posts.carer(190000), 30],
      [posts.factory(180000), 60],
      [posts.cleaner(175000), 10],
    ],
    men: [
      [posts.factory(180000), 55],
      [posts.builder(195000), 30],
      [posts.fisher(180000), 15],
    ],
    schemes: [
      ['SSW', 55],
      ['P_TO_P', 25],
      ['G_TO_G', 14],
      ['OWN_COMPANY', 6],
    ],
  }),
  market(destination('SG', 'Singapura', 'Singapore', 'SGD', '65'), 0.98, {
    women: [
      [posts.domestic(620), 90],
      [posts.carer(720), 10],
    ],
    men: [[posts.builder(950), 1]],
    schemes: mostlyCompany,
  }),
  market(destination('KR', 'Korea Selatan', 'South Korea', 'KRW', '82'), 0.1, {
    women: [[posts.factory(2096270), 1]],
    men: [
      [posts.factory(2096270), 75],
      [posts.fisher(2096270), 25],
    ],
    schemes: [
      ['G_TO_G', 94],
      ['RE_ENTRY', 6],
    ],
  }),
  market(destination('SA', 'Arab Saudi', 'Saudi Arabia', 'SAR', '966'), 0.85, {
    women: [
      [posts.cleaner(1500), 80],
      [posts.cook(1900), 20],
    ],
    men: [
      [posts.builder(1800), 70],
      [posts.cook(1900), 30],
    ],
    schemes: [
      ['P_TO_P', 74],
      ['INDIVIDUAL', 14],
      ['RE_ENTRY', 12],
    ],
  }),
  market(destination('IT', 'Italia', 'Italy', 'EUR', '39'), 0.8, {
    women: [
      [posts.cook(1200), 40],
      [posts.cleaner(1100), 60],
    ],
    men: [
      [posts.cook(1200), 50],
      [posts.fisher(1300), 50],
    ],
    schemes: [
      ['INDIVIDUAL', 45],
      ['P_TO_P', 35],
      ['SEAFARER', 20],
    ],
  }),
  market(destination('BN', 'Brunei', 'Brunei', 'BND', '673'), 0.8, {
    women: [
      [posts.cleaner(600), 70],
      [posts.factory(650), 30],
    ],
    men: [[posts.builder(700), 1]],
    schemes: mostlyCompany,
  }),
  market(destination('TR', 'Turki', 'Turkey', 'TRY', '90'), 0.9, {
    women: [[posts.spa(22000), 1]],
    men: [[posts.cook(24000), 1]],
    schemes: [
      ['P_TO_P', 55],
      ['INDIVIDUAL', 45],
    ],
  }),
]

const marketByName = new Map(markets.map((one) => [one.destination.name.en, one]))

/** Draws a country for somebody placed within procedure, by the published table of 2024. */
export const marketTable: DrawTable<Market> = drawTable(
  destinationShares.flatMap(([name, count]): Weighted<Market> => {
    if (name !== 'other') return [[marketNamed(name), count]]
    const rest = destinationShares2023.filter(([other]) => !destinationShares.some(([named]) => named === other))
    const total = rest.reduce((sum, [, value]) => sum + value, 0)
    return rest.map(([other, value]) => [marketNamed(other), (count * value) / total])
  }),
)

/** The market of a country under its English name. */
export function marketNamed(name: string): Market {
  const found = marketByName.get(name)
  if (found === undefined) throw new Error(`No market is described for "${name}".`)
  return found
}

function market(
  to: Destination,
  women: number,
  tables: { readonly women: Weighted<Post>; readonly men: Weighted<Post>; readonly schemes: Weighted<Scheme> },
): Market {
  return {
    destination: to,
    women,
    womenPosts: drawTable(tables.women),
    menPosts: drawTable(tables.men),
    schemes: drawTable(tables.schemes),
  }
}

function destination(code: string, nameId: string, nameEn: string, currency: string, dialling: string): Destination {
  return { code, name: { id: nameId, en: nameEn }, currency, dialling }
}

function post(sector: Sector, titleId: string, titleEn: string): (wage: number) => Post {
  return (wage) => ({ sector, title: { id: titleId, en: titleEn }, wage })
}
