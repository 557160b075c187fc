import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { askOwner } from '../asking/ask-owner.ts'
import { goesStraight } from '../asking/goes-straight.ts'
import { isForeign, type OwnerAnswer, type OwnerQuestion, operationOf } from '../asking/inquiry.ts'
import type { HubContext } from '../context.ts'
import type { OwnerMatrix } from '../prune/hub-matrix.ts'
import type { OutgoingCall } from '../report/observer.ts'
import { nothingAsked } from '../report/watched-exchange.ts'
import type { SendToSubgraph, SubgraphAnswer, SubgraphRequest } from './run-plan.ts'

/** A question to a subgraph, its text, and the request of the plan that it answers. */
export interface AskedSubgraph {
  readonly question: OwnerQuestion
  readonly body: string
  readonly request: SubgraphRequest
}

/** One subgraph as requests reach it. */
export interface SubgraphSource {
  /** The agency that answers for it; undefined for the hub's own subgraph. */
  readonly agency: string | undefined
  ask(asked: AskedSubgraph, context: HubContext): Promise<SubgraphAnswer>
}

export interface SubgraphSenderOptions {
  readonly sourceOf: (subgraph: string) => SubgraphSource
  /** The types of the whole supergraph. */
  readonly schema: GraphQLSchema
}

/**
 * Sends the requests of a plan for one caller. Before a foreign fetch of what grants open, the caller's own agency is
 * asked whom the owner may be asked about; what it does not let through is not sent.
 */
export function subgraphSender({ sourceOf, schema }: SubgraphSenderOptions): (context: HubContext) => SendToSubgraph {
  const isStraight = straightFetches(schema)
  return (context) => (request) => {
    const source = sourceOf(request.subgraph)
    const owner = source.agency === undefined ? undefined : context.matrix.owner(source.agency)
    const send = (question: OwnerQuestion, body: string) => source.ask({ question, body, request }, context)
    if (owner === undefined || isStraight(owner, request.query, context)) return send(questionOf(request), request.body)
    return askFirst(request, { owner, schema, context, send, agency: source.agency })
  }
}

interface Asking {
  readonly owner: OwnerMatrix
  readonly schema: GraphQLSchema
  readonly context: HubContext
  readonly send: (question: OwnerQuestion, body: string) => Promise<SubgraphAnswer>
  readonly agency: string | undefined
}

async function askFirst(
  request: SubgraphRequest,
  { owner, schema, context, send, agency }: Asking,
): Promise<SubgraphAnswer> {
  const question = { query: request.query, variables: request.variables() }
  let isReduced = false
  let isSent = false
  const answer = await askOwner({
    question,
    owner,
    schema,
    context,
    send: async (sent) => {
      isReduced ||= sent !== question
      isSent = true
      return (await send(sent, sent === question ? request.body : JSON.stringify(sent))) as OwnerAnswer
    },
    refused: () => {
      isReduced = true
    },
  })
  if (!isSent) context.watched.observer.calling(outgoingCall(request, agency)).ended(nothingAsked)
  return isReduced ? { ...answer, errors: [...(answer.errors ?? []), toldByTheAccount] } : answer
}

/** A request of a plan, as observers are told of it. */
export function outgoingCall(request: SubgraphRequest, agency: string | undefined): OutgoingCall {
  const { subgraph, isMutation, paths, representations } = request
  return { kind: 'fetch', subgraph, agency, isMutation, paths, representations }
}

/** Stands for what was not asked: a null that bubbles from it needs no error of its own. */
const toldByTheAccount: GraphQLFormattedError = {
  message: 'Closed fields were not asked for.',
  extensions: { code: 'BOUNDARY_CLOSED' },
}

function questionOf(request: SubgraphRequest): OwnerQuestion {
  return {
    query: request.query,
    get variables() {
      return request.variables()
    },
  }
}

/** Knows of each fetch of each caller's matrix whether it goes straight to its owner. */
function straightFetches(schema: GraphQLSchema): (owner: OwnerMatrix, query: string, context: HubContext) => boolean {
  const known = new WeakMap<OwnerMatrix, Map<string, boolean>>()
  return (owner, query, { identity: { caller } }) => {
    const ofOwner = known.get(owner) ?? new Map<string, boolean>()
    if (!known.has(owner)) known.set(owner, ofOwner)
    let isStraight = ofOwner.get(query)
    if (isStraight === undefined) {
      const operation = operationOf(query)
      const foreign = isForeign(caller, owner.rules.agency.id)
      isStraight = operation !== undefined && goesStraight(operation, { owner, schema, isForeign: foreign })
      if (ofOwner.size >= 1_000) ofOwner.clear()
      ofOwner.set(query, isStraight)
    }
    return isStraight
  }
}
