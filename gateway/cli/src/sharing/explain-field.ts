import {
  type ActRules,
  type BoundaryRules,
  type Caller,
  type Cell,
  type ClosedReason,
  type FieldRules,
  isCleared,
  type LeafRules,
  type Matrix,
  type Share,
  type Way,
} from '@simpul/boundary'
import type { RegisterState } from '@simpul/trust'
import { whatWouldOpen } from './what-would-open.ts'

/** A grant as the explaining agency keeps it. */
export interface KnownGrant {
  readonly subject: string
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly string[]
  readonly basis: string
  readonly state: string
}

/** How one field of a query stands to one caller. */
export interface FieldExplanation {
  readonly field: string
  readonly owner: string
  readonly class: string
  /** `OPEN`: every row. `SOME_ROWS`: those of `rows`. `CLOSED`: none. */
  readonly verdict: 'OPEN' | 'SOME_ROWS' | 'CLOSED'
  readonly reason: ClosedReason | undefined
  /** Whether the owner offers it to this kind of agency for this purpose; undefined where that does not matter. */
  readonly isOffered: boolean | undefined
  /** The agreements that open it, each until its last day. */
  readonly agreements: readonly { readonly id: string; readonly until: string | undefined }[]
  readonly isCleared: boolean | undefined
  readonly rows: readonly string[]
  /** Where the worker's grant stands, where one is needed and the worker is named: `NONE` where there is none. */
  readonly grant: string | undefined
  /** What would open it; undefined where nothing needs to. */
  readonly opens: string | undefined
}

/** Who asks, about whom, and what is known of it. */
export interface ExplainContext {
  readonly rules: BoundaryRules
  readonly caller: Caller
  readonly register: RegisterState
  readonly matrix: Matrix
  readonly worker: string | undefined
  /** The grants that the caller's own agency keeps of this worker; undefined where they could not be asked for. */
  readonly grants: readonly KnownGrant[] | undefined
}

/** Explains one field of one owner, or nothing for what is not the owner's to decide. */
export function explainField(coordinate: string, context: ExplainContext): FieldExplanation | undefined {
  const field = context.rules.fields.get(coordinate)
  if (field === undefined) return undefined
  const decided = decidingFields(field, context.rules)
  const [first] = decided
  if (first === undefined || isOfNoRow(field)) return undefined
  const cell = context.matrix.cells.get(coordinate)
  const offers = decided.flatMap(offersOf)
  return {
    ...standing(first, cell, offers, context),
    field: coordinate,
    owner: context.rules.agency.id,
    class: first.classification,
  }
}

/** The decision on a way to rows is that of the keys of what it returns. */
function decidingFields(field: FieldRules, { fields }: BoundaryRules): readonly (LeafRules | ActRules)[] {
  if (field.kind !== 'edge') return [field]
  if (field.isEcho) return []
  return field.targets.flatMap((target) => {
    const key = fields.get(target)
    return key === undefined || key.kind === 'edge' ? [] : [key]
  })
}

/** Page information and the like: public, and of no row. */
function isOfNoRow(field: FieldRules): boolean {
  return field.kind === 'leaf' && field.key === undefined && field.classification === 'PUBLIC'
}

type Standing = Omit<FieldExplanation, 'field' | 'owner' | 'class'>

function standing(
  field: LeafRules | ActRules,
  cell: Cell | undefined,
  offers: readonly Share[],
  context: ExplainContext,
): Standing {
  const common = { isOffered: isOffered(offers, context), isCleared: clearance(field, context.caller) }
  if (cell?.kind !== 'open') {
    const reason = cell?.because ?? 'NOT_OFFERED'
    const opens = whatWouldOpen(reason, closedField(field, offers, context))
    return { ...common, verdict: 'CLOSED', reason, agreements: [], rows: [], grant: undefined, opens }
  }
  return { ...common, ...openStanding(field, cell.ways, offers, context) }
}

function openStanding(
  field: LeafRules | ActRules,
  ways: readonly Way[],
  offers: readonly Share[],
  context: ExplainContext,
): Omit<Standing, 'isOffered' | 'isCleared'> {
  const agreements = [...new Set(ways.flatMap(({ agreement }) => agreement ?? []))].map((id) => ({
    id,
    until: context.register.agreementDetails.get(id)?.document.until,
  }))
  const reaches = [...new Set(ways.map(({ reach }) => reach))]
  const rows = reaches.map((reach) => reach.replace(':', ' on '))
  const grant = grantFor(reaches, context)
  const isGrantOnly = reaches.every((reach) => reach.startsWith('GRANTED'))
  const isMissing = isGrantOnly && grant !== undefined && grant !== 'LIVE'
  const isWhole = reaches.some((reach) => !reach.startsWith('GRANTED') && reach !== 'LINKED' && reach !== 'SUBJECT')
  const isOpen = isWhole || grant === 'LIVE'
  return {
    verdict: isMissing ? 'CLOSED' : isOpen ? 'OPEN' : 'SOME_ROWS',
    reason: isMissing ? 'NO_GRANT' : undefined,
    agreements,
    rows,
    grant,
    opens: isMissing ? grantSentence(grant, whatWouldOpen('NO_GRANT', closedField(field, offers, context))) : undefined,
  }
}

/** The best that the worker's grants for this owner, recipient and purpose come to. */
function grantFor(reaches: readonly string[], { rules, caller, worker, grants }: ExplainContext): string | undefined {
  const bases = reaches.filter((reach) => reach.startsWith('GRANTED:')).map((reach) => reach.slice('GRANTED:'.length))
  if (bases.length === 0 || worker === undefined || grants === undefined || caller.kind !== 'agency') return undefined
  const states = grants
    .filter((grant) => grant.subject === worker && grant.owner === rules.agency.id && grant.recipient === caller.agency)
    .filter((grant) => grant.purposes.includes(caller.purpose) && bases.includes(grant.basis))
    .map(({ state }) => state)
  return ['LIVE', 'WAITING', 'WITHDRAWN', 'OVER'].find((state) => states.includes(state)) ?? states[0] ?? 'NONE'
}

function grantSentence(grant: string, otherwise: string): string {
  if (grant !== 'WAITING') return otherwise
  return 'The grant waits for the owner or the person to confirm it: simpul grant confirm GRANT, at the owner.'
}

function isOffered(offers: readonly Share[], { caller, rules }: ExplainContext): boolean | undefined {
  if (caller.kind !== 'agency' || caller.agency === rules.agency.id) return undefined
  return offers.some((share) => share.with === caller.agencyKind && share.for.includes(caller.purpose))
}

function clearance({ classification }: LeafRules | ActRules, caller: Caller): boolean | undefined {
  return caller.kind === 'agency' ? isCleared(caller.role, classification) : undefined
}

function closedField(field: LeafRules | ActRules, offers: readonly Share[], context: ExplainContext) {
  const { caller, register, worker, rules } = context
  const { coordinate, classification } = field
  return { coordinate, classification, owner: rules.agency.id, offers, caller, register, worker }
}

function offersOf(field: LeafRules | ActRules): readonly Share[] {
  return field.kind === 'act' ? field.accepts : field.shares
}
