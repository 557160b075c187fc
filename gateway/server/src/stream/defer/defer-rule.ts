import { HubError } from '@simpul/serving'
import { type DirectiveNode, Kind, OperationTypeNode, type ValidationRule, visit } from 'graphql'

/**
 * A validation rule for `@defer`: labels are written out and each is used once, and nothing is deferred in a
 * subscription or at the root of a mutation.
 */
export const deferRule: ValidationRule = (context) => {
  const labels = new Set<string>()
  const report = (message: string) => context.reportError(new HubError('BAD_INPUT', message))
  return {
    Directive(directive) {
      if (directive.name.value !== 'defer') return
      const label = labelOf(directive)
      if (label === null) report('The label of a @defer must be written out, not given by a variable.')
      else if (label !== undefined && labels.has(label)) report(`Two @defer have the label "${label}".`)
      else if (label !== undefined) labels.add(label)
      const parent = context.getParentType()
      if (parent !== undefined && parent !== null && parent === context.getSchema().getMutationType())
        report('The fields of a mutation cannot be deferred. Defer what stands below them.')
    },
    OperationDefinition(operation) {
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return
      const parts = [operation, ...context.getRecursivelyReferencedFragments(operation)]
      let isDeferred = false
      for (const part of parts) {
        visit(part, {
          Directive({ name }) {
            isDeferred ||= name.value === 'defer'
          },
        })
      }
      if (isDeferred) report('Nothing can be deferred in a subscription.')
    },
  }
}

/** Null for a label that is not written out. */
export function labelOf({ arguments: args }: DirectiveNode): string | null | undefined {
  const value = args?.find(({ name }) => name.value === 'label')?.value
  if (value === undefined || value.kind === Kind.NULL) return undefined
  return value.kind === Kind.STRING ? value.value : null
}
