import type { ApolloServerPlugin } from '@apollo/server'
import {
  agreementsNaming,
  type BoundaryRules,
  type Caller,
  type Kind,
  type Opening,
  refusalOf,
  refusalSentence,
} from '@simpul/boundary'
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
          const { account, caller, reads } = contextValue.boundary
          await reads.settle() // before the answer leaves
          const kind = kindOf(caller)
          const closed = account.closed().map(({ coordinate, reason, path }) => {
            const signed = agreementsNaming(coordinate, rules, caller, contextValue.state)
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
          if (closed.length === 0 && opened.length === 0) return
          const result = response.body.singleResult
          const errors = closed.map(({ path, refusal }) => ({
            message: refusalSentence(refusal),
            path,
            extensions: { code: 'BOUNDARY_CLOSED', coordinate: refusal.coordinate, reason: refusal.reason },
          }))
          if (errors.length > 0) result.errors = [...(result.errors ?? []), ...errors]
          result.extensions = {
            ...result.extensions,
            boundary: { closed: closed.map(({ refusal }) => refusal), opened },
          }
        },
      }
    },
  }
}

function kindOf(caller: Caller): Kind | undefined {
  return caller.kind === 'agency' ? caller.agencyKind : undefined
}
