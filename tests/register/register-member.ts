import { randomBytes } from 'node:crypto'
import {
  insertEntries,
  type OpenRegister,
  openRegister,
  type SubgraphDefinition,
  type SubgraphServices,
  subgraphServer,
} from '@simpul/agency'
import { readRules } from '@simpul/boundary'
import type { RegisterReplica } from '@simpul/serving'
import { type TestCluster, type TestDatabase, type TestParties, testDatabase } from '@simpul/testing'
import { keySigner, type LinkedEntry, newSigningKey } from '@simpul/trust'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'

/** An agency with its part of the register as `serveSubgraph` opens it, on a port of this machine. */
export interface RegisterMember {
  readonly agency: string
  readonly url: string
  readonly database: TestDatabase
  /** Its part of the register since it was opened last. */
  readonly held: OpenRegister
  /** Closes its doors: nobody reaches it. What it holds it keeps. */
  leave(): Promise<void>
  comeBack(): Promise<void>
  /** Opens its part of the register anew, as a new process would. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface MemberOptions {
  readonly definition: SubgraphDefinition
  readonly cluster: TestCluster
  readonly parties: TestParties
  /** Where it hears the register: the forum first. */
  readonly urls?: readonly string[]
  /** What the register begins with, at the forum. */
  readonly entries?: readonly LinkedEntry[]
}

const logger = pino({ level: 'silent' })

/** Opens an agency's database, its part of the register and its server. */
export async function registerMember(options: MemberOptions): Promise<RegisterMember> {
  const { definition, cluster, parties, urls = [], entries = [] } = options
  const agency = readRules(definition.sdl).agency.id
  const database = await testDatabase(cluster, definition)
  if (entries.length > 0) await insertEntries(database.own, entries)
  const signer = keySigner(parties.agencyKeys.get(agency) ?? newSigningKey().privateKey)
  const clock = () => new Date()
  const opened = async () => {
    const register = openRegister({
      own: database.own,
      agency,
      isKeeper: definition.register === 'KEEPER',
      signer,
      founding: parties.anchors.agencies,
      urls,
      maxAgeSeconds: 3_600,
      beatMilliseconds: 100,
      clock,
      logger,
    })
    await register.start()
    return register
  }
  let held = await opened()
  const services = (): SubgraphServices => ({
    ...held,
    database,
    signer,
    clock,
    logger,
    anchors: parties.anchors,
    callerKeys: parties.callerKeys,
    publicUrl: `http://${definition.name}.test`,
    agencyUrls: {},
    cursorSecret: randomBytes(32),
  })
  let server = await subgraphServer(definition, services())
  const port = await listen(server, 0)
  return {
    agency,
    url: `http://127.0.0.1:${port}`,
    database,
    get held() {
      return held
    },
    leave: () => server.close(),
    async comeBack() {
      server = await subgraphServer(definition, services())
      await listen(server, port)
    },
    async restart() {
      held.stop()
      held = await opened()
    },
    async close() {
      held.stop()
      await server.close()
      await database.close()
    },
  }
}

async function listen(server: FastifyInstance, port: number): Promise<number> {
  await server.listen({ host: '127.0.0.1', port })
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Resolves when the replica's next change, or what it holds already, satisfies. */
export function until(replica: RegisterReplica, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return
      stop()
      resolve()
    }
    const stop = replica.onChange(look)
    look()
  })
}
