/** The types that a case is filed under. Signs of trafficking and of gender-based violence are not among them. */
export const caseTypes = [
  'WANTS_REPATRIATION',
  'UNPAID_WAGES',
  'DEPORTED',
  'FAILED_TO_DEPART',
  'DEATH',
  'JOB_FRAUD',
  'SICKNESS',
  'SOCIAL_SECURITY_CLAIM',
  'CONTRACT_MISMATCH',
  'VIOLENCE_BY_EMPLOYER',
  'DEPRESSION',
  'ONE_SIDED_TERMINATION',
  'OVERCHARGING',
  'WITHHELD_DOCUMENTS',
  'LOST_CONTACT',
  'OVERSTAY',
  'DETENTION',
  'OTHER',
] as const
export type CaseType = (typeof caseTypes)[number]

/** What a case is really about: a type, or one of the matters that the list of types leaves unnamed. */
export type Matter =
  | Exclude<CaseType, 'OTHER'>
  | 'TRAFFICKING'
  | 'HARASSMENT'
  | 'ONLINE_SCAM'
  | 'INTERNSHIP_SOLD_AS_WORK'

/** A sign that only those who work on a case may see. */
export type Marker = 'TRAFFICKING' | 'GENDER_BASED_VIOLENCE'

/** The type that a matter is filed under. */
export function typeOf(matter: Matter): CaseType {
  if (matter === 'HARASSMENT') return 'VIOLENCE_BY_EMPLOYER'
  const isUnnamed = matter === 'TRAFFICKING' || matter === 'ONLINE_SCAM' || matter === 'INTERNSHIP_SOLD_AS_WORK'
  return isUnnamed ? 'OTHER' : matter
}

/** The signs that come with a matter. */
export function markersOf(matters: readonly Matter[]): readonly Marker[] {
  const isTrafficking = matters.includes('TRAFFICKING') || matters.includes('ONLINE_SCAM')
  const isGenderBased = matters.includes('HARASSMENT')
  return [...trafficking.filter(() => isTrafficking), ...genderBased.filter(() => isGenderBased)]
}

const trafficking: readonly Marker[] = ['TRAFFICKING']
const genderBased: readonly Marker[] = ['GENDER_BASED_VIOLENCE']

/** By which way a case came in. */
export const channels = [
  'IN_PERSON',
  'PHONE',
  'SOCIAL_MEDIA',
  'E_PENGADUAN',
  'EMAIL',
  'LETTER',
  'TEXT_MESSAGE',
  'VILLAGE_GROUP',
  'AIRPORT_DESK',
] as const
export type Channel = (typeof channels)[number]

/** What may make good. */
export const remedies = [
  'WAGES_PAID',
  'COSTS_PAID_BACK',
  'COMPENSATION',
  'INSURANCE_BENEFIT',
  'DOCUMENTS_GIVEN_BACK',
  'OTHER',
] as const
export type Remedy = (typeof remedies)[number]

/** Whom a case is against. Every one is invented; none is an agency of the hub. */
export type Respondent =
  /** A placement company; if it ever joins the hub under this id, the case is closed to it. */
  | { readonly kind: 'COMPANY'; readonly name: string; readonly companyId: string }
  | { readonly kind: 'OVERSEAS_PARTNER'; readonly name: string }
  | { readonly kind: 'EMPLOYER'; readonly name: string }
  | { readonly kind: 'BROKER'; readonly name: string }
  /** A person of one of the agencies, in a private matter: the case is closed to that person, not to the agency. */
  | { readonly kind: 'PERSON'; readonly name: string; readonly agency: string; readonly person: string }

/** The names that the published table uses, and ours. */
export const publishedCaseTypes: Readonly<Record<string, Exclude<CaseType, 'OTHER'>>> = {
  'asks repatriation': 'WANTS_REPATRIATION',
  'unpaid wages': 'UNPAID_WAGES',
  deported: 'DEPORTED',
  'failed to depart': 'FAILED_TO_DEPART',
  death: 'DEATH',
  'job fraud': 'JOB_FRAUD',
}
