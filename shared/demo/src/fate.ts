import { type DemoAgencyId, government, hubCompany, ngo } from './agencies.ts'
import type { Matter } from './case-vocabulary.ts'
import { otherCompanies } from './companies.ts'
import type { ProceduralStatus } from './demo-worker.ts'
import { type Destination, type Market, marketTable, type Post, type Sector } from './destinations.ts'
import type { Kecamatan } from './facts.ts'
import { fixedFate } from './fixed-fates.ts'
import { hubCountries } from './job-orders.ts'
import { drawMatter, mattersBeforeDeparture } from './matters.ts'
import type { Sex } from './names.ts'
import { drawOutside } from './outside.ts'
import { type Desa, drawDesa, problemHomes, proceduralHomes } from './places.ts'
import { complaintSexShares, complaintStatusShares } from './published-shares.ts'
import { type Draws, drawTable } from './random.ts'
import type { Scheme } from './stage.ts'

/** What becomes of a worker, before any detail: everything else is drawn to fit it. */
export interface Fate {
  readonly sex: Sex
  readonly status: ProceduralStatus
  readonly home: Kecamatan
  readonly desa: Desa | undefined
  readonly destination: Destination
  readonly trouble: Trouble | undefined
  /** Undefined for those who never registered. */
  readonly placing: Placing | undefined
  readonly outside: Outside | undefined
  /** A story that is told, not drawn. */
  readonly fixed: FixedStory | undefined
}

/** A case to come: what it is about, and who takes it in. */
export interface Trouble {
  readonly matter: Matter
  readonly intake: DemoAgencyId
  readonly isReferred: boolean
}

/** How somebody registered is placed. */
export interface Placing {
  readonly scheme: Scheme
  readonly companyId: string | undefined
  readonly post: Post
}

/** How somebody left without being registered, and how they came to be known. */
export interface Outside {
  readonly sector: Sector
  readonly by: 'CASE' | 'VILLAGE_LIST' | 'AIRPORT_DESK'
  readonly agency: DemoAgencyId
}

/** The parts of a story that a fixed worker does not leave to chance. */
export interface FixedStory {
  readonly fullName?: string
  readonly bornAbout: number
  readonly startedDaysAgo: number
  readonly caseDaysAgo?: number
  readonly consent?: 'LIVE' | 'WITHDRAWN'
  readonly hasSubstitution?: boolean
}

/** One worker in eight has a case: the press counts 67 problem cases and 16 deaths to 1,120 departures from Jember. */
export const caseShare = 0.12

const statusWithCase = drawTable(complaintStatusShares)
const sexWithCase = drawTable(complaintSexShares)
const statusWithoutCase = drawTable<ProceduralStatus>([
  ['PROCEDURAL', 88],
  ['NON_PROCEDURAL', 10],
  ['UNCLEAR', 2],
])

/** Draws a worker's fate, or tells it for the few whose story is fixed. */
export function fateOf(index: number, draws: Draws): Fate {
  const fixed = fixedFate(index)
  if (fixed !== undefined) return fixed
  if (!draws.chance(caseShare)) return withoutCase(draws)
  const status = publishedStatus(draws.from(statusWithCase))
  const sex = draws.from(sexWithCase) === 'female' ? 'FEMALE' : 'MALE'
  const trouble = drawTrouble(draws, status)
  return status === 'PROCEDURAL'
    ? placed(draws, marketFor(draws, sex), sex, trouble)
    : unregistered(draws, status, sex, trouble)
}

function withoutCase(draws: Draws): Fate {
  const status = draws.from(statusWithoutCase)
  if (status !== 'PROCEDURAL') return unregistered(draws, status, draws.chance(0.55) ? 'FEMALE' : 'MALE', undefined)
  const market = draws.from(marketTable)
  return placed(draws, market, draws.chance(market.women) ? 'FEMALE' : 'MALE', undefined)
}

function publishedStatus(category: string): ProceduralStatus {
  if (category === 'non-procedural') return 'NON_PROCEDURAL'
  return category === 'procedural' ? 'PROCEDURAL' : 'UNCLEAR'
}

function drawTrouble(draws: Draws, status: ProceduralStatus): Trouble {
  const intake = draws.chance(status === 'PROCEDURAL' ? 0.4 : 0.52) ? ngo : government
  return { matter: drawMatter(draws, status), intake, isReferred: draws.chance(intake === ngo ? 0.45 : 0.15) }
}

/** Men and women with a case are nearly as many, so a country is drawn until it takes such as them in. */
function marketFor(draws: Draws, sex: Sex): Market {
  for (let tries = 0; tries < 12; tries += 1) {
    const market = draws.from(marketTable)
    if (draws.chance(sex === 'FEMALE' ? market.women : 1 - market.women)) return market
  }
  return draws.from(marketTable)
}

function placed(draws: Draws, market: Market, sex: Sex, trouble: Trouble | undefined): Fate {
  const home = draws.from(proceduralHomes)
  const scheme = draws.from(market.schemes)
  const post = draws.from(sex === 'FEMALE' ? market.womenPosts : market.menPosts)
  const companyId = scheme === 'P_TO_P' ? drawCompany(draws, market.destination, trouble) : undefined
  return {
    sex,
    status: 'PROCEDURAL',
    home,
    desa: drawDesa(draws, home),
    destination: market.destination,
    trouble,
    placing: { scheme, companyId, post },
    outside: undefined,
    fixed: undefined,
  }
}

/** What goes wrong before departure went wrong at an invented company, never at the hub's own. */
function drawCompany(draws: Draws, { code }: Destination, trouble: Trouble | undefined): string {
  const isBlamed = trouble !== undefined && mattersOfCompanies.includes(trouble.matter)
  const mayBeHub = hubCountries.includes(code) && !isBlamed
  return draws.chance(0.62) && mayBeHub ? hubCompany : draws.from(otherCompanies)
}

const mattersOfCompanies: readonly Matter[] = [...mattersBeforeDeparture, 'OVERCHARGING']

function unregistered(draws: Draws, status: ProceduralStatus, sex: Sex, trouble: Trouble | undefined): Fate {
  const { destination, outside, desa } = drawOutside(draws, sex, trouble)
  const home = desa?.home ?? draws.from(problemHomes)
  return {
    sex,
    status,
    home,
    desa: desa?.desa ?? drawDesa(draws, home),
    destination,
    trouble,
    placing: undefined,
    outside,
    fixed: undefined,
  }
}
