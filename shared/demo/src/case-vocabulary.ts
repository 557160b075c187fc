/** What cases are about. The first six are those that the published table names. */
export const caseTypes = [
  'ASKS_REPATRIATION',
  'UNPAID_WAGES',
  'DEPORTED',
  'FAILED_TO_DEPART',
  'DEATH',
  'JOB_FRAUD',
  'SICK',
  'SOCIAL_SECURITY_CLAIM',
  'TRAFFICKING',
  'WORK_NOT_AS_AGREED',
  'VIOLENCE',
  'DEPRESSION',
  'ONE_SIDED_TERMINATION',
  'OVERCHARGING',
  'WITHHELD_DOCUMENTS',
  'HARASSMENT',
  'LOST_CONTACT',
  'OVERSTAY',
  'DETENTION',
  'ONLINE_SCAM',
  'INTERNSHIP_SOLD_AS_WORK',
] as const
export type CaseType = (typeof caseTypes)[number]

/** By which way a case came in. */
export const channels = [
  'IN_PERSON',
  'PHONE',
  'SOCIAL_MEDIA',
  'E_PENGADUAN',
  'EMAIL',
  'LETTER',
  'SMS',
  'VILLAGE_DESK',
  'AIRPORT_DESK',
] as const
export type Channel = (typeof channels)[number]

/** What may make good. */
export const remedies = [
  'WAGES_PAID',
  'COSTS_REFUNDED',
  'DOCUMENTS_RETURNED',
  'INSURANCE_CLAIM',
  'COMPENSATION',
  'DEPOSIT_DRAWN',
  'COURT',
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
export const publishedCaseTypes: Readonly<Record<string, CaseType>> = {
  'asks repatriation': 'ASKS_REPATRIATION',
  'unpaid wages': 'UNPAID_WAGES',
  deported: 'DEPORTED',
  'failed to depart': 'FAILED_TO_DEPART',
  death: 'DEATH',
  'job fraud': 'JOB_FRAUD',
}
