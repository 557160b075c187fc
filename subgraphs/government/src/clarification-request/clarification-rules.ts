/** One version of the rules on clarifications. */
export interface ClarificationRules {
  readonly rule: string
  /** The first day on which one may be asked under it. */
  readonly from: string
  /** How many working days a company has to answer: this agency's own practice, as no number of the rule is known here. */
  readonly answerWorkingDays: number
  /** Within how many days the promise of the second clarification must be fulfilled. */
  readonly promiseDays: number
}

const first: ClarificationRules = {
  rule: 'Permen P2MI 23/2025 art. 18',
  from: '2025-10-08',
  answerWorkingDays: 5,
  promiseDays: 7,
}

/** The versions, oldest first. */
export const clarificationRules: readonly ClarificationRules[] = [first]

/** The version in force on a day; before the first, the first. */
export function clarificationRulesOn(day: string, versions = clarificationRules): ClarificationRules {
  return versions.findLast(({ from }) => from <= day) ?? first
}
