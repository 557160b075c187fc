import type { ApolloServerPlugin } from '@apollo/server'
import type { Refusal } from '@simpul/boundary'
import type { WatchedRequest } from './watch-requests.ts'

/** What a request must carry to be told of. */
export interface TellingContext {
  readonly watched: WatchedRequest
  readonly account: { closed(): readonly { readonly refusal: Pick<Refusal, 'owner' | 'reason'> }[] }
}

/**
 * Tells a request's observers what its answer says, and adds the report where one is asked for. It must stand behind
 * whatever else writes into the answer.
 */
export function tellAnswers(): ApolloServerPlugin<TellingContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, operation, contextValue: { watched, account } }) {
          const { body } = response
          const result = body.kind === 'single' ? body.singleResult : body.initialResult
          watched.answered({
            operation: operation && { kind: operation.operation, name: operation.name?.value },
            codes: (result.errors ?? []).map(({ extensions }) => String(extensions?.code ?? 'INTERNAL')),
            closed: account.closed().map(({ refusal: { owner, reason } }) => ({ owner, reason })),
          })
          if (watched.reporting !== undefined && body.kind === 'single') {
            body.singleResult.extensions = { ...result.extensions, report: watched.reporting.report() }
          }
        },
      }
    },
  }
}
