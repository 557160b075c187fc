import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import type { WorkerRow } from '../worker/worker-table.ts'
import { duplicateProposals, type MatchGround } from './duplicate-proposal-table.ts'
import { matchTokens } from './match-tokens.ts'

type Matched = Pick<WorkerRow, 'id' | 'nik' | 'fullName' | 'aliases' | 'birthDate'>

/**
 * Keeps what a worker is matched by, and proposes whoever may be the same person. A pair is proposed once: what was
 * decided of it stays. Answers by how many pairs were proposed.
 */
export async function proposeDuplicates(write: Write, worker: Matched, today: string): Promise<number> {
  const tokens = matchTokens(await matchKey(write), worker)
  await write.query(
    `insert into worker_match (worker_id, nik_token, name_tokens) values ($1, $2, $3)
     on conflict (worker_id) do update set nik_token = excluded.nik_token, name_tokens = excluded.name_tokens`,
    [worker.id, tokens.nik, tokens.names],
  )
  const others = await write.query<readonly { readonly worker_id: string; readonly by_nik: boolean }[]>(
    `select worker_id, bool_or(by_nik) as by_nik from (
       select worker_id, true as by_nik from worker_match where nik_token = $2
       union all select worker_id, false from worker_match where name_tokens && $3::text[]) found
     where worker_id <> $1 and not exists (select from duplicate_proposal d where
       d.worker_id in ($1, found.worker_id) and d.other_worker_id in ($1, found.worker_id))
     group by worker_id order by worker_id`,
    [worker.id, tokens.nik, tokens.names],
  )
  for (const { worker_id, by_nik } of others)
    await propose(
      write,
      { workerId: worker.id, otherWorkerId: worker_id, matchedBy: by_nik ? 'NIK' : 'NAME_AND_BIRTH_DATE' },
      today,
    )
  return others.length
}

interface Pair {
  readonly workerId: string
  readonly otherWorkerId: string
  readonly matchedBy: MatchGround
}

async function propose(write: Write, pair: Pair, today: string): Promise<void> {
  await write.insert(duplicateProposals, {
    id: randomUUID(),
    ...pair,
    subjectId: null,
    confidence: pair.matchedBy === 'NIK' ? 'HIGH' : 'MEDIUM',
    state: 'PROPOSED',
    proposedOn: today,
    decidedOn: null,
    version: 1,
  })
}

/** The agency's own key, drawn when its database was made; it is kept nowhere else. */
export async function matchKey({ query }: Pick<Write, 'query'>): Promise<string> {
  const [found] = await query<readonly { readonly key: string }[]>('select key from match_key', [])
  if (found === undefined) throw new Error('The match key is missing.')
  return found.key
}
