import { type ClosedReason, closedReasons, type Opening, type Refusal } from '@simpul/boundary'

/** What all owners, and the gateway before them, said of one request: one entry a coordinate. */
export interface HubAccount {
  close(refusal: Refusal, path: readonly (string | number)[]): void
  open(opening: Opening): void
  closed(): readonly { readonly refusal: Refusal; readonly path: readonly (string | number)[] }[]
  opened(): readonly Opening[]
}

/** An empty account. */
export function newHubAccount(): HubAccount {
  const closed = new Map<string, { readonly refusal: Refusal; readonly path: readonly (string | number)[] }>()
  const opened = new Map<string, Opening>()
  return {
    close(refusal, path) {
      if (!closed.has(refusal.coordinate)) closed.set(refusal.coordinate, { refusal, path })
    },
    open(opening) {
      opened.set(nameOf(opening), opening)
    },
    closed: () =>
      [...closed.values()].sort((left, right) => compare(left.refusal.coordinate, right.refusal.coordinate)),
    opened: () => [...opened.values()].sort((left, right) => compare(nameOf(left), nameOf(right))),
  }
}

function nameOf({ coordinate, agreement, basis }: Opening): string {
  return `${coordinate} ${agreement} ${basis}`
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Adds what a subgraph's answer says of the boundary; anything that is not of the agreed shape is left out. */
export function addBoundary(account: HubAccount, owner: string, boundary: unknown): void {
  if (typeof boundary !== 'object' || boundary === null) return
  for (const one of listOf(boundary, 'closed')) if (isRefusal(one)) account.close(refusalBy(owner, one), [])
  for (const one of listOf(boundary, 'opened')) if (isOpening(one)) account.open(openingBy(owner, one))
}

function refusalBy(owner: string, { coordinate, reason, agreement, signed, ask }: Refusal): Refusal {
  const ids = Array.isArray(signed) ? signed.slice(0, 20).filter(isText) : []
  return { coordinate, owner, reason, agreement, ...(ids.length === 0 ? {} : { signed: ids }), ask }
}

function openingBy(owner: string, { coordinate, agreement, basis, retainDays }: Opening): Opening {
  return { coordinate, owner, agreement, basis, retainDays, onward: false }
}

function listOf(boundary: object, name: string): readonly unknown[] {
  const list: unknown = Reflect.get(boundary, name)
  return Array.isArray(list) ? list.slice(0, 1_000) : []
}

function isRefusal(one: unknown): one is Refusal {
  if (typeof one !== 'object' || one === null) return false
  const { coordinate, reason, agreement, ask } = one as Partial<Record<keyof Refusal, unknown>>
  return (
    isText(coordinate) &&
    closedReasons.includes(reason as ClosedReason) &&
    (agreement === null || isText(agreement)) &&
    isText(ask)
  )
}

function isOpening(one: unknown): one is Opening {
  if (typeof one !== 'object' || one === null) return false
  const { coordinate, agreement, basis, retainDays } = one as Partial<Record<keyof Opening, unknown>>
  return isText(coordinate) && isText(agreement) && isText(basis) && typeof retainDays === 'number'
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 300
}
