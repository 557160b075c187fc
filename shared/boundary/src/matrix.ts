import { findLine, further } from './decide.ts'
import type { AgencyCaller, Caller, ClosedReason } from './decision.ts'
import type { AgreementLine, RegisterView } from './register-view.ts'
import type { ActRules, BoundaryRules, EdgeRules, FieldRules, LeafRules } from './rules.ts'
import { type Basis, isCleared } from './vocabulary.ts'

/** How a row is reached; a row carries every reach that holds for it and this caller. */
export type Reach = 'PUBLIC' | 'OWNER' | 'SUBJECT' | 'ALL' | 'LINKED' | `GRANTED:${Basis}`

/** One way by which a field is open: for rows of this reach, under this line where it is shared. */
export interface Way {
  readonly reach: Reach
  readonly agreement?: string
  readonly line?: AgreementLine
}

/** What one caller may read of one field: nothing, with the reason, or the rows reached by one of the ways. */
export type Cell =
  | { readonly kind: 'closed'; readonly because: ClosedReason }
  | { readonly kind: 'open'; readonly ways: readonly Way[] }

/** The compiled decision of one subgraph for one (agency, role, purpose) at one register epoch. */
export interface Matrix {
  readonly epoch: string
  readonly cells: ReadonlyMap<string, Cell>
}

/** Compiles `decide` for every field of a subgraph, so that a request only looks up. */
export function compileMatrix(rules: BoundaryRules, caller: Caller, register: RegisterView): Matrix {
  const cells = new Map<string, Cell>()
  for (const field of rules.fields.values()) {
    if (field.kind === 'leaf') cells.set(field.coordinate, leafCell(field, rules, caller, register))
  }
  for (const field of rules.fields.values()) {
    if (field.kind === 'edge') cells.set(field.coordinate, edgeCell(field, cells))
    if (field.kind === 'act') cells.set(field.coordinate, actCell(field, rules, caller, register))
  }
  for (const field of rules.fields.values()) closeWithKey(field, cells)
  return { epoch: register.epoch, cells }
}

/** The ways by which rows of `reach` show this field; empty when it is closed for them. */
export function waysFor(cell: Cell | undefined, reach: readonly string[]): readonly Way[] {
  if (cell?.kind !== 'open') return []
  return cell.ways.filter((way) => reach.includes(way.reach))
}

function leafCell(field: LeafRules, rules: BoundaryRules, caller: Caller, register: RegisterView): Cell {
  if (field.classification === 'PUBLIC') return open([{ reach: 'PUBLIC' }])
  if (caller.kind === 'public') return closed('NOT_OFFERED')
  if (caller.kind === 'subject') return field.hasSubject ? open([{ reach: 'SUBJECT' }]) : closed('NOT_OFFERED')
  if (rules.agency.id === caller.agency) return ownCell(field, caller)
  return sharedCell(field, rules, caller, register)
}

function ownCell(field: Pick<LeafRules, 'classification'>, caller: AgencyCaller): Cell {
  return isCleared(caller.role, field.classification) ? open([{ reach: 'OWNER' }]) : closed('NOT_CLEARED')
}

function sharedCell(
  field: Omit<LeafRules, 'kind' | 'key'>,
  rules: BoundaryRules,
  caller: AgencyCaller,
  register: RegisterView,
): Cell {
  let reason: ClosedReason = 'NOT_OFFERED'
  const ways: Way[] = []
  for (const share of field.shares) {
    const found = findLine(field, share, rules.agency.id, caller, register)
    if (found.kind === 'closed') reason = further(reason, found.because)
    else if (!isCleared(caller.role, field.classification)) reason = further(reason, 'NOT_CLEARED')
    else ways.push({ reach: reachOf(share.rows, share.on), agreement: found.agreement, line: found.line })
  }
  return ways.length > 0 ? open(ways) : closed(reason)
}

function reachOf(rows: 'ALL' | 'LINKED' | 'GRANTED', basis: Basis): Reach {
  return rows === 'GRANTED' ? `GRANTED:${basis}` : rows
}

/** An edge is open when a row it may return could be. */
function edgeCell(field: EdgeRules, cells: ReadonlyMap<string, Cell>): Cell {
  if (field.isEcho || field.targets.length === 0) return open([{ reach: 'PUBLIC' }])
  const targets = field.targets.map((target) => cells.get(target) ?? closed('NOT_OFFERED'))
  const ways = targets.flatMap((cell) => (cell.kind === 'open' ? cell.ways : []))
  if (ways.length > 0) return open(ways)
  return targets.reduce((left, right) =>
    left.kind === 'closed' && right.kind === 'closed' ? closed(further(left.because, right.because)) : left,
  )
}

function actCell(field: ActRules, rules: BoundaryRules, caller: Caller, register: RegisterView): Cell {
  if (caller.kind !== 'agency') return closed('NOT_OFFERED')
  if (rules.agency.id === caller.agency) return ownCell(field, caller)
  return sharedCell({ ...field, shares: field.accepts, hasSubject: false }, rules, caller, register)
}

/** Where the key is closed the row does not exist for this caller, and no field of it is open. */
function closeWithKey(field: FieldRules, cells: Map<string, Cell>): void {
  if (field.kind === 'act' || field.key === undefined || field.coordinate === field.key) return
  const key = cells.get(field.key)
  const own = cells.get(field.coordinate)
  if (key?.kind === 'closed' && own?.kind === 'open') cells.set(field.coordinate, key)
}

function open(ways: readonly Way[]): Cell {
  return { kind: 'open', ways }
}

function closed(because: ClosedReason): Cell {
  return { kind: 'closed', because }
}
