import type { Caller, ClosedReason } from '@simpul/boundary'
import {
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
} from 'graphql'
import type { HubContext } from '../context.ts'
import type { OwnerMatrix } from '../prune/hub-matrix.ts'
import type { Permission } from './asker.ts'
import { inlined } from './reduce-fetch.ts'

/** What is sent to a subgraph. */
export interface OwnerQuestion {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** What a subgraph answered, or what stands for its answer. */
export interface OwnerAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined
  readonly errors?: readonly GraphQLFormattedError[] | undefined
}

export type SendToOwner = (question: OwnerQuestion) => Promise<OwnerAnswer>

/** One fetch on its way to an owner, read. */
export interface Inquiry {
  readonly operation: OperationDefinitionNode
  readonly variables: Readonly<Record<string, unknown>>
  readonly owner: OwnerMatrix
  readonly schema: GraphQLSchema
  /** Whether the caller's own agency must be asked first: it need not for itself, for subjects and for the public. */
  readonly isForeign: boolean
  /** About which of these persons this owner may be asked, and what went wrong in finding out. */
  permissionFor(persons: readonly string[]): Promise<Permission>
  /** Sends the fetch as it is. */
  sendWhole(): Promise<OwnerAnswer>
  /** Sends another operation in its place. */
  send(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Promise<OwnerAnswer>
  /** Writes down that a field was not sent. */
  refuse(coordinate: string, because: ClosedReason): void
}

export interface InquiryOptions {
  readonly question: OwnerQuestion
  readonly owner: OwnerMatrix
  readonly schema: GraphQLSchema
  readonly context: HubContext
  readonly send: SendToOwner
  /** Hears that something is not sent. */
  readonly refused?: () => void
}

/** Reads a fetch; undefined where it holds no operation. */
export function inquiryOf({ question, owner, schema, context, send, refused }: InquiryOptions): Inquiry | undefined {
  const operation = operationOf(question.query)
  if (operation === undefined) return undefined
  const { account, asker, identity } = context
  const { rules } = owner
  const { caller } = identity
  return {
    operation,
    variables: question.variables,
    owner,
    schema,
    isForeign: isForeign(caller, rules.agency.id),
    permissionFor: (persons) => asker.mayAsk(rules.agency.id, persons),
    sendWhole: () => send(question),
    send: (sent, variables) => send({ query: print({ kind: Kind.DOCUMENT, definitions: [sent] }), variables }),
    refuse(coordinate, because) {
      refused?.()
      account.close(owner.refusal(coordinate, because), [])
    },
  }
}

/** True where a caller of another agency asks the owner. */
export function isForeign(caller: Caller, owner: string): boolean {
  return caller.kind === 'agency' && caller.agency !== owner
}

const operations = new Map<string, OperationDefinitionNode | undefined>()

/** The operation of a fetch's text. Each text that a planner sends is read once; plans are few and used often. */
export function operationOf(query: string): OperationDefinitionNode | undefined {
  if (!operations.has(query)) {
    if (operations.size >= 1_000) operations.clear()
    operations.set(query, inlined(parse(query, { noLocation: true })))
  }
  return operations.get(query)
}
