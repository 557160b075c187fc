import type { NewRow } from '@simpul/agency'
import { type DemoWorker, derivedId, type ReturnKind, type Stage } from '@simpul/demo'
import type { ProtectedStageRow } from '../protected-stage/protected-stage-table.ts'
import type { ProtectedStageName, Stage as WorkerStageName } from '../worker/stages.ts'
import type { LifecycleStatus } from '../worker/worker-table.ts'
import type { WorkerStageRow } from '../worker-stage/worker-stage-table.ts'

/** The last stage that a status may tell of: a medical result and the way somebody left are told by none. */
export function lifecycleStatus({ history }: DemoWorker): LifecycleStatus {
  const told = history.map(({ stage }) => statusOf[stage]).filter((status) => status !== undefined)
  return told.at(-1) ?? 'KNOWN'
}

const statusOf: Readonly<Record<Stage, LifecycleStatus | undefined>> = {
  INFORMED: 'INFORMED',
  REGISTERED: 'REGISTERED',
  SELECTED: 'SELECTED',
  PLACEMENT_AGREEMENT_SIGNED: 'PLACEMENT_AGREEMENT_SIGNED',
  DOCS_IN_PROGRESS: 'DOCUMENTS_IN_PROGRESS',
  TRAINED: 'TRAINED',
  MEDICAL_FIT: undefined,
  PASSPORT: 'PASSPORT_ISSUED',
  VISA: 'VISA_ISSUED',
  BPJS_ACTIVE: 'INSURED',
  OPP_DONE: 'ORIENTATION_DONE',
  E_PMI_ISSUED: 'E_PMI_ISSUED',
  DEPARTED: 'DEPARTED',
  ARRIVED_REPORTED: 'ARRIVAL_REPORTED',
  WORKING: 'WORKING',
  EMPLOYER_CHANGED: 'WORKING',
  EXTENDED: 'WORKING',
  RETURNED: 'RETURNED',
  REINTEGRATION: 'REINTEGRATION',
  CLOSED: 'CLOSED',
  NON_PROCEDURAL_DETECTED: undefined,
}

const protectedOf: Partial<Record<Stage, ProtectedStageName>> = {
  MEDICAL_FIT: 'MEDICAL_FIT',
  EMPLOYER_CHANGED: 'EMPLOYER_CHANGED',
  EXTENDED: 'EXTENDED',
  NON_PROCEDURAL_DETECTED: 'NON_PROCEDURAL_DETECTED',
}

const returnedAs: Readonly<Record<ReturnKind, ProtectedStageName>> = {
  NORMAL: 'RETURNED_NORMAL',
  PROBLEM: 'RETURNED_WITH_PROBLEM',
  SICK: 'RETURNED_SICK',
  DECEASED: 'RETURNED_DECEASED',
  DEPORTED: 'RETURNED_DEPORTED',
}

/** The last stage, also where the status does not tell it. */
export function stageReached(worker: DemoWorker): WorkerStageName {
  const last = worker.history.at(-1)
  return (last && protectedStage(last.stage, worker)) ?? lifecycleStatus(worker)
}

function protectedStage(stage: Stage, { returned }: DemoWorker): ProtectedStageName | undefined {
  return stage === 'RETURNED' && returned !== undefined ? returnedAs[returned.kind] : protectedOf[stage]
}

/** The statuses a worker has had, one after the other. */
export function stageRows({ id: workerId, history }: DemoWorker): readonly NewRow<WorkerStageRow>[] {
  const told = history.flatMap(({ stage, on }) => {
    const to = stage === 'NON_PROCEDURAL_DETECTED' ? 'KNOWN' : statusOf[stage]
    return to === undefined ? [] : [{ to, on }]
  })
  const moves = told.filter(({ to }, at) => to !== told[at - 1]?.to)
  return moves.map(({ to, on }, at) => ({
    id: derivedId(workerId, 'worker-stage', at + 1),
    workerId,
    from: moves[at - 1]?.to ?? null,
    to,
    on,
  }))
}

/** The stages that no status tells. */
export function protectedStageRows(worker: DemoWorker): readonly NewRow<ProtectedStageRow>[] {
  const { id: workerId, history } = worker
  return history.flatMap(({ stage: reached, on }, at) => {
    const stage = protectedStage(reached, worker)
    return stage === undefined ? [] : [{ id: derivedId(workerId, 'protected-stage', at + 1), workerId, stage, on }]
  })
}
