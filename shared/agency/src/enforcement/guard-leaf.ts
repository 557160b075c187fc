import type { ClosedReason, LeafRules } from '@simpul/boundary'
import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import type { AgencyContext } from '../server/context.ts'
import type { GuardedField, Resolver } from './guard-schema.ts'
import { isReference, isRow } from './sources.ts'

/** A value leaves only where a way of its field meets the reach of its row. */
export function guardLeaf({ rules, type, boundary, resolve }: GuardedField<LeafRules>): Resolver {
  const key = boundary.types.get(type)?.key
  const isKey = rules.coordinate === key
  const subject = boundary.types.get(type)?.subject
  const { coordinate } = rules

  const ofRow = (
    row: unknown,
    reach: readonly string[],
    args: Record<string, unknown>,
    context: AgencyContext,
    info: GraphQLResolveInfo,
  ) => {
    const cell = context.boundary.cell(coordinate)
    if (cell.kind === 'closed') return refuse(context, coordinate, cell.because, info)
    const way = cell.ways.find((one) => reach.includes(one.reach))
    if (way === undefined) return refuse(context, coordinate, 'NO_GRANT', info)
    context.boundary.account.open(coordinate, way)
    if (subject !== undefined && way.reach.startsWith('GRANTED:') && isRow(row))
      context.boundary.reads.note(type, row, subject)
    return resolve(row, args, context, info)
  }

  return (source, args, context, info) => {
    if (isRow(source)) return ofRow(source, source.reach, args, context, info)
    if (!isReference(source)) return ofRow(source, noRow, args, context, info)
    if (isKey) return source.id // whoever holds a reference wrote its key, or was given it by a row that shows it
    return ofReference(source.id, args, context, info)
  }

  async function ofReference(
    id: string,
    args: Record<string, unknown>,
    context: AgencyContext,
    info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const cell = context.boundary.cell(coordinate)
    if (cell.kind === 'closed') return refuse(context, coordinate, cell.because, info)
    const row = await context.rowOf(type, id)
    if (row !== null) return ofRow(row, row.reach, args, context, info)
    const mayNotKnow = !context.boundary.isOwn && !cell.ways.some(({ reach }) => reach === 'ALL' || reach === 'PUBLIC')
    return mayNotKnow ? refuse(context, coordinate, 'NO_GRANT', info) : null
  }
}

/** What stands on no row is open only where its class is `PUBLIC`. */
const noRow = ['PUBLIC'] as const

/** Writes a refusal down and answers nothing. */
export function refuse(
  context: AgencyContext,
  coordinate: string,
  reason: ClosedReason,
  info: GraphQLResolveInfo,
): null {
  context.boundary.account.close({ coordinate, reason, path: responsePathAsArray(info.path) })
  return null
}
