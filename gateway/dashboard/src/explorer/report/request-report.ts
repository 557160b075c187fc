import * as z from 'zod/mini'

/** What the hub says of a request on demand (`extensions.report`). Times are milliseconds since the request came. */
export type RequestReport = z.infer<typeof report>

/** One request of the hub to a subgraph. */
export type ReportedCall = z.infer<typeof call>

/** A step of a plan. */
export type PlanTree =
  | { readonly kind: 'sequence' | 'parallel' | 'deferred'; readonly nodes: readonly PlanTree[] }
  | { readonly kind: 'if' | 'unless'; readonly variable: string; readonly nodes: readonly PlanTree[] }
  | { readonly kind: 'fetch'; readonly subgraph: string; readonly path: string; readonly operation: string }

const step = { startedMilliseconds: z.number(), milliseconds: z.number() }
const nodes = z.readonly(z.array(z.lazy(() => planTree)))
const planTree: z.ZodMiniType<PlanTree> = z.union([
  z.object({ kind: z.enum(['sequence', 'parallel', 'deferred']), nodes }),
  z.object({ kind: z.enum(['if', 'unless']), variable: z.string(), nodes }),
  z.object({ kind: z.literal('fetch'), subgraph: z.string(), path: z.string(), operation: z.string() }),
])
const call = z.readonly(
  z.object({
    ...step,
    kind: z.enum(['fetch', 'inquiry']),
    subgraph: z.string(),
    agency: z.nullish(z.string()),
    paths: z.readonly(z.array(z.string())),
    isMutation: z.boolean(),
    sentBytes: z.number(),
    receivedBytes: z.number(),
    attempts: z.number(),
    representations: z.object({ found: z.number(), sent: z.number() }),
    outcome: z.enum(['answered', 'asked-nothing', 'failed', 'late', 'refused']),
  }),
)
const report = z.readonly(
  z.object({
    totalMilliseconds: z.number(),
    plan: z.optional(z.object({ ...step, isCached: z.boolean(), tree: z.nullable(planTree) })),
    calls: z.readonly(z.array(call)),
    pruned: z.readonly(z.array(z.object({ coordinate: z.string(), reason: z.string(), path: z.string() }))),
    shape: z.optional(z.object({ ...step, characters: z.number(), isExact: z.boolean() })),
    isCut: z.boolean(),
  }),
)
const answer = z.object({ extensions: z.object({ report }) })

/** Reads the report in an answer, or in one part of it; undefined where there is none. */
export function readRequestReport(part: unknown): RequestReport | undefined {
  return answer.safeParse(part).data?.extensions.report
}
