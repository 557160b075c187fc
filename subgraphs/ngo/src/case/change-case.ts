import type { AgencyContext, Write } from '@simpul/agency'
import { heldCase } from '../input/held.ts'
import { readCountry, readTypes, readWorker } from '../input/read-codes.ts'
import { optional } from '../input/read-text.ts'
import { notNow, wrong } from '../input/wrong.ts'
import { type CaseClient, type CaseClientInput, readClient } from './case-client.ts'
import { type CaseRow, type CaseSeverity, cases } from './case-table.ts'
import type { CasePayload } from './move-case.ts'
import { nameWorker } from './name-worker.ts'

interface ChangeCaseInput {
  readonly clientKey: string
  readonly caseId: string
  readonly expectedVersion: number
  readonly types?: readonly string[] | null
  readonly severity?: CaseSeverity | null
  readonly country?: string | null
  readonly client?: CaseClientInput | null
  readonly workerId?: string | null
}

/** Changes what a case is about, or says whom once that is known. Own staff only. */
export async function changeCase(
  _: unknown,
  { input }: { readonly input: ChangeCaseInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const changes = changesOf(input)
  const changed = await context.write('changeCase', input, async (write) => {
    const found = await heldCase(write, input.caseId)
    await write.change(cases, found.id, input.expectedVersion, changes)
    if (changes.workerId !== undefined) await linkWorker(write, found, changes.workerId)
    return { id: found.id }
  })
  return { case: changed }
}

type Changes = Partial<Pick<CaseRow, 'types' | 'severity' | 'country'> & CaseClient> & { readonly workerId?: string }

/** What the input names and no more. */
function changesOf({ types, severity, country, client, workerId }: ChangeCaseInput): Changes {
  const changes = {
    ...named('types', Array.isArray(types) ? readTypes('types', types) : null),
    ...named('severity', severity),
    ...named(
      'country',
      optional(country, (code) => readCountry('country', code)),
    ),
    ...readClient(client),
    ...named(
      'workerId',
      optional(workerId, (id) => readWorker('workerId', id)),
    ),
  }
  if (Object.keys(changes).length > 0) return changes
  throw wrong('types', {
    en: 'must be given, or else severity, country, client or workerId: nothing would change',
    id: 'harus diisi, atau severity, country, client, workerId: tidak ada yang akan berubah',
  })
}

function named<K extends string, T>(key: K, value: T | null | undefined): { readonly [P in K]?: T } {
  return (value === null || value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T }
}

/** A case never goes from one worker to another: what hangs on it would go along. */
async function linkWorker(write: Write, { id, workerId }: CaseRow, known: string): Promise<void> {
  if (workerId === known) return
  if (workerId === null) return nameWorker(write, id, known)
  throw notNow('workerId', {
    en: 'It is known already whom this case is about, and that does not change; open a case of its own for another worker',
    id: 'Pekerja dalam kasus ini sudah diketahui dan tidak dapat diganti; buka kasus tersendiri untuk pekerja lain',
  })
}
