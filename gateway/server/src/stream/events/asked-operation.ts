import { callerLimits, limitRule } from '@simpul/serving'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { deferRule } from '../defer/defer-rule.ts'
import type { Booleans } from '../defer/label-defers.ts'

/** An operation as a client sent it to a stream; nothing of it has been checked but its form. */
export interface StreamedRequest {
  readonly query: string
  readonly operationName?: string | undefined
  readonly variables?: Readonly<Record<string, unknown>> | undefined
}

/** A subscription that fits the schema and the limits. */
export interface AskedSubscription {
  readonly text: string
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** The values of its Boolean variables, with their defaults. */
  readonly booleans: Booleans
}

/** What is asked of a stream. */
export type AskedOperation =
  | { readonly kind: 'query' }
  | { readonly kind: 'subscription'; readonly asked: AskedSubscription }
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLFormattedError[] }

/** Reads an operation within the limits of `/graphql`. A query is only told from the others: it is answered as there. */
export function askedOperation(request: StreamedRequest, schema: GraphQLSchema): AskedOperation {
  const document = parseOrNot(request.query)
  if (document instanceof GraphQLError) return refused('GRAPHQL_PARSE_FAILED', [document])
  const { operationName, variables = {} } = request
  const operation = getOperationAST(document, operationName)
  if (operation === undefined || operation === null)
    return refused('OPERATION_RESOLUTION_FAILURE', [new GraphQLError('The document does not hold the operation.')])
  if (operation.operation === OperationTypeNode.QUERY) return { kind: 'query' }
  if (operation.operation === OperationTypeNode.MUTATION)
    return refused('BAD_INPUT', [new GraphQLError('A mutation is not answered as a stream. Send it to /graphql.')])
  const faults = validate(schema, document, [...specifiedRules, limitRule(callerLimits), deferRule])
  if (faults.length > 0) return refused('GRAPHQL_VALIDATION_FAILED', faults)
  const read = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 20 })
  if (read.coerced === undefined) return refused('BAD_USER_INPUT', read.errors)
  const booleans = Object.entries(read.coerced).flatMap(([name, value]) =>
    typeof value === 'boolean' ? [[name, value] as const] : [],
  )
  const asked = { text: request.query, document, operationName, variables, booleans: Object.fromEntries(booleans) }
  return { kind: 'subscription', asked }
}

function parseOrNot(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: callerLimits.tokens })
  } catch (error) {
    return error instanceof GraphQLError ? error : new GraphQLError('The document cannot be read.')
  }
}

/** The errors, each with the code where it has none of its own. */
function refused(code: string, errors: readonly GraphQLError[]): AskedOperation {
  return {
    kind: 'refused',
    errors: errors.map((error) => {
      const formatted = error.toJSON()
      return { ...formatted, extensions: { code, ...formatted.extensions } }
    }),
  }
}
