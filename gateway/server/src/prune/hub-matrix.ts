import {
  agreementsNaming,
  type BoundaryRules,
  type Caller,
  type Cell,
  type ClosedReason,
  compileMatrix,
  type Refusal,
  type RegisterView,
  refusalOf,
} from '@simpul/boundary'
import type { RegisterReplica } from '@simpul/serving'

/** The matrices of all owners, for one caller at one register epoch. */
export interface HubMatrix {
  /** Names everything the pruned operation depends on besides the operation. */
  readonly key: string
  /** Why a coordinate is closed at every owner; undefined where one of them may open it. */
  refusal(coordinate: string): Refusal | undefined
  /** One owner's own decisions for this caller; undefined where no owner of this id is known. */
  owner(agency: string): OwnerMatrix | undefined
}

/** One owner's rules and what it decides for one caller. */
export interface OwnerMatrix extends OwnerCells {
  /** What the owner says of a field that it closes for this reason. */
  refusal(coordinate: string, because: ClosedReason): Refusal
}

interface OwnerCells {
  readonly rules: BoundaryRules
  readonly cells: ReadonlyMap<string, Cell>
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
    const made = hubMatrix(`${epoch} ${name}`, cells, { caller, register: state })
    compiled.set(name, made)
    return made
  }
}

interface Asked {
  readonly caller: Caller
  readonly register: RegisterView
}

function hubMatrix(key: string, compiled: readonly OwnerCells[], asked: Asked): HubMatrix {
  const refusals = new Map<string, Refusal | undefined>()
  const owners = compiled.map((cells) => ownerMatrix(cells, asked))
  const byAgency = new Map(owners.map((owner) => [owner.rules.agency.id, owner]))
  return {
    key,
    refusal(coordinate) {
      if (!refusals.has(coordinate)) refusals.set(coordinate, refuse(coordinate))
      return refusals.get(coordinate)
    },
    owner: (agency) => byAgency.get(agency),
  }

  function refuse(coordinate: string): Refusal | undefined {
    const closed: Refusal[] = []
    for (const owner of owners) {
      const cell = owner.cells.get(coordinate)
      if (cell?.kind === 'open') return undefined
      if (cell?.kind === 'closed') closed.push(owner.refusal(coordinate, cell.because))
    }
    return closed[0]
  }
}

function ownerMatrix(owner: OwnerCells, { caller, register }: Asked): OwnerMatrix {
  const { rules } = owner
  const kind = caller.kind === 'agency' ? caller.agencyKind : undefined
  return {
    ...owner,
    refusal: (coordinate, because) =>
      refusalOf(coordinate, because, rules, kind, agreementsNaming(coordinate, rules, caller, register)),
  }
}

function nameOf(caller: Caller): string {
  return caller.kind === 'agency' ? `${caller.agency} ${caller.role} ${caller.purpose}` : caller.kind
}
