import type { NewRow } from '@simpul/agency'
import { type DemoContract, derivedId } from '@simpul/demo'
import type { ContractTerms } from '../employment-contract-version/compare-contracts.ts'
import { type ChangeRows, contractChangeRows, firstPromise } from '../employment-contract-version/contract-changes.ts'
import type { EmploymentContractVersionRow } from '../employment-contract-version/employment-contract-version-table.ts'
import type { PlacedWorker } from './placement-rows.ts'

/** A contract that the company filed, and what it changed. */
export interface FiledContract {
  readonly version: NewRow<EmploymentContractVersionRow>
  readonly changes: ChangeRows
}

/**
 * The contracts that the company filed, counted by itself. What somebody was made to sign abroad is theirs to show:
 * the company has no such version.
 */
export function filedContracts({ worker, placement }: PlacedWorker): readonly FiledContract[] {
  const filed = placement.contracts.filter(({ filedBy }) => filedBy === 'COMPANY')
  const terms = filed.map((contract) => termsOf(contract, placement.employer.name))
  const position = placement.post.title.en
  return filed.flatMap(({ signedOn }, at) => {
    const [said, first] = [terms[at], terms[0]]
    if (said === undefined || first === undefined) return []
    const id = derivedId(placement.id, 'contract', at + 1)
    const about = { id, workerId: worker.id, newId: (...what: readonly string[]) => derivedId(id, ...what) }
    const promise = firstPromise({ position, employerName: placement.employer.name, wage: null }, first)
    const changes = contractChangeRows(about, said, { promise, previous: terms[at - 1] })
    const { isWorseThanPromised } = changes
    const which = { id, workerId: worker.id, placementId: placement.id, version: at + 1, signedOn }
    return [{ version: { ...which, ...said, isWorseThanPromised, fileId: null }, changes }]
  })
}

/** The name of an employer who came later is not known here. */
function termsOf(contract: DemoContract, employerName: string): ContractTerms {
  const { post: position, wage: monthlyWage, currency, weeklyHours, weeklyRestDays, leaveDays, termMonths } = contract
  const terms = { position, monthlyWage, currency, weeklyHours, weeklyRestDays, leaveDays, termMonths }
  return { ...terms, employerName: contract.kind === 'EMPLOYER_CHANGED' ? null : employerName }
}
