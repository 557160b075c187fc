import { type Row, rowTable } from '@simpul/agency'
import type { LifecycleStatus } from '../worker/worker-table.ts'

export interface WorkerStageRow extends Row {
  readonly workerId: string
  /** Null for the first. */
  readonly from: LifecycleStatus | null
  readonly to: LifecycleStatus
  readonly on: string
}

/** The statuses a worker has had. Who noted them is told by nobody. */
export const workerStages = rowTable<WorkerStageRow>({
  type: 'WorkerStage',
  columns: { workerId: 'text', from: 'text', to: 'text', on: 'date' },
})
