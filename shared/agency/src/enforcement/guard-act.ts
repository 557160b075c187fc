import { type ActRules, personsNamed, rowsNamed } from '@simpul/boundary'
import type { AgencyContext } from '../server/context.ts'
import { refuse } from './guard-leaf.ts'
import type { GuardedField, Resolver } from './guard-schema.ts'

/**
 * A mutation runs for the owner's cleared staff, and for a partner about the persons and rows that its arguments name:
 * persons by their grants, rows as the caller reaches them. A hidden row and a missing one are refused alike.
 */
export function guardAct({ rules, type, field, boundary, resolve }: GuardedField<ActRules>): Resolver {
  return async (source, args, context, info) => {
    const cell = context.boundary.cell(rules.coordinate)
    if (cell.kind === 'closed') return refuse(context, rules.coordinate, cell.because, info)
    if (!context.boundary.isOwn) {
      const asked = { type, field, args }
      const reaches = [
        ...personsNamed(asked, boundary).map((person) => context.boundary.reachOfSubject(person)),
        ...rowsNamed(asked, boundary).map((row) => reachOfRow(row.type, row.id, context)),
      ]
      if (!mayAct(await Promise.all(reaches), rules, context)) {
        return refuse(context, rules.coordinate, 'NO_GRANT', info)
      }
    }
    return resolve(source, args, context, info)
  }
}

/** A row that is not there for the caller is reached by nothing, not even by what reaches all rows. */
async function reachOfRow(type: string, id: string, context: AgencyContext): Promise<readonly string[]> {
  return (await context.rowOf(type, id))?.reach ?? []
}

/** Each one named must be reached by a way of the act; where nobody is named only what reaches all rows will do. */
function mayAct(
  reaches: readonly (readonly string[])[],
  { coordinate }: ActRules,
  { boundary }: AgencyContext,
): boolean {
  const named = reaches.length === 0 ? [['ALL']] : reaches
  const ways = named.map((reach) => boundary.waysOf(coordinate, reach)[0])
  if (ways.includes(undefined)) return false
  for (const way of ways) if (way !== undefined) boundary.account.open(coordinate, way)
  return true
}
