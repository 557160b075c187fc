/** The kinds of agency. A share names a kind; agreements, lines and grants name agency ids. */
export const kinds = ['GOVERNMENT', 'RECRUITMENT', 'NGO', 'FORUM'] as const
export type Kind = (typeof kinds)[number]

/** How sensitive a field is. `SPECIFIC` follows UU 27/2022 art. 4(2) and this hub's own policy. Ordered from open to closed. */
export const classes = ['PUBLIC', 'INTERNAL', 'PERSONAL', 'SPECIFIC'] as const
export type Class = (typeof classes)[number]

/** Why a caller asks; one a request. */
export const purposes = [
  'PLACEMENT',
  'VERIFICATION',
  'PROTECTION',
  'REPATRIATION',
  'REINTEGRATION',
  'STATISTICS',
  'GOVERNANCE',
  'SUBJECT_ACCESS',
] as const
export type Purpose = (typeof purposes)[number]

/** The legal ground of a sharing (UU 27/2022 art. 20). */
export const bases = ['LAW', 'PUBLIC_TASK', 'LEGITIMATE_INTEREST', 'CONTRACT', 'CONSENT', 'VITAL_INTEREST'] as const
export type Basis = (typeof bases)[number]

/** Which rows a share opens. `LINKED`: the row names the recipient as a party. `GRANTED`: a live grant of the subject. */
export const rowScopes = ['ALL', 'LINKED', 'GRANTED'] as const
export type RowScope = (typeof rowScopes)[number]

/** In which capacity a caller acts; one a request. */
export const roles = ['ANALYST', 'HEAD', 'OFFICER', 'CASEWORKER', 'SUPERVISOR', 'AUDITOR', 'SUBJECT'] as const
export type Role = (typeof roles)[number]

/** The rows each basis may open: nobody's consent opens everybody's rows. */
export const rowsOfBasis: Readonly<Record<Basis, readonly RowScope[]>> = {
  LAW: ['ALL', 'LINKED', 'GRANTED'],
  PUBLIC_TASK: ['ALL', 'LINKED', 'GRANTED'],
  LEGITIMATE_INTEREST: ['LINKED', 'GRANTED'],
  CONTRACT: ['LINKED', 'GRANTED'],
  CONSENT: ['GRANTED'],
  VITAL_INTEREST: ['GRANTED'],
}

/** The highest class each role reads. A subject's own rows are not a matter of class; an auditor reads the ledger, not the graph. */
export const clearanceOfRole: Readonly<Record<Role, Class>> = {
  ANALYST: 'INTERNAL',
  HEAD: 'INTERNAL',
  OFFICER: 'PERSONAL',
  CASEWORKER: 'SPECIFIC',
  SUPERVISOR: 'SPECIFIC',
  AUDITOR: 'PUBLIC',
  SUBJECT: 'PUBLIC',
}

/** True when `role` may see values of class `classified`. */
export function isCleared(role: Role, classified: Class): boolean {
  return classes.indexOf(classified) <= classes.indexOf(clearanceOfRole[role])
}
