import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { askOwner } from '../../asking/ask-owner.ts'
import type { OwnerQuestion } from '../../asking/inquiry.ts'
import type { HubContext } from '../../context.ts'

/** Whether an owner may be asked for the events of a subscription, and what went wrong in finding out. */
export interface Asking {
  readonly isAllowed: boolean
  readonly errors: readonly GraphQLFormattedError[]
}

/**
 * Subscribing also tells: the owner learns whom it is about. As before each fetch, the caller's own agency is asked
 * whether it lets this owner be asked; where it does not, for all of the subscription, the account says what is closed.
 */
export async function maySubscribe(
  question: OwnerQuestion,
  {
    agency,
    schema,
    context,
  }: { readonly agency: string; readonly schema: GraphQLSchema; readonly context: HubContext },
): Promise<Asking> {
  const owner = context.matrix.owner(agency)
  if (owner === undefined) return { isAllowed: true, errors: [] }
  let isAllowed = false
  let isReduced = false
  const { errors } = await askOwner({
    question,
    owner,
    schema,
    context,
    async send(sent) {
      isAllowed = sent === question
      return { data: {} }
    },
    refused() {
      isReduced = true
    },
  })
  return { isAllowed: isAllowed && !isReduced, errors: errors ?? [] }
}
