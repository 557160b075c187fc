import { type RegisterReplica, type RegisterSource, registerAt, registerReplica } from '@simpul/serving'
import type { AnchoredAgency, Signer } from '@simpul/trust'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { type EntryDoor, entryDoorAt } from './entry-door.ts'
import { type OwnStops, ownStops } from './own-stops.ts'
import { type RegisterKeeper, registerKeeper } from './register-keeper.ts'
import { databaseReplicaStore, keeperReplicaStore } from './replica-store.ts'
import { signAndEnter } from './submit-entry.ts'

export interface OpenRegisterOptions {
  readonly own: DataSource
  /** This agency. */
  readonly agency: string
  /** Whether it keeps the register itself. */
  readonly isKeeper: boolean
  readonly signer: Signer
  readonly founding: readonly AnchoredAgency[]
  /** Where the register is served: the forum first, then those who relay it. */
  readonly urls: readonly string[]
  readonly maxAgeSeconds: number
  readonly beatMilliseconds: number
  readonly clock: () => Date
  readonly logger: Logger
}

/** An agency's whole part in the register, with a beginning and an end. */
export interface OpenRegister {
  readonly register: RegisterReplica
  readonly enter: EntryDoor
  readonly ownStops: OwnStops
  readonly keeper: RegisterKeeper | undefined
  start(): Promise<void>
  stop(): void
}

/** Joins what an agency has of the register: its replica, its own stops, and the register itself where it keeps it. */
export function openRegister(options: OpenRegisterOptions): OpenRegister {
  const { own, agency, isKeeper, signer, clock, logger } = options
  const keeper = isKeeper ? registerKeeper(options) : undefined
  const enter = keeper?.enter ?? entryDoorAt(forumOf(options.urls))
  const stops = ownStops({
    own,
    agency,
    register: () => register,
    submit: (draft) => signAndEnter({ signer, register, clock, enter }, draft),
    clock,
    logger,
  })
  const register = registerReplica({
    ...options,
    store: isKeeper ? keeperReplicaStore(own) : databaseReplicaStore(own),
    sources: keeper === undefined ? relays(options.urls) : [keeper.source],
    ownStops: stops.active,
  })
  return {
    register,
    enter,
    ownStops: stops,
    keeper,
    async start() {
      await keeper?.start()
      await register.start()
      await stops.start()
    },
    stop() {
      stops.end()
      register.stop()
      keeper?.stop()
    },
  }
}

function forumOf([forum]: readonly string[]): string {
  if (forum === undefined) throw new Error('REGISTER_URLS must say where the register is served, the forum first.')
  return forum
}

function relays(urls: readonly string[]): readonly RegisterSource[] {
  return urls.map((url) => registerAt(url))
}
