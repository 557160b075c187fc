import {
  type BoundaryRules,
  type Caller,
  type Cell,
  type ClosedReason,
  compileMatrix,
  type Refusal,
  refusalOf,
} from '@simpul/boundary'
import type { RegisterReplica } from '@simpul/serving'

/** The matrices of all owners, for one caller at one register epoch. */
export interface HubMatrix {
  /** Names everything the pruned operation depends on besides the operation. */
  readonly key: string
  /** Why a coordinate is closed at every owner; undefined where one of them may open it. */
  refusal(coordinate: string): Refusal | undefined
}

/** Compiles the owners' rules once per (agency, role, purpose) and epoch, from each owner's own SDL. */
export function hubMatrices(
  owners: readonly BoundaryRules[],
  register: RegisterReplica,
): (caller: Caller, now: Date) => HubMatrix {
  let epoch: string | undefined
  const compiled = new Map<string, HubMatrix>()
  return (caller, now) => {
    const state = register.state(now)
    if (state.epoch !== epoch) compiled.clear()
    epoch = state.epoch
    const name = nameOf(caller)
    const known = compiled.get(name)
    if (known !== undefined) return known
    const cells = owners.map((rules) => ({ rules, cells: compileMatrix(rules, caller, state).cells }))
    const made = hubMatrix(`${epoch} ${name}`, cells, caller)
    compiled.set(name, made)
    return made
  }
}

interface OwnerCells {
  readonly rules: BoundaryRules
  readonly cells: ReadonlyMap<string, Cell>
}

function hubMatrix(key: string, owners: readonly OwnerCells[], caller: Caller): HubMatrix {
  const refusals = new Map<string, Refusal | undefined>()
  const kind = caller.kind === 'agency' ? caller.agencyKind : undefined
  return {
    key,
    refusal(coordinate) {
      if (!refusals.has(coordinate)) refusals.set(coordinate, refuse(coordinate))
      return refusals.get(coordinate)
    },
  }

  function refuse(coordinate: string): Refusal | undefined {
    const closed: { readonly rules: BoundaryRules; readonly because: ClosedReason }[] = []
    for (const { rules, cells } of owners) {
      const cell = cells.get(coordinate)
      if (cell?.kind === 'open') return undefined
      if (cell?.kind === 'closed') closed.push({ rules, because: cell.because })
    }
    const [first] = closed
    return first === undefined ? undefined : refusalOf(coordinate, first.because, first.rules, kind)
  }
}

function nameOf(caller: Caller): string {
  return caller.kind === 'agency' ? `${caller.agency} ${caller.role} ${caller.purpose}` : caller.kind
}
