import type { AgencyContext, Write } from '@simpul/agency'
import { commitmentDue } from '../case-acts/due-jobs.ts'
import { receivedOnOf } from '../case-acts/held-complaint.ts'
import { heldVersion } from '../case-acts/held-row.ts'
import { most, readPastDay, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { type CaseCommitmentRow, caseCommitments } from './case-commitment-table.ts'
import { refuseCommitmentMove } from './commitment-moves.ts'

/** Which promise an act is about. */
export interface CommitmentAct {
  readonly clientKey: string
  readonly caseCommitmentId: string
  readonly expectedVersion: number
}

export interface KeepCaseCommitmentInput extends CommitmentAct {
  readonly keptOn: string
  readonly evidence: string
}

export interface BreakCaseCommitmentInput extends CommitmentAct {
  readonly brokenOn?: string | null
}

/** A promise after an act on it. */
export interface CaseCommitmentPayload {
  readonly caseCommitment: { readonly id: string }
}

/** Records that a promise was kept, late or not, and what shows it. Own staff only. */
export async function keepCaseCommitment(
  _: unknown,
  { input }: { readonly input: KeepCaseCommitmentInput },
  { write: run, today }: AgencyContext,
): Promise<CaseCommitmentPayload> {
  const evidence = readText('evidence', input.evidence, most.note)
  const kept = await run('keepCaseCommitment', input, async (write) => {
    const held = await heldCommitment(write, input)
    refuseCommitmentMove(held, 'KEPT')
    const keptOn = readPastDay('keptOn', input.keptOn, today, await receivedOnOf(write, held.complaintId))
    return settle(write, held, { state: 'KEPT', keptOn, evidence, isLate: keptOn > held.dueOn })
  })
  return { caseCommitment: kept }
}

/** Records that a promise was not kept by its last day. Own staff only. */
export async function breakCaseCommitment(
  _: unknown,
  { input }: { readonly input: BreakCaseCommitmentInput },
  { write: run, today }: AgencyContext,
): Promise<CaseCommitmentPayload> {
  const broken = await run('breakCaseCommitment', input, async (write) => {
    const held = await heldCommitment(write, input)
    refuseCommitmentMove(held, 'BROKEN')
    const brokenOn = readPastDay('brokenOn', input.brokenOn ?? today, today)
    refuseUnless(brokenOn > held.dueOn, 'brokenOn', {
      en: `must be after ${held.dueOn}, the last day on which it may be kept`,
      id: `harus setelah ${held.dueOn}, hari terakhir untuk memenuhinya`,
    })
    return settle(write, held, { state: 'BROKEN', brokenOn, isLate: true })
  })
  return { caseCommitment: broken }
}

/** The promise at the version that was read. */
export function heldCommitment(write: Write, act: CommitmentAct): Promise<CaseCommitmentRow> {
  const { caseCommitmentId: id, expectedVersion } = act
  return heldVersion(write, caseCommitments, { field: 'caseCommitmentId', id, expectedVersion })
}

async function settle(
  write: Write,
  { id, version }: CaseCommitmentRow,
  changes: Partial<CaseCommitmentRow>,
): Promise<{ readonly id: string }> {
  await write.change(caseCommitments, id, version, changes)
  await write.noJob(commitmentDue, id)
  return { id }
}
