import { type AgencyContext, illegalMove, type Write } from '@simpul/agency'
import { heldCase } from '../input/held.ts'
import { notNow, wrong } from '../input/wrong.ts'
import { type CaseClosedBecause, caseMoves, reasonsFor } from './case-moves.ts'
import { type CaseRow, type CaseStatus, cases } from './case-table.ts'

interface MoveCaseInput {
  readonly clientKey: string
  readonly caseId: string
  readonly expectedVersion: number
  readonly status: CaseStatus
  readonly closedBecause?: CaseClosedBecause | null
}

/** What an act on a case answers: a reference, looked up as the caller. */
export interface CasePayload {
  readonly case: { readonly id: string }
}

/** Moves a case on, by the legal moves only; who closes it says why. Own staff only. */
export async function moveCase(
  _: unknown,
  { input }: { readonly input: MoveCaseInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const closedBecause = reasonOf(input)
  const moved = await context.write('moveCase', input, async (write) => {
    const found = await heldCase(write, input.caseId)
    // who has read an older version is told that first, not what follows from what they have not seen
    if (found.version === input.expectedVersion) await refuseMove(write, found, input.status)
    const closedAt = closedBecause === null ? null : context.now.toISOString()
    const changes = { status: input.status, closedBecause, closedAt }
    await write.change(cases, found.id, input.expectedVersion, changes)
    return { id: found.id }
  })
  return { case: moved }
}

/** The reason, where the status needs one; a case that is worked on has none. */
function reasonOf({ status, closedBecause = null }: MoveCaseInput): CaseClosedBecause | null {
  const reasons = reasonsFor(status)
  if (reasons.length === 0 && closedBecause !== null)
    throw wrong('closedBecause', {
      en: `must be left out where a case goes to ${status}`,
      id: `harus dikosongkan bila kasus menjadi ${status}`,
    })
  if (reasons.length === 0 || (closedBecause !== null && reasons.includes(closedBecause))) return closedBecause
  throw wrong('closedBecause', {
    en: `must say why the case is ${status}: ${reasons.join(', ')}`,
    id: `harus menyebut mengapa kasus menjadi ${status}: ${reasons.join(', ')}`,
  })
}

async function refuseMove(write: Write, { id, status }: CaseRow, next: CaseStatus): Promise<void> {
  const legal = caseMoves[status]
  if (!legal.includes(next)) throw illegalMove('input.status', status, next, legal)
  if (status !== 'REFERRED' || next !== 'IN_PROGRESS') return
  const taken = await write.query<unknown[]>(
    `select id from case_referral where case_id = $1 and is_transfer and state = 'ACCEPTED' limit 1`,
    [id],
  )
  if (taken.length === 0) return
  throw notNow('status', {
    en: 'Another agency has taken this case over and works on it',
    id: 'Lembaga lain sudah mengambil alih kasus ini dan sedang menanganinya',
  })
}
