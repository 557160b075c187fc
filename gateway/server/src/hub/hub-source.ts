import { withFederation } from '@simpul/boundary'
import type { HubError } from '@simpul/serving'
import { buildASTSchema, execute, type GraphQLError, type GraphQLFormattedError, parse } from 'graphql'
import type { OwnerAnswer, OwnerQuestion } from '../asking/inquiry.ts'
import type { HubContext } from '../context.ts'
import { watchedExchange } from '../report/watched-exchange.ts'
import { outgoingCall, type SubgraphSource } from '../run/subgraph-sender.ts'
import { accessRequests, emergencies, grants, replyToAccessRequest, requestAccess } from './agency-fields.ts'
import { asHubError, type HubServices, hubRequest } from './hub-request.ts'
import { hubSubgraph } from './hub-subgraph.ts'
import { confirmGrant, myBindings, myEmergencies, myGrants, presentBindings, withdrawGrant } from './subject-fields.ts'

const rootFields = {
  ...{ myGrants, myEmergencies, myBindings, grants, emergencies, accessRequests },
  ...{ withdrawGrant, confirmGrant, presentBindings, requestAccess, replyToAccessRequest },
}

/** Answers a fetch of the hub's own subgraph in this process. */
export function hubAnswerer(
  services: HubServices,
): (question: OwnerQuestion, context: HubContext) => Promise<OwnerAnswer> {
  const schema = buildASTSchema(withFederation(parse(hubSubgraph.sdl)), { assumeValidSDL: true })
  return async ({ query, variables }, { identity }) => {
    const failures: HubError[] = []
    const { data, errors = [] } = await execute({
      schema,
      document: parse(query, { noLocation: true }),
      rootValue: rootFields,
      contextValue: hubRequest(services, identity, (error) => failures.push(error)),
      variableValues: variables,
    })
    return { data: data ?? null, errors: [...errors.map(shown), ...failures.map((one) => one.toJSON())] }
  }
}

/** The hub's own subgraph as requests reach it. */
export function hubSource(services: HubServices): SubgraphSource {
  const answer = hubAnswerer(services)
  return {
    agency: undefined,
    async ask({ question, body, request }, context) {
      const call = context.watched.observer.calling(outgoingCall(request, undefined))
      const here = { status: 200, receivedBytes: 0, attempts: 1 }
      const post = async () => ({ ...here, answer: await answer(question, context) })
      return watchedExchange(call, { body, post, read: (received) => received.answer })
    },
  }
}

/** A resolver's error; what the executor itself has to say is about the operation and may be told. */
function shown(error: GraphQLError): GraphQLFormattedError {
  const { originalError } = error
  if (originalError === undefined) return error.toJSON()
  const known = asHubError(originalError).toJSON()
  return error.path === undefined ? known : { ...known, path: error.path }
}
