export type RepatriationRequestState = 'ASKED' | 'TAKEN_ON' | 'DONE' | 'REFUSED' | 'WITHDRAWN'

/** How a request to bring a client home goes on; who is refused or withdraws asks anew. */
export const requestMoves: Readonly<Record<RepatriationRequestState, readonly RepatriationRequestState[]>> = {
  ASKED: ['TAKEN_ON', 'REFUSED', 'WITHDRAWN'],
  TAKEN_ON: ['DONE', 'REFUSED', 'WITHDRAWN'],
  DONE: [],
  REFUSED: [],
  WITHDRAWN: [],
}
