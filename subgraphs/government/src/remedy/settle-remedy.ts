import { type AgencyContext, illegalMove } from '@simpul/agency'
import { heldVersion } from '../case-acts/held-row.ts'
import { readPastDay } from '../case-acts/read-input.ts'
import type { RemedyPayload } from './agree-remedy.ts'
import { type RemedyRow, remedies } from './remedy-table.ts'

/** Which remedy an act is about. */
export interface RemedyAct {
  readonly clientKey: string
  readonly remedyId: string
  readonly expectedVersion: number
}

export interface RecordRemedyPaidInput extends RemedyAct {
  readonly paidOn: string
}

export interface RecordRemedyBrokenInput extends RemedyAct {
  readonly brokenOn: string
}

/** Records that a worker has what was agreed, late too. Own staff only. */
export async function recordRemedyPaid(
  _: unknown,
  { input }: { readonly input: RecordRemedyPaidInput },
  context: AgencyContext,
): Promise<RemedyPayload> {
  const changesOf = (remedy: RemedyRow) => {
    refuseStep(remedy, 'PAID')
    const paidOn = readPastDay('paidOn', input.paidOn, context.today, remedy.agreedOn ?? undefined)
    return { isPaid: true, paidOn }
  }
  return settle(input, context, { mutation: 'recordRemedyPaid', changesOf })
}

/** Records that what was agreed did not come. Own staff only. */
export async function recordRemedyBroken(
  _: unknown,
  { input }: { readonly input: RecordRemedyBrokenInput },
  context: AgencyContext,
): Promise<RemedyPayload> {
  const changesOf = (remedy: RemedyRow) => {
    refuseStep(remedy, 'BROKEN')
    return { brokenOn: readPastDay('brokenOn', input.brokenOn, context.today, remedy.agreedOn ?? undefined) }
  }
  return settle(input, context, { mutation: 'recordRemedyBroken', changesOf })
}

type Step = 'AGREED' | 'PAID' | 'BROKEN'

/** What was broken may still be paid; what is paid is at its end. */
const steps: Readonly<Record<Step, readonly Step[]>> = { AGREED: ['PAID', 'BROKEN'], BROKEN: ['PAID'], PAID: [] }

function refuseStep(remedy: RemedyRow, to: Step): void {
  const from = stepOf(remedy)
  if (!steps[from].includes(to)) throw illegalMove('input.remedyId', from, to, steps[from])
}

function stepOf({ isPaid, brokenOn }: RemedyRow): Step {
  if (isPaid) return 'PAID'
  return brokenOn === null ? 'AGREED' : 'BROKEN'
}

interface Settling {
  readonly mutation: string
  readonly changesOf: (remedy: RemedyRow) => Partial<RemedyRow>
}

async function settle(
  input: RemedyAct,
  { write: run }: AgencyContext,
  { mutation, changesOf }: Settling,
): Promise<RemedyPayload> {
  const { remedyId: id, expectedVersion } = input
  const settled = await run(mutation, input, async (write) => {
    const remedy = await heldVersion(write, remedies, { field: 'remedyId', id, expectedVersion })
    await write.change(remedies, id, expectedVersion, changesOf(remedy))
    return { id }
  })
  return { remedy: settled }
}
