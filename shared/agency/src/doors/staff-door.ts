import type { AgencyCaller } from '@simpul/boundary'
import { HubError, refusedIdentity } from '@simpul/serving'
import { callerVerifier, type DpopVerifier, dpopVerifier, replayStore } from '@simpul/trust'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SubgraphServices } from '../server/services.ts'
import { answerRefusal } from './door-error.ts'
import type { Entrant, OpenKit } from './kit-context.ts'
import type { StaffOperation } from './operation.ts'
import { readInput } from './read-input.ts'

const bodyLimit = 256 * 1024

export interface StaffDoorOptions {
  readonly agency: string
  readonly operations: ReadonlyMap<string, StaffOperation>
  readonly services: SubgraphServices
  readonly open: OpenKit
}

/**
 * `POST /agency/<operation>`: the agency's own people, directly, with a token and a proof of its key for this very
 * address. What only this door does, such as signing an agreement, the gateway can therefore do for nobody.
 */
export function staffDoor(server: FastifyInstance, { agency, operations, services, open }: StaffDoorOptions): void {
  const enter = staffEntrance(agency, services)
  for (const operation of operations.values()) {
    const url = `/agency/${operation.name}`
    const authenticate = enter(url)
    const entrants = new WeakMap<FastifyRequest, Entrant<AgencyCaller>>()
    server.route({
      method: 'POST',
      url,
      bodyLimit,
      errorHandler: answerRefusal,
      onRequest: async (request) => {
        const entrant = await authenticate(request)
        refuseRole(operation, entrant.caller)
        entrants.set(request, entrant)
      },
      handler: async (request, reply) => {
        const entrant = entrants.get(request)
        if (entrant === undefined) throw new HubError('UNAUTHENTICATED', 'The request was not authenticated.')
        if ((request.bytes?.length ?? 0) > bodyLimit) throw tooLarge()
        const input = readInput(operation.name, operation.input, request.body)
        void reply.header('cache-control', 'private, no-store')
        return operation.run(input, open(entrant))
      },
    })
  }
  server.post('/agency/*', { errorHandler: answerRefusal }, async () => {
    throw new HubError('NOT_FOUND', 'The staff door of this agency has no operation of this name.')
  })
}

type Authenticate = (request: FastifyRequest) => Promise<Entrant<AgencyCaller>>

/** One entrance an operation: a proof for one opens no other. What was used is remembered for all of them together. */
export function staffEntrance(agency: string, services: SubgraphServices): (url: string) => Authenticate {
  const { anchors, clock, callerKeys, publicUrl } = services
  const callers = callerVerifier({ anchors, ...(callerKeys === undefined ? {} : { keyFor: callerKeys }) })
  const replay = replayStore({ limit: 100_000, now: clock })
  return (url) => {
    const proofs = dpopVerifier({ publicUrl: `${publicUrl.replace(/\/$/, '')}${url}`, replay })
    return async (request) => {
      const token = tokenOf(request)
      try {
        const asked = { purpose: header(request, 'x-simpul-purpose'), role: header(request, 'x-simpul-role') }
        const verified = await callers.verify(token, { ...asked, now: clock() })
        const { issuer, keyThumbprint } = verified
        provePossession(proofs, request, { token, keyThumbprint, now: clock() })
        return { caller: ownStaff(verified.caller, agency), issuer, keyThumbprint }
      } catch (error) {
        throw refusedIdentity(error)
      }
    }
  }
}

function provePossession(
  proofs: DpopVerifier,
  request: FastifyRequest,
  {
    token,
    keyThumbprint,
    now,
  }: { readonly token: string; readonly keyThumbprint: string | undefined; readonly now: Date },
): void {
  if (keyThumbprint === undefined)
    throw new HubError('UNAUTHENTICATED', 'This token is bound to no key; the staff door wants one that is (DPoP).')
  proofs.verify({ proof: header(request, 'dpop'), method: request.method, token, keyThumbprint, now })
}

function ownStaff(caller: { readonly kind: string } | AgencyCaller, agency: string): AgencyCaller {
  if ('agency' in caller && caller.agency === agency) return caller
  throw new HubError('NOT_ALLOWED', `Only people of ${agency} come through its staff door.`)
}

function refuseRole(operation: StaffOperation, { role }: AgencyCaller): void {
  if (operation.roles.includes(role)) return
  throw new HubError(
    'NOT_ALLOWED',
    `${operation.name} is for ${operation.roles.join(', ')}; this request acts as ${role}.`,
  )
}

function tokenOf(request: FastifyRequest): string {
  if (request.headers['x-simpul-hop'] !== undefined || request.headers['x-simpul-peer'] !== undefined)
    throw new HubError(
      'UNAUTHENTICATED',
      'The staff door is for people themselves; neither the gateway nor another agency comes in for them.',
    )
  const found = /^DPoP ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (found !== undefined) return found
  throw new HubError(
    'UNAUTHENTICATED',
    'Send "Authorization: DPoP" with an access token of this agency, and a proof of its key.',
  )
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function tooLarge(): HubError {
  return new HubError('TOO_LARGE', `A request to the staff door may have ${bodyLimit} bytes.`)
}
