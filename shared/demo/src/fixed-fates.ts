import { hubCompany, ngo } from './agencies.ts'
import { type Market, marketNamed, type Post } from './destinations.ts'
import type { Fate } from './fate.ts'
import { type Desa, desas, kecamatanOf } from './places.ts'

/** How many workers have a story that is told rather than drawn. */
export const fixedStories = 5

/**
 * The story of one of the first workers, or undefined. 0: Sulastri, whom three agencies know; 1: the same with the
 * consent withdrawn; 2: known to the NGO alone; 3: a candidate without a case; 4: known to the government alone.
 */
export function fixedFate(index: number): Fate | undefined {
  return fates[index]
}

const fates: readonly Fate[] = [
  {
    ...placedByHub('35.09.11.2004', 'Hong Kong'),
    trouble: { matter: 'CONTRACT_MISMATCH', intake: ngo, isReferred: false },
    fixed: {
      fullName: 'Sulastri',
      bornAbout: 1991,
      startedDaysAgo: 430,
      caseDaysAgo: 34,
      consent: 'LIVE',
      hasSubstitution: true,
    },
  },
  {
    ...placedByHub('35.09.12.2002', 'Hong Kong'),
    trouble: { matter: 'CONTRACT_MISMATCH', intake: ngo, isReferred: false },
    fixed: { bornAbout: 1988, startedDaysAgo: 510, caseDaysAgo: 58, consent: 'WITHDRAWN', hasSubstitution: true },
  },
  {
    sex: 'FEMALE',
    status: 'NON_PROCEDURAL',
    home: kecamatanOf('35.09.03'),
    desa: undefined,
    destination: marketNamed('Malaysia').destination,
    trouble: { matter: 'UNPAID_WAGES', intake: ngo, isReferred: false },
    placing: undefined,
    outside: { sector: 'DOMESTIC', by: 'CASE', agency: ngo },
    fixed: { bornAbout: 1986, startedDaysAgo: 620, caseDaysAgo: 21 },
  },
  {
    ...placedByHub('35.09.18.2005', 'Taiwan'),
    trouble: undefined,
    fixed: { bornAbout: 2002, startedDaysAgo: 50 },
  },
  {
    ...placedByHub('35.09.12.2004', 'South Korea'),
    sex: 'MALE',
    trouble: undefined,
    placing: { scheme: 'G_TO_G', companyId: undefined, post: firstPost(marketNamed('South Korea')) },
    fixed: { bornAbout: 2000, startedDaysAgo: 400 },
  },
]

function placedByHub(desaCode: string, country: string): Omit<Fate, 'trouble' | 'fixed'> {
  const market = marketNamed(country)
  return {
    sex: 'FEMALE',
    status: 'PROCEDURAL',
    home: kecamatanOf(desaCode),
    desa: desaOf(desaCode),
    destination: market.destination,
    placing: { scheme: 'P_TO_P', companyId: hubCompany, post: firstPost(market) },
    outside: undefined,
  }
}

function firstPost({ womenPosts }: Market): Post {
  const [post] = womenPosts.values
  if (post === undefined) throw new Error('A market needs a post.')
  return post
}

function desaOf(code: string): Desa {
  const desa = desas.find((one) => one.code === code)
  if (desa === undefined) throw new Error(`No village of the demonstration has the code "${code}".`)
  return desa
}
