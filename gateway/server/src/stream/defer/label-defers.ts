import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { inlined } from '../../asking/reduce-fetch.ts'
import { labelOf } from './defer-rule.ts'

/** The values of an operation's Boolean variables. */
export type Booleans = Readonly<Record<string, boolean>>

/** One operation with its fragments written out, in which each fragment that is deferred has a label of its own. */
export interface LabelledOperation {
  readonly operation: OperationDefinitionNode
  /** The client's labels by ours. */
  readonly labels: ReadonlyMap<string, string | undefined>
}

/** Labels what is deferred with these values; undefined where nothing is. */
export function labelDefers(
  document: DocumentNode,
  operationName: string | undefined,
  booleans: Booleans,
): LabelledOperation | undefined {
  const operation = getOperationAST(document, operationName)
  if (operation === undefined || operation === null || !mentionsDefer(document)) return undefined
  const fragments = document.definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  )
  const whole = inlined({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }) ?? operation
  const labels = new Map<string, string | undefined>()
  const labelled = visit(whole, {
    InlineFragment(fragment) {
      const defer = fragment.directives?.find(isDefer)
      if (defer === undefined) return undefined
      const others = (fragment.directives ?? []).filter((one) => one !== defer)
      if (!isOn(defer, booleans)) return { ...fragment, directives: others }
      const label = `d${labels.size}`
      labels.set(label, labelOf(defer) ?? undefined)
      return { ...fragment, directives: [...others, deferAs(label)] }
    },
  })
  return labels.size === 0 ? undefined : { operation: labelled, labels }
}

/** The label that `labelDefers` gave a fragment. */
export function ownLabel({ directives = [] }: InlineFragmentNode): string | undefined {
  const defer = directives.find(isDefer)
  return defer === undefined ? undefined : (labelOf(defer) ?? undefined)
}

/** The document without `@defer`: everything comes at once. */
export function withoutDefer(document: DocumentNode): DocumentNode {
  if (!mentionsDefer(document)) return document
  return visit(document, { Directive: (directive) => (isDefer(directive) ? null : undefined) })
}

/** True for a document in which `@defer` stands anywhere. */
export function mentionsDefer(document: DocumentNode): boolean {
  let isMentioned = false
  visit(document, {
    Directive(directive) {
      isMentioned ||= isDefer(directive)
    },
  })
  return isMentioned
}

function isDefer({ name }: DirectiveNode): boolean {
  return name.value === 'defer'
}

function isOn({ arguments: args }: DirectiveNode, booleans: Booleans): boolean {
  const value = args?.find(({ name }) => name.value === 'if')?.value
  if (value?.kind === Kind.VARIABLE) return booleans[value.name.value] !== false
  return value?.kind !== Kind.BOOLEAN || value.value
}

function deferAs(label: string): DirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'defer' },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'label' },
        value: { kind: Kind.STRING, value: label },
      },
    ],
  }
}
