import type { BoundaryRules } from '@simpul/boundary'
import type { FastifyInstance } from 'fastify'
import type { Authenticate } from '../identity/authenticate.ts'
import type { SubgraphDefinition } from '../server/definition.ts'
import type { SubgraphServices } from '../server/services.ts'
import { hopDoor } from './hop-door.ts'
import { kitOpener } from './kit-context.ts'
import { kitParts } from './kit-operations.ts'
import type { KitOperations } from './operation.ts'
import { operationsByName } from './operations-by-name.ts'
import { peerDoor } from './peer-door.ts'
import { staffDoor } from './staff-door.ts'

export interface KitDoorsOptions {
  readonly definition: SubgraphDefinition
  readonly rules: BoundaryRules
  readonly services: SubgraphServices
  /** The verification of `/graphql`: a hop token passes once, whichever of the two it comes to. */
  readonly authenticate: Authenticate
}

/** The three doors of an agency's kit: for its own people, for the gateway, for other agencies. */
export function kitDoors(server: FastifyInstance, options: KitDoorsOptions): void {
  const { definition, rules, services, authenticate } = options
  const agency = rules.agency.id
  const parts: readonly KitOperations[] = [...kitParts, definition.kit ?? {}]
  const open = kitOpener(definition, rules, services)
  const staff = operationsByName(
    'staff',
    parts.map((part) => part.staff),
  )
  const hop = operationsByName(
    'hop',
    parts.map((part) => part.hop),
  )
  const peer = operationsByName(
    'peer',
    parts.map((part) => part.peer),
  )
  staffDoor(server, { agency, operations: staff, services, open })
  hopDoor(server, { agency, operations: hop, services, authenticate, open })
  peerDoor(server, { agency, messages: peer, services, open })
}
