import { randomUUID } from 'node:crypto'
import type { TestCaller } from '@simpul/testing'
import { ngoTables } from '../tables.ts'
import { caseworker, type ServedNgo } from './served-ngo.ts'

const written = [...ngoTables.map(({ table }) => table), 'exclusion', 'party', 'request_key']

type Values = Readonly<Record<string, unknown>>

/** What an act came to: what it answered, or the code, the field and both messages of its refusal. */
export interface Outcome {
  readonly data: Values | null
  readonly code?: unknown
  readonly field?: unknown
  readonly messages?: unknown
}

/** A small language for the tests of acts: who does what, and what came of it. */
export function acting(served: () => ServedNgo) {
  const act = async (
    name: string,
    input: object,
    answer = '__typename',
    as: TestCaller = caseworker,
  ): Promise<Outcome> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`
    const variables = { input: { clientKey: randomUUID(), ...input } }
    const { body } = await served().subgraph.ask({ as, query, variables })
    const error = body.errors?.[0]
    const data = (body.data?.[name] ?? null) as Values | null
    if (error === undefined) return { data }
    const { code, field, messages } = error.extensions ?? {}
    return { data, code, field, messages }
  }
  /** The same, where it must not be refused. */
  const done = async (name: string, input: object, answer?: string, as?: TestCaller): Promise<Values> => {
    const { data, ...refusal } = await act(name, input, answer, as)
    if (data === null || refusal.code !== undefined) throw new Error(`${name}: ${JSON.stringify(refusal)}`)
    return data
  }
  /** A new case of the organisation's, in the hands of its caseworkers. */
  const newCase = async (more: object = {}): Promise<string> => {
    const given = { types: ['UNPAID_WAGES'], severity: 'HIGH', channel: 'PHONE', ...more }
    return ((await done('openCase', given, 'case { id }')).case as { readonly id: string }).id
  }
  /** What somebody reads of a case; null where it is hidden. */
  const caseAs = async (as: TestCaller, id: string, fields: string): Promise<Values | null> => {
    const { body } = await served().subgraph.ask({
      as,
      query: `query ($id: ID!) { case(id: $id) { ${fields} } }`,
      variables: { id },
    })
    return (body.data?.case ?? null) as Values | null
  }
  const rows = <T = Values>(sql: string, parameters: readonly unknown[] = []): Promise<readonly T[]> =>
    served().database.own.query(sql, [...parameters])
  /** All that acts write, whole: what a refusal must leave alone. */
  const everything = async (): Promise<string> => {
    const found: unknown[] = []
    for (const table of written) found.push(await rows(`select t.* from "${table}" t order by t::text`))
    return JSON.stringify(found)
  }
  return { act, done, newCase, caseAs, rows, everything }
}
