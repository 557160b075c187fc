import type { GraphQLFormattedError } from 'graphql'
import secureJson from 'secure-json-parse'
import { addBoundary } from '../answer/hub-account.ts'
import { agencyFailure } from './agency-failure.ts'
import { echoWorkers } from './echo-workers.ts'
import { type Channel, type SignedAnswer, signedPost } from './signed-post.ts'
import type { SubgraphSource } from './subgraph-sender.ts'

/** One subgraph: each request is signed for this caller, this subgraph and these bytes. */
export function subgraphSource(channel: Channel, path: string): SubgraphSource {
  return {
    agency: channel.agency,
    async ask(question, body, context) {
      try {
        const answer = readAnswer(await signedPost(channel, { path, body }, context.identity))
        addBoundary(context.account, channel.agency, answer.boundary)
        return { data: answer.data, errors: answer.errors }
      } catch (error) {
        const data = echoWorkers(question.query, question.variables)
        return { data, errors: [agencyFailure(error, channel.agency).toJSON()] }
      }
    },
  }
}

interface Answer {
  readonly data: unknown
  readonly errors: readonly GraphQLFormattedError[] | undefined
  readonly boundary: unknown
}

/** An answer's text is not trusted: no key of it may reach a prototype, and its errors are read, not kept. */
function readAnswer({ status, text }: SignedAnswer): Answer {
  if (status !== 200) throw new Error(`status ${status}`)
  const parsed: unknown = secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' })
  if (typeof parsed !== 'object' || parsed === null) throw new Error('an answer that is not an object')
  const { data, errors, extensions } = parsed as Partial<Record<string, unknown>>
  if (data !== null && data !== undefined && typeof data !== 'object') throw new Error('data that is not an object')
  const boundary =
    typeof extensions === 'object' && extensions !== null ? Reflect.get(extensions, 'boundary') : undefined
  return {
    data,
    errors: Array.isArray(errors) ? errors.filter(isError) : undefined,
    boundary,
  }
}

function isError(one: unknown): one is GraphQLFormattedError {
  return typeof one === 'object' && one !== null && 'message' in one && typeof one.message === 'string'
}
