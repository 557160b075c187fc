import { randomUUID } from 'node:crypto'
import { type AgencyContext, illegalMove, type Write } from '@simpul/agency'
import { z } from 'zod'
import { heldVersion } from '../case-acts/held-row.ts'
import { companySanctions } from '../company-sanction/company-sanction-table.ts'
import { followLicence } from '../company-sanction/follow-licence.ts'
import { refuseBefore } from '../input/refuse-day.ts'
import { notRight, told } from '../input/told.ts'
import { id, line, pastDay, version } from '../input/words.ts'
import { type OpenSanctionRow, openSanctions } from './open-sanction-table.ts'
import { type SanctionOutcome, sanctionMoves } from './sanction-moves.ts'

export interface DecideSanctionInput {
  readonly clientKey: string
  readonly openSanctionId: string
  readonly expectedVersion: number
  readonly outcome: SanctionOutcome
  readonly decidedOn: string
  readonly decisionNumber?: string | null
  readonly endsOn?: string | null
}

/** The examination as decided, and the sanction where one was imposed. */
export interface DecideSanctionPayload {
  readonly openSanction: { readonly id: string }
  readonly sanction: { readonly id: string } | null
}

/** Records how an examination was decided. A sanction that is imposed is public, and the licence follows it. Own staff only. */
export async function decideSanction(
  _: unknown,
  { input }: { readonly input: DecideSanctionInput },
  { today, write: writing }: AgencyContext,
): Promise<DecideSanctionPayload> {
  const decision = told(factsOf(today), input)
  const { outcome, expectedVersion } = input
  const number = numberOf(input)
  const done = await writing('decideSanction', input, async (write) => {
    const asked = { field: 'openSanctionId', id: decision.openSanctionId, expectedVersion }
    const open = await heldVersion(write, openSanctions, asked)
    const legal = sanctionMoves[open.stage]
    if (!legal.includes(outcome)) throw illegalMove('input.outcome', open.stage, outcome, legal)
    refuseDays(open, decision)
    await write.change(openSanctions, open.id, expectedVersion, { stage: outcome, endedOn: decision.decidedOn })
    if (number === null) return { openId: open.id, sanctionId: null }
    const sanctionId = await impose(write, open, { ...decision, decisionNumber: number, today })
    return { openId: open.id, sanctionId }
  })
  return { openSanction: { id: done.openId }, sanction: done.sanctionId === null ? null : { id: done.sanctionId } }
}

function factsOf(today: string) {
  return z.object({
    openSanctionId: id,
    expectedVersion: version,
    decidedOn: pastDay(today),
    decisionNumber: line(100).nullish(),
    endsOn: z.string().nullish(),
  })
}

/** Null where nothing was imposed. */
function numberOf({ outcome, decisionNumber, endsOn }: DecideSanctionInput): string | null {
  const given = decisionNumber?.trim() ?? null
  const isImposed = outcome === 'IMPOSED'
  if (isImposed === (given !== null) && (isImposed || endsOn == null)) return given
  throw notRight(isImposed || given !== null ? 'input.decisionNumber' : 'input.endsOn', {
    en: 'is given with a sanction that is imposed (outcome: IMPOSED), and only then',
    id: 'diisi bila sanksi dijatuhkan (outcome: IMPOSED), dan hanya untuk itu',
  })
}

interface Decision {
  readonly decidedOn: string
  readonly endsOn?: string | null | undefined
}

/** Only a suspension has a last day. */
function refuseDays(open: OpenSanctionRow, { decidedOn, endsOn }: Decision): void {
  refuseBefore('input.decidedOn', decidedOn, open.openedOn)
  refuseBefore('input.endsOn', endsOn ?? null, decidedOn)
  if (endsOn == null || open.kind === 'SUSPENSION') return
  throw notRight('input.endsOn', { en: 'is given for a suspension only', id: 'hanya diisi untuk pembekuan izin' })
}

interface Imposed extends Decision {
  readonly decisionNumber: string
  readonly today: string
}

async function impose(write: Write, open: OpenSanctionRow, decision: Imposed): Promise<string> {
  const { companyId, kind, ground } = open
  const { decisionNumber, decidedOn, today } = decision
  const row = { id: randomUUID(), companyId, kind, decisionNumber, decidedOn, endsOn: decision.endsOn ?? null, ground }
  await write.insert(companySanctions, { ...row, liftedOn: null, liftNumber: null, version: 1 })
  await followLicence(write, companyId, today)
  return row.id
}
