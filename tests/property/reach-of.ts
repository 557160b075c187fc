import {
  type BoundaryRules,
  type Caller,
  decide,
  type FieldRules,
  type LeafRules,
  type Matrix,
  type RegisterView,
  type RowFacts,
  waysFor,
} from '@simpul/boundary'

/** How the database says that a caller reaches a row of these facts; nothing where the row does not exist for the caller. */
export function reachOf(caller: Caller, row: RowFacts): readonly string[] {
  if (row.isExcluded) return []
  if (caller.kind === 'public') return ['PUBLIC']
  if (caller.kind === 'subject') return row.isAboutCaller ? ['PUBLIC', 'SUBJECT'] : ['PUBLIC']
  if (caller.agency === row.owner) return ['PUBLIC', 'OWNER']
  return ['PUBLIC', 'ALL', ...(row.isLinked ? ['LINKED'] : []), ...row.grantedOn.map((basis) => `GRANTED:${basis}`)]
}

/** Whether a compiled matrix shows a field of a row: the field, and the key that stands for the row. */
export function isShown(matrix: Matrix, field: FieldRules, reach: readonly string[]): boolean {
  const shows = (coordinate: string) => waysFor(matrix.cells.get(coordinate), reach).length > 0
  const key = keyOf(field)
  return shows(field.coordinate) && (key === undefined || shows(key))
}

/** What the plain decision makes of a field together with the keys that it hangs on. */
export function isDecidedOpen(
  field: FieldRules,
  rules: BoundaryRules,
  { caller, row, register }: { readonly caller: Caller; readonly row: RowFacts; readonly register: RegisterView },
): boolean {
  const isOpen = (one: LeafRules) => decide(one, caller, row, register).kind === 'open'
  const key = leafAt(rules, keyOf(field))
  if (key !== undefined && !isOpen(key)) return false
  if (field.kind === 'leaf') return isOpen(field)
  if (field.kind === 'act') return isActOpen(field, { caller, row, register })
  if (field.isEcho || field.targets.length === 0) return !row.isExcluded
  return field.targets.some((target) => {
    const leaf = leafAt(rules, target)
    return leaf !== undefined && isOpen(leaf)
  })
}

/** A mutation is decided like a field whose offers are what it accepts; nobody but agencies asks for one. */
function isActOpen(
  act: Extract<FieldRules, { kind: 'act' }>,
  { caller, row, register }: { readonly caller: Caller; readonly row: RowFacts; readonly register: RegisterView },
): boolean {
  if (caller.kind !== 'agency') return false
  const field = { ...act, shares: act.accepts, hasSubject: false }
  const decision = decide(field, caller, row, register)
  return decision.kind === 'open'
}

function keyOf(field: FieldRules): string | undefined {
  return field.kind === 'act' || field.coordinate === field.key ? undefined : field.key
}

function leafAt(rules: BoundaryRules, coordinate: string | undefined): LeafRules | undefined {
  const found = coordinate === undefined ? undefined : rules.fields.get(coordinate)
  return found?.kind === 'leaf' ? found : undefined
}
