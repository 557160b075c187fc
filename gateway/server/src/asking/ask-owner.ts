import { Kind, type OperationDefinitionNode } from 'graphql'
import { askEntities } from './ask-entities.ts'
import { askRoots } from './ask-roots.ts'
import { type InquiryOptions, inquiryOf, type OwnerAnswer } from './inquiry.ts'

/**
 * Asking also tells. Of a person about whom the caller's own agency does not let it ask this owner, the owner is sent
 * nothing that only that person's grant would open, and nothing at all where nothing else is left; the answer is what
 * the owner would have said.
 */
export async function askOwner(options: InquiryOptions): Promise<OwnerAnswer> {
  const inquiry = inquiryOf(options)
  if (inquiry === undefined) return options.send(options.question)
  return isForEntities(inquiry.operation) ? askEntities(inquiry) : askRoots(inquiry)
}

function isForEntities({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '_entities')
}
