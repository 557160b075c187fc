import { HubError } from '@simpul/serving'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Authenticate, Authenticated } from '../identity/authenticate.ts'
import { boundSubject } from '../identity/bound-subject.ts'
import type { SubgraphServices } from '../server/services.ts'
import { answerRefusal } from './door-error.ts'
import type { OpenKit } from './kit-context.ts'
import type { HopCallers, HopOperation } from './operation.ts'
import { readInput } from './read-input.ts'

// a batch of 10,000 subjects is asked about at once
const bodyLimit = 512 * 1024

const requestSchema = z.strictObject({ operation: z.string().max(100), input: z.unknown() })

export interface HopDoorOptions {
  readonly agency: string
  readonly operations: ReadonlyMap<string, HopOperation>
  readonly services: SubgraphServices
  readonly authenticate: Authenticate
  readonly open: OpenKit
}

/** `POST /kit`: what the gateway asks for a signed-in caller, with exactly the two tokens of a fetch to `/graphql`. */
export function hopDoor(server: FastifyInstance, options: HopDoorOptions): void {
  const { agency, operations, services, authenticate, open } = options
  server.post('/kit', { bodyLimit, errorHandler: answerRefusal }, async (request, reply) => {
    const authenticated = await authenticate(request)
    if ((request.bytes?.length ?? 0) > bodyLimit)
      throw new HubError('TOO_LARGE', `A request to the hop door may have ${bodyLimit} bytes.`)
    const { operation: name, input } = readInput('the hop door', requestSchema, request.body)
    const operation = operations.get(name)
    if (operation === undefined)
      throw new HubError('NOT_FOUND', 'The kit of this agency has no operation of this name.')
    const caller = admitted(operation, authenticated, agency)
    const subject = await boundSubject(services.database, authenticated)
    void reply.header('cache-control', 'private, no-store')
    const { issuer, keyThumbprint } = authenticated
    return operation.run(readInput(name, operation.input, input), open({ caller, subject, issuer, keyThumbprint }))
  })
}

function admitted(operation: HopOperation, { caller }: Authenticated, agency: string) {
  if (caller.kind === 'public') throw new HubError('UNAUTHENTICATED', 'The kit answers signed-in callers only.')
  const who = whoIs(caller, agency)
  if (!operation.callers.includes(who))
    throw new HubError('NOT_ALLOWED', `${operation.name} is for ${forWhom(operation.callers)}.`)
  if (caller.kind === 'agency' && operation.roles?.includes(caller.role) === false)
    throw new HubError(
      'NOT_ALLOWED',
      `${operation.name} is for ${operation.roles.join(', ')}; this request acts as ${caller.role}.`,
    )
  return caller
}

function whoIs(
  caller: { readonly kind: 'subject' } | { readonly kind: 'agency'; readonly agency: string },
  agency: string,
): HopCallers {
  if (caller.kind === 'subject') return 'SUBJECT'
  return caller.agency === agency ? 'OWN' : 'PARTNER'
}

function forWhom(callers: readonly HopCallers[]): string {
  return callers.map((one) => words[one]).join(' and ')
}

const words: Readonly<Record<HopCallers, string>> = {
  SUBJECT: 'the people whom rows are about',
  OWN: 'the agency’s own people',
  PARTNER: 'people of other agencies',
}
