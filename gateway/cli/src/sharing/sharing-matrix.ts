import {
  type ActRules,
  type AgencyCaller,
  type AgencyView,
  type BoundaryRules,
  type Caller,
  type Cell,
  compileMatrix,
  decide,
  isCleared,
  type LeafRules,
  type Matrix,
  type Purpose,
  purposes,
  roles,
  type Share,
  type Way,
} from '@simpul/boundary'
import type { RegisterState } from '@simpul/trust'
import { everybody, type SharingRow, subject } from './sharing-row.ts'

type StaffRole = AgencyCaller['role']
type Decided = LeafRules | ActRules

const staffRoles = roles.filter((role): role is StaffRole => role !== 'SUBJECT')
const askedFor = purposes.filter((purpose) => purpose !== 'SUBJECT_ACCESS')

/** Everything that anybody may read today, and every offer that is still closed, computed from the compiled matrices. */
export function sharingMatrix(owners: readonly BoundaryRules[], register: RegisterState): readonly SharingRow[] {
  return owners.flatMap((rules) => [
    ...[...register.agencies.values()]
      .filter(({ id }) => id !== rules.agency.id)
      .flatMap((reader) => sharedRows(rules, reader, register)),
    ...ownRows(rules, register),
    ...plainRows(rules, register, { kind: 'subject', person: '' }, subject),
    ...plainRows(rules, register, { kind: 'public' }, everybody),
  ])
}

function sharedRows(rules: BoundaryRules, reader: AgencyView, register: RegisterState): SharingRow[] {
  return askedFor.flatMap((purpose) => {
    const matrices = staffRoles.map((role) => ({
      role,
      cells: compileMatrix(rules, callerOf(reader, role, purpose), register).cells,
    }))
    return decidedFields(rules).flatMap((field) =>
      offersOf(field)
        .filter((share) => share.with === reader.kind && share.for.includes(purpose))
        .map((share) => offeredRow({ field, share, rules, reader, purpose, register, matrices })),
    )
  })
}

interface Offered {
  readonly field: Decided
  readonly share: Share
  readonly rules: BoundaryRules
  readonly reader: AgencyView
  readonly purpose: Purpose
  readonly register: RegisterState
  readonly matrices: readonly { readonly role: StaffRole; readonly cells: Matrix['cells'] }[]
}

/** One offer, and the roles for which it is open; where there are none, why it is closed. */
function offeredRow(offered: Offered): SharingRow {
  const { field, share, rules, reader, purpose, register, matrices } = offered
  const open = matrices.flatMap(({ role, cells }) => {
    const way = wayOf(cells.get(field.coordinate), share)
    return way === undefined ? [] : [{ role, way }]
  })
  const way = open[0]?.way
  const agreement = way?.agreement
  return {
    ...placeOf(field, rules),
    reader: reader.id,
    roles: open.length > 0 ? open.map(({ role }) => role) : clearedRoles(field),
    purpose,
    basis: share.on,
    rows: share.rows,
    agreement,
    until: agreement === undefined ? undefined : register.agreementDetails.get(agreement)?.document.until,
    retainDays: way?.line?.retainDays,
    isDuty: way?.line?.duty ?? false,
    closed: way === undefined ? closedReason(offered) : undefined,
  }
}

function wayOf(cell: Cell | undefined, { on, rows }: Share): Way | undefined {
  if (cell?.kind !== 'open') return undefined
  return cell.ways.find(({ line }) => line?.basis === on && line.rows === rows)
}

/** The reason for this offer alone; where it stands open by itself, the key of its row is what is closed. */
function closedReason({ field, share, rules, reader, purpose, register, matrices }: Offered) {
  const role = clearedRoles(field)[0] ?? 'SUPERVISOR'
  const alone = { ...field, shares: [share], hasSubject: false }
  const row = { owner: rules.agency.id, isExcluded: false, isAboutCaller: false, isLinked: true, grantedOn: [share.on] }
  const decision = decide(alone, callerOf(reader, role, purpose), row, register)
  if (decision.kind === 'closed') return decision.because
  const cell = matrices.find((one) => one.role === role)?.cells.get(field.coordinate)
  return cell?.kind === 'closed' ? cell.because : 'NOT_AGREED'
}

/** Own staff, whatever the purpose. */
function ownRows(rules: BoundaryRules, register: RegisterState): SharingRow[] {
  const own = { id: rules.agency.id, kind: rules.agency.kind, isSuspended: false }
  const matrices = staffRoles.map((role) => ({
    role,
    cells: compileMatrix(rules, callerOf(own, role, 'GOVERNANCE'), register).cells,
  }))
  return decidedFields(rules)
    .filter((field) => field.kind === 'act' || field.classification !== 'PUBLIC')
    .flatMap((field) => {
      const open = matrices.filter(({ cells }) => cells.get(field.coordinate)?.kind === 'open')
      return open.length === 0
        ? []
        : [plainRow(field, rules, { reader: own.id, roles: open.map(({ role }) => role), rows: 'OWN' })]
    })
}

/** People whom rows are about, or the public. */
function plainRows(rules: BoundaryRules, register: RegisterState, caller: Caller, reader: string): SharingRow[] {
  const { cells } = compileMatrix(rules, caller, register)
  return decidedFields(rules)
    .filter((field) => cells.get(field.coordinate)?.kind === 'open')
    .filter((field) => (reader === everybody) === (field.classification === 'PUBLIC'))
    .map((field) => plainRow(field, rules, { reader, roles: [], rows: reader === everybody ? 'ALL' : 'ABOUT' }))
}

function plainRow(
  field: Decided,
  rules: BoundaryRules,
  { reader, roles: may, rows }: Pick<SharingRow, 'reader' | 'roles' | 'rows'>,
): SharingRow {
  return {
    ...placeOf(field, rules),
    reader,
    roles: may,
    purpose: undefined,
    basis: undefined,
    rows,
    agreement: undefined,
    until: undefined,
    retainDays: undefined,
    isDuty: false,
    closed: undefined,
  }
}

function placeOf(field: Decided, { agency }: BoundaryRules) {
  const access: SharingRow['access'] = field.kind === 'act' ? 'ASK' : 'READ'
  const [type = ''] = field.coordinate.split('.')
  return { owner: agency.id, type, field: field.coordinate, class: field.classification, access }
}

function clearedRoles({ classification }: Decided): readonly StaffRole[] {
  return staffRoles.filter((role) => isCleared(role, classification))
}

function decidedFields({ fields }: BoundaryRules): readonly Decided[] {
  return [...fields.values()].filter((field) => field.kind !== 'edge')
}

function offersOf(field: Decided): readonly Share[] {
  if (field.kind === 'act') return field.accepts
  return field.classification === 'PUBLIC' ? [] : field.shares
}

function callerOf({ id, kind }: AgencyView, role: StaffRole, purpose: Purpose): AgencyCaller {
  return { kind: 'agency', agency: id, agencyKind: kind, person: '', role, purpose }
}
