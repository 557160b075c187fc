import { type BoundaryRules, type EdgeRules, personsNamed } from '@simpul/boundary'
import { defaultTypeResolver, type GraphQLResolveInfo, getNamedType, isAbstractType } from 'graphql'
import type { AgencyContext } from '../server/context.ts'
import { closedArgument } from './guard-arguments.ts'
import { refuse } from './guard-leaf.ts'
import type { GuardedField, Resolver } from './guard-schema.ts'
import { isReference, isRow } from './sources.ts'

/** A way to rows takes the decision of their key, and what it answers for no rows does not tell whether there are any. */
export function guardEdge({ rules, type, field, boundary, resolve }: GuardedField<EdgeRules>): Resolver {
  const { coordinate } = rules
  const isChild = boundary.types.get(type)?.key !== undefined
  const returned = getNamedType(field.type).name
  const isPerson = boundary.types.get(type)?.subject === 'id'
  const isOwned = isChild && boundary.types.get(type)?.isStub === false

  return async (source, args, context, info) => {
    const cell = context.boundary.cell(coordinate)
    if (cell.kind === 'closed') return refuse(context, coordinate, cell.because, info)
    const closed = closedArgument({ coordinate, type, field, args }, context.boundary, boundary)
    if (closed !== undefined) return refuse(context, closed.coordinate, closed.because, info)
    if (!rules.isEcho && !(await mayNameAll(personsNamed({ type, field, args }, boundary), coordinate, context)))
      return refuse(context, coordinate, 'NO_GRANT', info)
    const parent = isOwned && !isPerson && isReference(source) ? await context.rowOf(type, source.id) : source
    const answered = parent === null ? null : await resolve(parent, args, context, info)
    const rows = rules.isEcho ? answered : await looked(answered, returned, context)
    const found = await visible(rows, (row) => keysOf(row, context, info), context)
    return isChild && !context.boundary.isOwn && isEmpty(found) ? emptyAnswer(found, source, context, info) : found
  }

  /** Of an interface or a union each row has the key of its own type: another's being open says nothing of it. */
  async function keysOf(row: unknown, context: AgencyContext, info: GraphQLResolveInfo): Promise<readonly string[]> {
    const named = getNamedType(field.type)
    if (!isAbstractType(named)) return rules.targets
    const own = await (named.resolveType ?? defaultTypeResolver)(row, context, info, named)
    const key = own === undefined ? undefined : boundary.types.get(own)?.key
    return key === undefined ? [] : rules.targets.filter((target) => target === key)
  }

  /** An empty answer about a worker the caller may not ask about is a refusal, whatever is or is not there. */
  async function emptyAnswer(
    found: unknown,
    source: unknown,
    context: AgencyContext,
    info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const reach = await reachOfParent(source, type, boundary, context)
    if (context.boundary.waysOf(coordinate, reach).length > 0) return found
    return refuse(context, coordinate, 'NO_GRANT', info)
  }
}

/** An argument that names a person asks about that person, and is refused where no way leads there. */
async function mayNameAll(
  persons: readonly string[],
  coordinate: string,
  { boundary }: AgencyContext,
): Promise<boolean> {
  for (const person of persons)
    if (boundary.waysOf(coordinate, await boundary.reachOfSubject(person)).length === 0) return false
  return true
}

/** A reference that a resolver gives is looked up as the caller, so that a hidden row's id is never echoed. */
async function looked(answered: unknown, type: string, context: AgencyContext): Promise<unknown> {
  if (Array.isArray(answered)) return Promise.all(answered.map((one) => looked(one, type, context)))
  return isReference(answered) ? context.rowOf(type, answered.id) : answered
}

async function reachOfParent(
  source: unknown,
  type: string,
  boundary: BoundaryRules,
  context: AgencyContext,
): Promise<readonly string[]> {
  if (isRow(source)) return source.reach
  if (!isReference(source)) return []
  if (type === 'Worker') return context.boundary.reachOfSubject(source.id)
  if (boundary.types.get(type)?.isStub === true) return ['PUBLIC', 'ALL']
  return (await context.rowOf(type, source.id))?.reach ?? []
}

type KeysOf = (row: unknown) => Promise<readonly string[]>

/** Rows were chosen by the database; a row without a way of its own key is dropped all the same. */
async function visible(found: unknown, keysOf: KeysOf, context: AgencyContext): Promise<unknown> {
  if (!Array.isArray(found)) return (await isVisible(found, keysOf, context)) ? found : null
  const shown = await Promise.all(found.map((one) => one !== null && isVisible(one, keysOf, context)))
  return found.filter((_, at) => shown[at])
}

async function isVisible(one: unknown, keysOf: KeysOf, { boundary }: AgencyContext): Promise<boolean> {
  if (!isRow(one)) return true
  return (await keysOf(one)).some((key) => boundary.waysOf(key, one.reach).length > 0)
}

function isEmpty(found: unknown): boolean {
  if (found === null || found === undefined) return true
  if (Array.isArray(found)) return found.length === 0
  return typeof found === 'object' && 'edges' in found && Array.isArray(found.edges) && found.edges.length === 0
}
