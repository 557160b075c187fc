import type { AgencyCaller, BoundaryRules, Role, SubjectCaller } from '@simpul/boundary'
import type { RegisterState } from '@simpul/trust'
import type { z } from 'zod'
import type { SubgraphDefinition } from '../server/definition.ts'
import type { SubgraphServices } from '../server/services.ts'

/** Another agency's kit, as its signature on this very message says. */
export interface PeerCaller {
  readonly kind: 'peer'
  readonly agency: string
}

/** Whoever may come through a door of the kit. The public never does. */
export type KitCaller = AgencyCaller | SubjectCaller | PeerCaller

/** The agency's own tables, in one transaction: what is told leaves only if it is committed. */
export interface OwnSql {
  /** The rows of a statement, also of an update or a delete that returns them. */
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>
  /** Puts a message to another agency into the outbox; it is delivered once, however long that agency is away. */
  tell(agency: string, message: string, input: object): Promise<void>
}

/** What an operation of the kit stands on for one request. */
export interface KitContext<Who extends KitCaller = KitCaller> {
  readonly caller: Who
  /** A name for the person who acts that only this agency resolves; for a peer its agency. */
  readonly officer: string
  /** The worker that a signed-in subject is here; empty for everybody else and for the unbound. */
  readonly subject: string
  /** Who signed the caller's token, and the key that the token is bound to; undefined for a peer. */
  readonly issuer: string | undefined
  readonly keyThumbprint: string | undefined
  readonly now: Date
  /** The day in Jember. */
  readonly today: string
  /** This agency's own id. */
  readonly agency: string
  readonly rules: BoundaryRules
  readonly definition: SubgraphDefinition
  readonly services: SubgraphServices
  readonly state: RegisterState
  /** Runs `work` on the agency's own tables, committed as a whole or not at all. */
  own<T>(work: (own: OwnSql) => Promise<T>): Promise<T>
  /** Asks another agency now and gives its answer; within 5 s it answers, or a HubError names it. */
  askPeer(agency: string, message: string, input: object): Promise<unknown>
}

/** What the agency's own people do at the staff door: `POST /agency/<name>`. */
export interface StaffOperation<Input = unknown, Output extends object = object> {
  readonly name: string
  readonly roles: readonly Exclude<Role, 'SUBJECT'>[]
  readonly input: z.ZodType<Input>
  run(input: Input, context: KitContext<AgencyCaller>): Promise<Output>
}

/** What the gateway asks for a signed-in caller at the hop door: `POST /kit`. */
export interface HopOperation<Input = unknown, Output extends object = object> {
  readonly name: string
  /** `SUBJECT`: signed-in subjects. `OWN`: the agency's own people. `PARTNER`: other agencies' people. */
  readonly callers: readonly HopCallers[]
  /** Narrows the people of agencies further; any role where left out. */
  readonly roles?: readonly Exclude<Role, 'SUBJECT'>[]
  readonly input: z.ZodType<Input>
  run(input: Input, context: KitContext<AgencyCaller | SubjectCaller>): Promise<Output>
}
export type HopCallers = 'SUBJECT' | 'OWN' | 'PARTNER'

/** What another agency's kit says or asks at the peer door: `POST /peer`. A repeat of what was told must change nothing. */
export interface PeerMessage<Input = unknown, Output extends object = object> {
  readonly name: string
  readonly input: z.ZodType<Input>
  run(input: Input, context: KitContext<PeerCaller>): Promise<Output>
}

/** The operations of one kit, a list a door. */
export interface KitOperations {
  readonly staff?: readonly StaffOperation[]
  readonly hop?: readonly HopOperation[]
  readonly peer?: readonly PeerMessage[]
}

/** Checks nothing and changes nothing: it gives an operation's parts their types. */
export function staffOperation<Input, Output extends object>(
  operation: StaffOperation<Input, Output>,
): StaffOperation<Input, Output> {
  return operation
}

/** The same for an operation of the hop door. */
export function hopOperation<Input, Output extends object>(
  operation: HopOperation<Input, Output>,
): HopOperation<Input, Output> {
  return operation
}

/** The same for a message of the peer door. */
export function peerMessage<Input, Output extends object>(
  message: PeerMessage<Input, Output>,
): PeerMessage<Input, Output> {
  return message
}
