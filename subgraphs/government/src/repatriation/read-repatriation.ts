import { most, readOptionalText, readPastDay, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import type { RepatriationStatus } from './repatriation-moves.ts'
import type { CostBearer, RepatriationRow } from './repatriation-table.ts'

export interface RepatriationStep {
  readonly to: Exclude<RepatriationStatus, 'REQUESTED'>
  readonly escort?: string | null
  readonly costBearer?: CostBearer | null
  readonly returnedOn?: string | null
  readonly condition?: RepatriationRow['condition']
  readonly declineReason?: string | null
}

type Facts = Pick<RepatriationRow, 'escort' | 'costBearer' | 'returnedOn' | 'condition' | 'declineReason'>

/** What is known of a way home after a step; who bears the cost is settled before anybody travels. */
export function readRepatriation(step: RepatriationStep, before: RepatriationRow, today: string): Facts {
  refuseMisplaced(step)
  const { to } = step
  const escort = readOptionalText('escort', step.escort, most.name) ?? before.escort
  const costBearer = step.costBearer ?? before.costBearer
  const travels = to === 'PLANNED' || to === 'RETURNED'
  refuseUnless(!travels || costBearer !== null, 'costBearer', {
    en: `must be known before somebody is ${to}`,
    id: `harus diketahui sebelum status ${to}`,
  })
  const returnedOn =
    to === 'RETURNED' ? readPastDay('returnedOn', step.returnedOn ?? '', today, before.requestedOn) : null
  const declineReason = to === 'DECLINED' ? readText('declineReason', step.declineReason ?? '', most.note) : null
  return { escort, costBearer, returnedOn, condition: step.condition ?? null, declineReason }
}

/** Each fact belongs to its step, and none is left out there. */
function refuseMisplaced({ to, returnedOn, condition, declineReason }: RepatriationStep): void {
  const facts = { returnedOn, condition, declineReason }
  const belongs = { returnedOn: 'RETURNED', condition: 'RETURNED', declineReason: 'DECLINED' }
  for (const field of ['returnedOn', 'condition', 'declineReason'] as const)
    refuseUnless((facts[field] != null) === (belongs[field] === to), field, {
      en: `is given when somebody is ${belongs[field]}, and only then`,
      id: `diisi pada status ${belongs[field]}, dan hanya pada saat itu`,
    })
}
