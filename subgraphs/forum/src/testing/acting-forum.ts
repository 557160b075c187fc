import { randomUUID } from 'node:crypto'
import type { TestCaller } from '@simpul/testing'
import { type ServedForum, serveForum } from './served-forum.ts'

/** What an act was refused with. */
export interface Refusal {
  readonly code: unknown
  readonly field: unknown
  /** Why the boundary closed it, where it did. */
  readonly reason: unknown
  readonly message: string
}

/** A forum whose acts are tried out. */
export interface ActingForum
  extends Pick<ServedForum, 'ask' | 'close' | 'setClock' | 'database' | 'subgraph' | 'statements'> {
  /** The data of an act that is done; its key is a new one unless `input` has one. */
  act(as: TestCaller, mutation: string, input: object): Promise<Readonly<Record<string, unknown>>>
  /** The one error of an act that is refused. */
  refusal(as: TestCaller, mutation: string, input: object): Promise<Refusal>
  sql(text: string, parameters?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>
  /** The first row of a query. */
  one(text: string, parameters?: readonly unknown[]): Promise<Readonly<Record<string, unknown>>>
}

/** Serves a seeded forum for tests of its acts. */
export async function actingForum(): Promise<ActingForum> {
  const served = await serveForum()
  const sql: ActingForum['sql'] = (text, parameters = []) => served.database.own.query(text, [...parameters])
  return {
    ...served,
    sql,
    async one(text, parameters) {
      const [row] = await sql(text, parameters)
      if (row === undefined) throw new Error(`No row: ${text}`)
      return row
    },
    act: (as, mutation, input) => served.ask(as, mutation, { input: { clientKey: randomUUID(), ...input } }),
    async refusal(as, query, input) {
      const variables = { input: { clientKey: randomUUID(), ...input } }
      const { body, text } = await served.subgraph.ask({ as, query, variables })
      const [error] = body.errors ?? []
      if (error === undefined) throw new Error(`It was not refused: ${text}`)
      const { code, field, reason } = error.extensions ?? {}
      return { code, field, reason, message: error.message }
    },
  }
}
