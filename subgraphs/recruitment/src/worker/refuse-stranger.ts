import type { Write, WriteInput } from '@simpul/agency'
import { workerIdOf } from '../acts/checks.ts'
import { notFound } from '../acts/refusals.ts'

/** An input about a worker's papers. */
export interface PaperInput extends WriteInput {
  readonly workerId: string
}

/** Refuses a worker whom this company never placed: it keeps papers of its own candidates and of nobody else. */
export async function refuseStranger(write: Write, workerId: string): Promise<string> {
  const id = workerIdOf('workerId', workerId)
  const known = await write.query<readonly unknown[]>('select id from placement where worker_id = $1 limit 1', [id])
  if (known.length > 0) return id
  throw notFound('workerId', {
    en: 'This company has no placement of this worker; select the candidate first.',
    id: 'Perusahaan ini tidak memiliki penempatan pekerja ini; pilih calon dahulu.',
  })
}
