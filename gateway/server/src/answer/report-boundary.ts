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
          const { account, identity } = contextValue
          const closed = account.closed()
          const result = response.body.singleResult
          const errors = [...oncePerAgency(result.errors ?? []), ...closed.map(closedError)]
          if (errors.length > 0) result.errors = errors
          result.extensions = {
            ...result.extensions,
            requestId: identity.requestId,
            boundary: { closed: closed.map(({ refusal }) => refusal), opened: account.opened() },
          }
        },
      }
    },
  }
}

function closedError({ refusal, path }: ReturnType<HubContext['account']['closed']>[number]): GraphQLFormattedError {
  const { coordinate, reason } = refusal
  return {
    message: refusalSentence(refusal),
    ...(path.length === 0 ? {} : { path }),
    extensions: { code: 'BOUNDARY_CLOSED', coordinate, reason },
  }
}

function oncePerAgency(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  const named = new Set<unknown>()
  return errors.filter(({ extensions }) => {
    if (extensions?.agency === undefined) return true
    const key = `${extensions.code} ${extensions.agency}`
    if (named.has(key)) return false
    named.add(key)
    return true
  })
}
