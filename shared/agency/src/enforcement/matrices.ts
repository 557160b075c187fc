import { type BoundaryRules, type Caller, compileMatrix, type Matrix } from '@simpul/boundary'
import type { RegisterReplica } from '@simpul/serving'
import { type Openings, openingsOf } from './openings.ts'

/** A compiled matrix, and the same in the words of the database. */
export interface CompiledMatrix {
  readonly matrix: Matrix
  readonly openings: Openings
}

/** Compiles once per (agency, role, purpose) and register epoch. */
export function matrices(
  rules: BoundaryRules,
  register: RegisterReplica,
): (caller: Caller, now: Date) => CompiledMatrix {
  let epoch: string | undefined
  const compiled = new Map<string, CompiledMatrix>()
  return (caller, now) => {
    const state = register.state(now)
    if (state.epoch !== epoch) compiled.clear()
    epoch = state.epoch
    const name = nameOf(caller)
    const known = compiled.get(name)
    if (known !== undefined) return known
    const matrix = compileMatrix(rules, caller, state)
    const made = { matrix, openings: openingsOf(rules, matrix) }
    compiled.set(name, made)
    return made
  }
}

/** What a matrix depends on; a person is not part of it. Every part is from a closed list, so the cache is bounded. */
function nameOf(caller: Caller): string {
  return caller.kind === 'agency' ? `${caller.agency} ${caller.role} ${caller.purpose}` : caller.kind
}
