import type { ApolloServerPlugin } from '@apollo/server'
import { refusalSentence } from '@simpul/boundary'
import type { GraphQLFormattedError } from 'graphql'
import type { HubContext } from '../context.ts'

/** Ends each answer with the account of all owners, and one error for each agency that failed. */
export function reportBoundary(): ApolloServerPlugin<HubContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return
          const result = response.body.singleResult
          const { errors, extensions } = boundaryReport(result.errors ?? [], contextValue)
          if (errors.length > 0) result.errors = errors
          result.extensions = { ...result.extensions, ...extensions }
        },
      }
    },
  }
}

/** What an answer says besides its data. */
export interface BoundaryReport {
  readonly errors: GraphQLFormattedError[]
  readonly extensions: Readonly<Record<string, unknown>>
}

/** The errors of an answer with one for each field that is closed so far, and the account of all owners so far. */
export function boundaryReport(
  errors: readonly GraphQLFormattedError[],
  { account, identity }: Pick<HubContext, 'account' | 'identity'>,
): BoundaryReport {
  const closed = account.closed()
  return {
    errors: [...oncePerAgency(errors), ...closed.map(closedError)],
    extensions: {
      requestId: identity.requestId,
      boundary: { closed: closed.map(({ refusal }) => refusal), opened: account.opened() },
    },
  }
}

/** The error for a field that is closed. */
export function closedError({
  refusal,
  path,
}: ReturnType<HubContext['account']['closed']>[number]): GraphQLFormattedError {
  const { coordinate, reason } = refusal
  return {
    message: refusalSentence(refusal),
    ...(path.length === 0 ? {} : { path }),
    extensions: { code: 'BOUNDARY_CLOSED', coordinate, reason },
  }
}

/** Of several errors by which one agency failed in one way, the first. */
export function oncePerAgency(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  const named = new Set<unknown>()
  return errors.filter(({ extensions }) => {
    if (extensions?.agency === undefined) return true
    const key = `${extensions.code} ${extensions.agency}`
    if (named.has(key)) return false
    named.add(key)
    return true
  })
}
