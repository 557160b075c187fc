/** How far an item of the checklist has come. */
export type DocumentState = 'MISSING' | 'SUBMITTED' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED'

/** Where an item may go from where it is: what was refused or has run out is handed in anew. */
export const documentMoves: Readonly<Record<DocumentState, readonly DocumentState[]>> = {
  MISSING: ['SUBMITTED'],
  SUBMITTED: ['ACCEPTED', 'REJECTED'],
  ACCEPTED: ['EXPIRED'],
  REJECTED: ['SUBMITTED'],
  EXPIRED: ['SUBMITTED'],
}
