import type { NewRow } from '@simpul/agency'
import type { ContractChangeRow } from '../contract-change/contract-change-table.ts'
import type { ContractWageChangeRow } from '../contract-wage-change/contract-wage-change-table.ts'
import {
  type ContractComparison,
  type ContractTerms,
  compareContracts,
  type VersionBaseline,
} from './compare-contracts.ts'

/** What was promised before anything was signed. Null is what nothing was said of. */
export interface Offer {
  readonly position: string
  readonly employerName: string | null
  readonly wage: { readonly amount: number; readonly currency: string } | null
}

/** What was promised first: the offer, and for the terms an offer does not name the first contract. */
export function firstPromise(offer: Offer, first: ContractTerms): ContractTerms {
  return {
    ...first,
    position: offer.position,
    employerName: offer.employerName ?? first.employerName,
    monthlyWage: offer.wage?.amount ?? first.monthlyWage,
    currency: offer.wage?.currency ?? first.currency,
  }
}

/** What a version is compared with: the first has none before it. */
export interface Baselines {
  readonly promise: ContractTerms
  readonly previous: ContractTerms | undefined
}

/** Whose changes are written, and how their rows get ids. */
export interface ChangedVersion {
  readonly id: string
  readonly workerId: string
  readonly newId: (...what: readonly string[]) => string
}

/** The rows that tell what a version changed. */
export interface ChangeRows {
  readonly terms: readonly NewRow<ContractChangeRow>[]
  readonly wages: readonly NewRow<ContractWageChangeRow>[]
  readonly isWorseThanPromised: boolean
}

/** Compares a version with what went before it, and makes the rows that tell. */
export function contractChangeRows(version: ChangedVersion, terms: ContractTerms, baselines: Baselines): ChangeRows {
  const { promise, previous } = baselines
  const withPromise = compareContracts(promise, terms)
  const compared: readonly (readonly [VersionBaseline, ContractComparison])[] = [
    ...(previous === undefined ? [] : [['PREVIOUS_VERSION', compareContracts(previous, terms)] as const]),
    ['FIRST_PROMISE', withPromise],
  ]
  const about = (comparedWith: VersionBaseline, field: string) => ({
    id: version.newId(comparedWith, field),
    workerId: version.workerId,
    contractVersionId: version.id,
    comparedWith,
  })
  return {
    terms: compared.flatMap(([baseline, { changes }]) =>
      changes.map((change) => ({ ...about(baseline, change.field), ...change })),
    ),
    wages: compared.flatMap(([baseline, { wage }]) =>
      wage === undefined ? [] : [{ ...about(baseline, 'WAGE'), ...wage }],
    ),
    isWorseThanPromised: withPromise.isWorse,
  }
}
