/** How far a suggestion has come. */
export type SuggestionStatus = 'SUBMITTED' | 'UNDER_REVIEW' | 'ANSWERED' | 'WITHDRAWN'

const next: Readonly<Record<SuggestionStatus, readonly SuggestionStatus[]>> = {
  SUBMITTED: ['UNDER_REVIEW', 'ANSWERED', 'WITHDRAWN'],
  UNDER_REVIEW: ['ANSWERED', 'WITHDRAWN'],
  ANSWERED: [],
  WITHDRAWN: [],
}

/** The states that may follow. What became of an answered one, its answer says. */
export function legalAfter(status: SuggestionStatus): readonly SuggestionStatus[] {
  return next[status]
}
