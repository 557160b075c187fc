import { type Row, rowTable } from '@simpul/agency'
import type { ProtectedStageName } from '../worker/stages.ts'

export interface ProtectedStageRow extends Row {
  readonly workerId: string
  readonly stage: ProtectedStageName
  readonly on: string
}

/** The stages that no status tells: a medical result, the way somebody left, the condition on return. */
export const protectedStages = rowTable<ProtectedStageRow>({
  type: 'ProtectedStage',
  columns: { workerId: 'text', stage: 'text', on: 'date' },
})
