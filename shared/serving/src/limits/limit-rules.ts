import type { ASTVisitor, ValidationContext, ValidationRule } from 'graphql'
import { HubError } from '../hub-error.ts'
import type { Limits } from './limits.ts'
import { type Weight, weighDocument } from './weigh-document.ts'

/**
 * A validation rule that refuses a document with an operation over its limits, before anything writes its fragments out.
 * It looks at the document before any other rule looks into it, and of a refused one the others see nothing.
 */
export function limitRule(limits: Limits): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    Document(document) {
      const messages = weighDocument(document).flatMap((weight) => excesses(weight, limits))
      for (const message of messages) context.reportError(new HubError('TOO_COMPLEX', message))
      return messages.length > 0 ? null : false // null takes the document away from the rules that visit beside this one
    },
  })
}

function excesses(weight: Weight, limits: Limits): readonly string[] {
  return [
    exceeds('nests fields', weight.depth, limits.depth),
    exceeds('uses aliases', weight.aliases, limits.aliases),
    exceeds('asks root fields', weight.roots, limits.rootFields),
    exceeds('selects, with its fragments written out,', weight.selections, limits.selections),
    exceeds('asks values (fields times page sizes)', weight.cost, limits.cost),
  ].filter((message) => message !== undefined)
}

function exceeds(what: string, found: number, allowed: number): string | undefined {
  if (found <= allowed) return undefined
  return `The operation ${what} up to ${found}; the limit is ${allowed}. Ask for less, or in several requests.`
}
