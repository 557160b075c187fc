/** How far an item of the checklist has come. */
export const documentStates = ['MISSING', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'EXPIRED'] as const
export type DocumentState = (typeof documentStates)[number]

/** From each state of an item, where it may go. */
export const documentSteps: Readonly<Record<DocumentState, readonly DocumentState[]>> = {
  MISSING: ['SUBMITTED'],
  SUBMITTED: ['ACCEPTED', 'REJECTED'],
  ACCEPTED: ['EXPIRED'],
  REJECTED: ['SUBMITTED'],
  EXPIRED: ['SUBMITTED'],
}
