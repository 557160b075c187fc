import type { ApolloServerPlugin } from '@apollo/server'
import { type HubErrorCode, statusOf } from '@simpul/serving'
import type { GraphQLFormattedError } from 'graphql'

/**
 * The status of a request that has no data. What the hub itself refused while it planned or ran has the status of its
 * code, and not Apollo Server's 500. What is wrong with the operation is 400, as GraphQL over HTTP has it for its own
 * media type, but 200 for who accepts `application/json` by name and not that one.
 */
export function answerStatus(): ApolloServerPlugin {
  return {
    async requestDidStart({ request }) {
      const isOlder = acceptsOnlyJson(request.http?.headers.get('accept'))
      return {
        async willSendResponse({ response: { body, http } }) {
          if (body.kind !== 'single' || body.singleResult.data !== undefined) return
          const codes = (body.singleResult.errors ?? []).map(codeOf)
          if (http.status === 500) http.status = statusOf[codes[0] as HubErrorCode] ?? 500
          else if (isOlder && http.status === 400 && codes.every((code) => ofOperation.has(code))) http.status = 200
        },
      }
    },
  }
}

function codeOf({ extensions }: GraphQLFormattedError): string {
  return String(extensions?.code)
}

function acceptsOnlyJson(accept: string | undefined): boolean {
  if (accept === undefined) return false
  return /application\/json/i.test(accept) && !/application\/graphql-response\+json/i.test(accept)
}

/** What is wrong with the operation itself; a request that cannot be read stays 400. */
const ofOperation: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
])
