import type { PlacementStatus } from '../filed-placement/filed-placement-table.ts'
import { isOver } from '../filed-placement/placement-moves.ts'
import type { FilingState } from './placement-filing-table.ts'

/** A filing as it stood, and what is new about it. */
export interface NewFiling {
  readonly state: FilingState
  /** As the company says. */
  readonly status: PlacementStatus
  /** True where the terms are not those on which an officer decided last. */
  readonly hasNewTerms: boolean
  /** True once the filed copy says that the worker has left: what is signed abroad later does not change the copy. */
  readonly hasDeparted: boolean
}

/** Where a filing stands after the company filed again. New terms wait for an officer; progress does not. */
export function nextState({ state, status, hasNewTerms, hasDeparted }: NewFiling): FilingState {
  const isDecided = state === 'CONFIRMED' || state === 'REFUSED'
  if (isOver(status)) return isDecided ? state : 'WITHDRAWN'
  if (!isDecided) return 'WAITING'
  return hasNewTerms && !hasDeparted ? 'WAITING' : state
}
