import { randomUUID } from 'node:crypto'
import { type AgencyContext, addDays } from '@simpul/agency'
import { dayFrom, dayUntil } from '../acts/checks.ts'
import { type PaperInput, refuseStranger } from '../worker/refuse-stranger.ts'
import { policeClearances } from './police-clearance-table.ts'

interface RecordPoliceClearanceInput extends PaperInput {
  readonly isClear: boolean
  readonly issuedOn: string
  readonly expiresOn?: string | null
}

/** Records what the police's letter (SKCK) says: yes or no, and nothing else of it. */
export async function recordPoliceClearance(
  _: unknown,
  { input }: { readonly input: RecordPoliceClearanceInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly policeClearance: { readonly id: string } }> {
  const { isClear, expiresOn = null } = input
  const issuedOn = dayUntil('issuedOn', input.issuedOn, today)
  if (expiresOn !== null) dayFrom('expiresOn', expiresOn, addDays(issuedOn, 1), dayAfter)
  const policeClearance = await writing('recordPoliceClearance', input, async (write) => {
    const workerId = await refuseStranger(write, input.workerId)
    const id = randomUUID()
    await write.insert(policeClearances, { id, workerId, isClear, issuedOn, expiresOn })
    return { id }
  })
  return { policeClearance }
}

const dayAfter = { en: 'the day after its issue', id: 'sehari setelah tanggal terbit' }
