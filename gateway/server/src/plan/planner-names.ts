import { parse, visit } from 'graphql'
import { fieldSetsOf, namesOfFieldSet } from './join-directives.ts'

/**
 * The names of the fields that a plan may fetch for itself: those of keys and of requirements, and `__typename`. The
 * planner asks for them by their own names and takes whatever stands under these for them.
 */
export function plannerNames(supergraphSdl: string): ReadonlySet<string> {
  const names = new Set<string>(['__typename'])
  visit(parse(supergraphSdl, { noLocation: true }), {
    Directive(directive) {
      for (const text of fieldSetsOf(directive, ['key', 'requires'])) {
        for (const name of namesOfFieldSet(text)) names.add(name)
      }
    },
  })
  return names
}
