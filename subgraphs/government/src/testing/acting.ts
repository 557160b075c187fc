import type { TestCaller } from '@simpul/testing'
import type { ServedGovernment } from './served-government.ts'

/** What the one error of an act says, whichever act it was. */
export interface Refusal {
  readonly code: unknown
  readonly field: unknown
  readonly en: string
  readonly id: string
}

/** Acts of one kind of caller on a served government, each with a key of its own. */
export interface Acting {
  /** What the act answers below its own name; anything unexpected fails the test. */
  act(as: TestCaller, mutation: string, input: object, selected?: string): Promise<Readonly<Record<string, unknown>>>
  refused(as: TestCaller, mutation: string, input: object): Promise<Refusal>
  /** How many rows a table has. */
  count(table: string): Promise<number>
}

let keys = 0

/** The acts of a test file: `act(caseworker, 'openComplaint', input, 'complaint { id }')`. */
export function actingOn(served: () => ServedGovernment): Acting {
  const question = (mutation: string, input: object, selected: string) => {
    keys += 1
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
    return {
      query: `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selected} } }`,
      variables: { input: { clientKey: `act-of-test-${keys}`, ...input } },
    }
  }
  return {
    async act(as, mutation, input, selected = '__typename') {
      const { query, variables } = question(mutation, input, selected)
      const answer = await served().ask(as, query, variables)
      return answer[mutation] as Readonly<Record<string, unknown>>
    },
    async refused(as, mutation, input) {
      const { body } = await served().subgraph.ask({ as, ...question(mutation, input, '__typename') })
      expect(body.errors).toHaveLength(1)
      const { code, field, messages, reason } = body.errors?.[0]?.extensions ?? {}
      const { en = '', id = '' } = (messages ?? {}) as Partial<Refusal>
      return { code, field: field ?? reason, en, id }
    },
    async count(table) {
      const [row] = await served().database.own.query<{ count: number }[]>(
        `select count(*)::int as count from ${table}`,
      )
      return row?.count ?? 0
    },
  }
}
