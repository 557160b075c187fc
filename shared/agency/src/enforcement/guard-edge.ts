import { type BoundaryRules, type EdgeRules, personsNamed } from '@simpul/boundary'
import { type GraphQLResolveInfo, getNamedType } from 'graphql'
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
    const found = visible(rules.isEcho ? answered : await looked(answered, returned, context), rules, context)
    return isChild && !context.boundary.isOwn && isEmpty(found) ? emptyAnswer(found, source, context, info) : found
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

/** Rows were chosen by the database; a row without a way of its own key is dropped all the same. */
function visible(found: unknown, rules: EdgeRules, context: AgencyContext): unknown {
  if (Array.isArray(found)) return found.filter((one) => one !== null && isVisible(one, rules, context))
  return isVisible(found, rules, context) ? found : null
}

function isVisible(one: unknown, rules: EdgeRules, context: AgencyContext): boolean {
  if (!isRow(one)) return true
  return rules.targets.some((target) => context.boundary.waysOf(target, one.reach).length > 0)
}

function isEmpty(found: unknown): boolean {
  if (found === null || found === undefined) return true
  if (Array.isArray(found)) return found.length === 0
  return typeof found === 'object' && 'edges' in found && Array.isArray(found.edges) && found.edges.length === 0
}
