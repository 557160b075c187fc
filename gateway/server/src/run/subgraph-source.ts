import { addBoundary } from '../answer/hub-account.ts'
import { watchedExchange } from '../report/watched-exchange.ts'
import { agencyFailure } from './agency-failure.ts'
import { echoWorkers } from './echo-workers.ts'
import { type Channel, signedPost } from './signed-post.ts'
import { outgoingCall, type SubgraphSource } from './subgraph-sender.ts'
import { readAnswer } from './transport/read-answer.ts'

/** One subgraph: each request is signed for this caller, this subgraph and these bytes. */
export function subgraphSource(channel: Channel, path: string): SubgraphSource {
  return {
    agency: channel.agency,
    async ask({ question, body, request }, context) {
      const call = context.watched.observer.calling(outgoingCall(request, channel.agency))
      try {
        const outgoing = { path, body, isIdempotent: !request.isMutation, headers: call.headers }
        const answer = await watchedExchange(call, {
          body,
          post: () => signedPost(channel, outgoing, context.identity),
          read: readAnswer,
        })
        addBoundary(context.account, channel.agency, answer.boundary)
        return { data: answer.data, errors: answer.errors }
      } catch (error) {
        const data = echoWorkers(question.query, question.variables)
        return { data, errors: [agencyFailure(error, channel.agency).toJSON()] }
      }
    },
  }
}
