import { government, hubCompany, ngo } from './agencies.ts'
import type { Matter, Respondent } from './case-vocabulary.ts'
import { companyName } from './companies.ts'
import type { DemoPlacement } from './demo-worker.ts'
import type { Trouble } from './fate.ts'
import { demoPeople } from './people.ts'
import type { Draws } from './random.ts'

/** Draws whom a case is against, or nobody. Never an agency of the hub: only invented companies, employers and brokers. */
export function drawRespondent(
  draws: Draws,
  trouble: Trouble,
  placement: DemoPlacement | undefined,
): Respondent | undefined {
  if (oftenAgainstNobody.includes(trouble.matter) && draws.chance(0.55)) return undefined
  return placement === undefined ? outside(draws, trouble) : within(draws, trouble.matter, placement)
}

const oftenAgainstNobody: readonly Matter[] = [
  'DEATH',
  'SICKNESS',
  'SOCIAL_SECURITY_CLAIM',
  'LOST_CONTACT',
  'DEPRESSION',
  'DEPORTED',
  'OVERSTAY',
  'DETENTION',
]

function within(draws: Draws, matter: Matter, { companyId, partner, employer }: DemoPlacement): Respondent {
  const isBeforeDeparture = matter === 'FAILED_TO_DEPART' || matter === 'JOB_FRAUD' || matter === 'OVERCHARGING'
  if (companyId !== undefined && companyId !== hubCompany && draws.chance(isBeforeDeparture ? 0.85 : 0.4)) {
    return { kind: 'COMPANY', name: companyName(companyId), companyId }
  }
  if (isBeforeDeparture) return broker(draws)
  if (partner !== undefined && draws.chance(0.3)) return { kind: 'OVERSEAS_PARTNER', name: partner.name }
  return { kind: 'EMPLOYER', name: employer.name }
}

function outside(draws: Draws, { intake }: Trouble): Respondent | undefined {
  const draw = draws.next()
  if (draw < 0.02) return privateMatter(intake)
  if (draw < 0.64) return broker(draws)
  return draw < 0.86 ? { kind: 'EMPLOYER', name: 'Pemberi kerja yang tidak dikenal' } : undefined
}

function broker(draws: Draws): Respondent {
  return { kind: 'BROKER', name: `Perantara tanpa izin, samaran P-${String(draws.between(1, 24)).padStart(2, '0')}` }
}

/** One of the owner's own staff, in a private matter: it shows that even the owner's people may be kept out. */
function privateMatter(intake: Trouble['intake']): Respondent | undefined {
  const person = demoPeople.find(({ issuer, id }) => issuer === intake && id === staff[intake])
  if (person === undefined) return undefined
  return { kind: 'PERSON', name: person.name, agency: person.issuer, person: person.id }
}

const staff: Readonly<Record<string, string>> = { [government]: 'officer', [ngo]: 'caseworker' }
