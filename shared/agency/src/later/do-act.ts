import { randomUUID } from 'node:crypto'
import type { AgencyCaller, BoundaryRules } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import { type ExecutionResult, execute, type GraphQLError, type GraphQLSchema, parse } from 'graphql'
import { type KitContext, type PeerCaller, peerMessage } from '../doors/operation.ts'
import { buildGuardedSchema } from '../server/build-schema.ts'
import type { AgencyContext } from '../server/context.ts'
import { contextOpener, type OpenContext } from '../server/open-context.ts'
import { boundaryReport } from '../server/report-boundary.ts'
import type { SubgraphServices } from '../server/services.ts'
import { actSchema, type LaterAct } from './act-message.ts'

/**
 * Another agency's kit asks for an act in the name of one of its people. It is done by the guarded schema as if the
 * person had come through the gateway: by the agreement in force now, the role and the purpose, for these rows.
 */
export const act = peerMessage({
  name: 'act',
  input: actSchema,
  async run(told, context) {
    const { schema, openContext } = madeOnce(context)
    const document = documentOf(told, schema, context.rules)
    const caller = callerOf(told, context)
    const acting = await openContext({ caller, issuer: undefined, requestId: randomUUID() })
    const result = await execute({ schema, document, variableValues: { input: told.input }, contextValue: acting })
    await refuseClosed(context.rules, acting)
    refuseFailed(result, told)
    return {}
  },
})

type Context = KitContext<PeerCaller>

interface Made {
  readonly schema: GraphQLSchema
  readonly openContext: OpenContext
}

const made = new WeakMap<SubgraphServices, Made>()

/** One schema a served agency, made when the first act comes. */
function madeOnce({ definition, rules, services }: Context): Made {
  const known = made.get(services)
  if (known !== undefined) return known
  const fresh = {
    schema: buildGuardedSchema(definition, rules),
    openContext: contextOpener(rules, definition.tables, services),
  }
  made.set(services, fresh)
  return fresh
}

/** An act that no agency may ask for is one that there is not. */
function documentOf({ mutation }: LaterAct, schema: GraphQLSchema, rules: BoundaryRules) {
  const rule = rules.fields.get(`Mutation.${mutation}`)
  const [argument] = schema.getMutationType()?.getFields()[mutation]?.args ?? []
  if (rule?.kind !== 'act' || rule.accepts.length === 0 || argument?.name !== 'input')
    throw new HubError('NOT_FOUND', `${rules.agency.id} has no mutation "${mutation}" that another agency may ask for.`)
  return parse(`mutation ($input: ${argument.type}) { ${mutation}(input: $input) { __typename } }`)
}

function callerOf({ person, role, purpose }: LaterAct, { caller, state }: Context): AgencyCaller {
  const agencyKind = state.agencies.get(caller.agency)?.kind
  if (agencyKind === undefined) throw new HubError('NOT_ALLOWED', `The register does not know ${caller.agency}.`)
  return { kind: 'agency', agency: caller.agency, agencyKind, person, role, purpose }
}

async function refuseClosed(rules: BoundaryRules, acting: AgencyContext): Promise<void> {
  const report = await boundaryReport(rules, acting)
  const [closed] = report?.errors ?? []
  if (closed === undefined) return
  // what a fresh register will open again is no refusal of this act
  const isStale = closed.extensions?.reason === 'REGISTER_STALE'
  throw new HubError(isStale ? 'NOT_READY' : 'NOT_ALLOWED', closed.message)
}

function refuseFailed({ errors = [] }: ExecutionResult, { mutation }: LaterAct): void {
  const [error] = errors
  if (error === undefined) return
  const cause = causeOf(error)
  if (cause instanceof HubError) throw cause
  if (error.path !== undefined) throw cause
  // the library's own words would quote the input
  throw new HubError('BAD_INPUT', `The input of ${mutation} does not fit the schema of today.`)
}

function causeOf(error: GraphQLError): Error {
  return error instanceof HubError ? error : (error.originalError ?? error)
}
