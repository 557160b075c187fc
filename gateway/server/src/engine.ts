import { Supergraph } from '@apollo/federation-internals'
import type { QueryPlan } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  visit,
} from 'graphql'
import { type CompiledPlan, type ConditionValues, compilePlan } from './compile/compile-plan.ts'
import { mutationsApart } from './compile/mutations-apart.ts'
import { plannerNames } from './plan/planner-names.ts'
import { type Requirements, readRequirements } from './plan/requirements.ts'
import { clientStep, plannedKey, type SeparateKeys } from './plan/separate-keys.ts'
import type { ShapedAnswer } from './report/observer.ts'
import { runPlan, type SendToSubgraph } from './run/run-plan.ts'
import { type AnswerBytes, bytesOf } from './shape/answer-bytes.ts'
import { collectKeys } from './shape/collect-keys.ts'
import { compileShaper, type Shape } from './shape/compile-shaper.ts'
import { shapeExactly } from './shape/shape-exactly.ts'

/** The schemas of one supergraph, as the engine needs them. */
export interface EngineSchemas {
  /** What callers see. */
  readonly api: GraphQLSchema
  /** Everything of all subgraphs: the types that answers and representations may have. */
  readonly supergraph: GraphQLSchema
  /** The names that `separateKeys` keeps the client's aliases apart from. */
  readonly plannerNames: ReadonlySet<string>
  readonly requirements: Requirements
}

/** Reads the text of a supergraph. */
export function engineSchemas(supergraphSdl: string): EngineSchemas {
  const supergraph = Supergraph.build(supergraphSdl)
  return {
    api: supergraph.apiSchema().toGraphQLJSSchema({ includeDefer: true }),
    supergraph: supergraph.schema.toGraphQLJSSchema(),
    plannerNames: plannerNames(supergraphSdl),
    requirements: readRequirements(parse(supergraphSdl, { noLocation: true })),
  }
}

/** An operation, planned: what is asked of the subgraphs, and what the answer looks like. */
export interface PlannedOperation {
  /** The operation as the client wrote it: the answer has its shape. */
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly plan: QueryPlan
  /** How the keys of the planned document differ from those of `document`, as `separateKeys` says. */
  readonly keys?: SeparateKeys | undefined
}

/** An answer's data as JSON, and the errors beside it. */
export interface EngineAnswer extends AnswerBytes {
  readonly errors: readonly GraphQLFormattedError[]
}

/** An operation that is ready to run any number of times. */
export interface CompiledOperation {
  readonly plan: QueryPlan
  /** `told` hears how the answer was written. */
  run(
    variables: Readonly<Record<string, unknown>>,
    send: SendToSubgraph,
    told?: (what: ShapedAnswer) => void,
  ): Promise<EngineAnswer>
}

/** Compiles an operation; once for each choice of the conditions that comes by. */
export function compileOperation(schemas: EngineSchemas, planned: PlannedOperation): CompiledOperation {
  const operation = getOperationAST(planned.document, planned.operationName)
  if (operation === undefined || operation === null) throw new Error('The document does not hold the operation.')
  const deciding = decidingVariables(planned.document)
  const variants = new Map<string, Variant>()
  return {
    plan: planned.plan,
    async run(given, send, told) {
      const variables = withDefaults(schemas.api, operation, given, deciding)
      const conditions = conditionsOf(deciding, variables)
      const key = deciding.map((name) => (conditions[name] === true ? '1' : '0')).join('')
      let variant = variants.get(key)
      if (variant === undefined) {
        variant = variantOf(schemas, planned, operation, conditions)
        if (variants.size >= mostVariants) variants.clear()
        variants.set(key, variant)
      }
      const { data, errors: said } = await runPlan(variant.plan, given, send)
      const errors = planned.keys === undefined ? said : said.map((error) => asClientCalls(error, planned.keys))
      const began = performance.now()
      const tell = ({ data: { length } }: AnswerBytes, isExact: boolean) =>
        told?.({ milliseconds: performance.now() - began, bytes: length, isExact })
      const written = variant.shape?.(data)
      if (written !== undefined) {
        tell(written, false)
        return { ...written, errors }
      }
      const { document, operationName } = planned
      const exact = shapeExactly(data, {
        schema: schemas.api,
        document,
        operationName,
        variables: given,
        known: errors,
        keys: planned.keys,
        conditions,
      })
      const exactly = bytesOf(JSON.stringify(exact.data))
      tell(exactly, true)
      return { ...exactly, errors: [...errors, ...exact.errors] }
    },
  }
}

/** Callers choose the values of the conditions, and each choice costs memory. */
const mostVariants = 32

interface Variant {
  readonly plan: CompiledPlan
  readonly shape: Shape | undefined
}

function variantOf(
  schemas: EngineSchemas,
  { document, plan, keys }: PlannedOperation,
  operation: OperationDefinitionNode,
  conditions: ConditionValues,
): Variant {
  const fragments = new Map<string, FragmentDefinitionNode>(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const ordered = operation.operation === 'mutation' ? mutationsApart(plan, rootKeys()) : plan
  return {
    plan: compilePlan(ordered, { schema: schemas.supergraph, keysOf: schemas.requirements.keysOf }, conditions, {
      isWhole: true,
    }),
    shape: compileShaper({ schema: schemas.api, operation, fragments, conditions, keys }),
  }

  function rootKeys(): readonly string[] {
    const root = schemas.api.getRootType(operation.operation)
    if (root === undefined || root === null) return []
    const collected = collectKeys(root, [operation.selectionSet], { schema: schemas.api, fragments, conditions })
    return [...collected.values()].flatMap(([first]) => (first === undefined ? [] : plannedKey(first, keys)))
  }
}

/** An error at the place that the client knows, where the planned document calls it otherwise. */
function asClientCalls(error: GraphQLFormattedError, keys: SeparateKeys | undefined): GraphQLFormattedError {
  return error.path === undefined ? error : { ...error, path: error.path.map((step) => clientStep(step, keys)) }
}

/** The variables that stand in `@skip(if:)` and `@include(if:)`. */
function decidingVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Directive(directive) {
      if (directive.name.value !== 'skip' && directive.name.value !== 'include') return
      const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names].sort()
}

function withDefaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  deciding: readonly string[],
): Readonly<Record<string, unknown>> {
  if (deciding.length === 0) return given
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    deciding.includes(variable.name.value),
  )
  return getVariableValues(schema, definitions, given).coerced ?? given
}

function conditionsOf(deciding: readonly string[], variables: Readonly<Record<string, unknown>>): ConditionValues {
  return Object.fromEntries(deciding.map((name) => [name, variables[name] === true]))
}
