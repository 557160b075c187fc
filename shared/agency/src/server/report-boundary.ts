import type { ApolloServerPlugin } from '@apollo/server'
import {
  agreementsNaming,
  type BoundaryRules,
  type Caller,
  type Kind,
  type Opening,
  type Refusal,
  refusalOf,
  refusalSentence,
} from '@simpul/boundary'
import type { GraphQLFormattedError } from 'graphql'
import type { AgencyContext } from './context.ts'

/**
 * Says in each answer what stayed closed and what was opened: one `errors` entry a coordinate, and
 * `extensions.boundary` with the whole account.
 */
export function reportBoundary(rules: BoundaryRules): ApolloServerPlugin<AgencyContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return
          const report = await boundaryReport(rules, contextValue)
          if (report === undefined) return
          const result = response.body.singleResult
          if (report.errors.length > 0) result.errors = [...(result.errors ?? []), ...report.errors]
          result.extensions = { ...result.extensions, ...report.extensions }
        },
      }
    },
  }
}

/** What an answer says of the boundary. */
export interface BoundaryReport {
  readonly errors: readonly GraphQLFormattedError[]
  readonly extensions: {
    readonly boundary: { readonly closed: readonly Refusal[]; readonly opened: readonly Opening[] }
  }
}

/** The report of one request, once what it read under grants is written down; undefined where there is nothing to say. */
export async function boundaryReport(
  rules: BoundaryRules,
  { boundary, state }: AgencyContext,
): Promise<BoundaryReport | undefined> {
  const { account, caller, reads } = boundary
  await reads.settle() // before the answer leaves
  const kind = kindOf(caller)
  const closed = account.closed().map(({ coordinate, reason, path }) => {
    const signed = agreementsNaming(coordinate, rules, caller, state)
    return { path, refusal: refusalOf(coordinate, reason, rules, kind, signed) }
  })
  const opened = account.opened().map(
    ({ coordinate, way }): Opening => ({
      coordinate,
      owner: rules.agency.id,
      agreement: way.agreement ?? '',
      basis: way.line?.basis ?? '',
      retainDays: way.line?.retainDays ?? 0,
      onward: false,
    }),
  )
  if (closed.length === 0 && opened.length === 0) return undefined
  const errors = closed.map(({ path, refusal }) => ({
    message: refusalSentence(refusal),
    path,
    extensions: { code: 'BOUNDARY_CLOSED', coordinate: refusal.coordinate, reason: refusal.reason },
  }))
  return { errors, extensions: { boundary: { closed: closed.map(({ refusal }) => refusal), opened } } }
}

function kindOf(caller: Caller): Kind | undefined {
  return caller.kind === 'agency' ? caller.agencyKind : undefined
}
