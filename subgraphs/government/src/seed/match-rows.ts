import type { DemoWorker } from '@simpul/demo'
import type { EntityManager } from 'typeorm'
import { matchTokens } from '../duplicate-proposal/match-tokens.ts'
import { matchKey } from '../duplicate-proposal/propose-duplicates.ts'

/** What workers are matched by, under this database's own key. */
export async function insertMatches(rows: EntityManager, known: readonly DemoWorker[]): Promise<void> {
  const key = await matchKey({ query: (sql, parameters) => rows.query(sql, [...parameters]) })
  const matches = known.map(({ id, person }) => ({ id, ...matchTokens(key, person) }))
  await rows.query(
    `insert into worker_match (worker_id, nik_token, name_tokens)
     select id, nik, names from jsonb_to_recordset($1::jsonb) as given(id text, nik text, names text[])`,
    [JSON.stringify(matches)],
  )
}
