/** With what a version is compared. */
export type VersionBaseline = 'PREVIOUS_VERSION' | 'FIRST_PROMISE'

/** The terms of a contract but for the wage. */
export type ContractTerm =
  | 'EMPLOYER'
  | 'POSITION'
  | 'CURRENCY'
  | 'WEEKLY_HOURS'
  | 'WEEKLY_REST_DAYS'
  | 'LEAVE_DAYS'
  | 'TERM_MONTHS'

/** What a contract, or a promise before it, says. Null is what it does not say. */
export interface ContractTerms {
  readonly employerName: string | null
  readonly position: string
  readonly monthlyWage: number
  readonly currency: string
  readonly weeklyHours: number | null
  readonly weeklyRestDays: number | null
  readonly leaveDays: number | null
  readonly termMonths: number | null
}

/** One term that is not as it was. `isWorse` is null where the two cannot be compared. */
export interface TermChange {
  readonly field: ContractTerm
  readonly before: string | null
  readonly after: string | null
  readonly isWorse: boolean | null
}

/** A wage that is not as it was. `isWorse` is null where the currencies differ. */
export interface WageChange {
  readonly wageBefore: number
  readonly currencyBefore: string
  readonly wageAfter: number
  readonly currencyAfter: string
  readonly isWorse: boolean | null
}

/** Two contracts, field by field. */
export interface ContractComparison {
  readonly changes: readonly TermChange[]
  readonly wage: WageChange | undefined
  /** True where some term is worse, the wage among them. */
  readonly isWorse: boolean
}

/** Compares what is said now with what was said before, as the worker would. */
export function compareContracts(before: ContractTerms, after: ContractTerms): ContractComparison {
  const changes = terms.flatMap(({ field, property, judge }) => {
    const [was, is] = [said(before[property]), said(after[property])]
    return isSame(was, is) ? [] : [{ field, before: was, after: is, isWorse: judge(before[property], after[property]) }]
  })
  const wage = wageChange(before, after)
  const isWorse = wage?.isWorse === true || changes.some((change) => change.isWorse === true)
  return { changes, wage, isWorse }
}

type Said = string | number | null
type Judge = (before: Said, after: Said) => boolean | null

const terms: readonly { field: ContractTerm; property: Exclude<keyof ContractTerms, 'monthlyWage'>; judge: Judge }[] = [
  { field: 'EMPLOYER', property: 'employerName', judge: another },
  { field: 'POSITION', property: 'position', judge: another },
  { field: 'CURRENCY', property: 'currency', judge: neither },
  { field: 'WEEKLY_HOURS', property: 'weeklyHours', judge: ifMore },
  { field: 'WEEKLY_REST_DAYS', property: 'weeklyRestDays', judge: ifLess },
  { field: 'LEAVE_DAYS', property: 'leaveDays', judge: ifLess },
  { field: 'TERM_MONTHS', property: 'termMonths', judge: neither },
]

/** Another employer or another post is not what was agreed, whatever it pays. One that is not named tells nothing. */
function another(before: Said, after: Said): boolean | null {
  return before === null || after === null ? null : true
}

function neither(): null {
  return null
}

/** A promise that is no longer made is worse than one that is. */
function ifLess(before: Said, after: Said): boolean | null {
  if (before === null) return null
  return after === null || after < before
}

function ifMore(before: Said, after: Said): boolean | null {
  if (before === null) return null
  return after === null || after > before
}

function wageChange(before: ContractTerms, after: ContractTerms): WageChange | undefined {
  const isSameCurrency = before.currency === after.currency
  if (isSameCurrency && before.monthlyWage === after.monthlyWage) return undefined
  return {
    wageBefore: before.monthlyWage,
    currencyBefore: before.currency,
    wageAfter: after.monthlyWage,
    currencyAfter: after.currency,
    isWorse: isSameCurrency ? after.monthlyWage < before.monthlyWage : null,
  }
}

function said(value: Said): string | null {
  return value === null ? null : String(value).trim()
}

/** Names are written with capitals here and without there: that is no change. */
function isSame(before: string | null, after: string | null): boolean {
  return before?.toLocaleLowerCase('id') === after?.toLocaleLowerCase('id')
}
