import {
  type AgencyContext,
  type FilingDecided,
  illegalMove,
  placementFilingDecidedMessage,
  type Write,
  type WriteInput,
} from '@simpul/agency'
import { z } from 'zod'
import { heldVersion } from '../case-acts/held-row.ts'
import { told } from '../input/told.ts'
import { id, version } from '../input/words.ts'
import { fileConfirmed } from './file-confirmed.ts'
import { termsSql } from './filing-terms.ts'
import { type FilingRefusal, type PlacementFilingRow, placementFilings } from './placement-filing-table.ts'

interface ConfirmPlacementFilingInput extends WriteInput {
  readonly filingId: string
  readonly expectedVersion: number
}

interface RefusePlacementFilingInput extends ConfirmPlacementFilingInput {
  readonly because: FilingRefusal
}

type Decided = { readonly placementFiling: { readonly id: string } }

/** An officer confirms what a company filed: the copy takes it, and the company becomes a party of the worker. */
export async function confirmPlacementFiling(
  _: unknown,
  { input }: { readonly input: ConfirmPlacementFilingInput },
  context: AgencyContext,
): Promise<Decided> {
  const placementFiling = await context.write('confirmPlacementFiling', told(named, input), async (write) => {
    const filing = await waiting(write, input, 'CONFIRMED')
    const filedPlacementId = await fileConfirmed(write, filing, context.today)
    await decide(write, filing, { state: 'CONFIRMED', refusedFor: null, filedPlacementId, decidedOn: context.today })
    return { id: filing.id }
  })
  return { placementFiling }
}

/** An officer refuses what a company filed: nothing is opened, and a copy that was confirmed before stays as it is. */
export async function refusePlacementFiling(
  _: unknown,
  { input }: { readonly input: RefusePlacementFilingInput },
  context: AgencyContext,
): Promise<Decided> {
  const placementFiling = await context.write('refusePlacementFiling', told(named, input), async (write) => {
    const filing = await waiting(write, input, 'REFUSED')
    await decide(write, filing, { state: 'REFUSED', refusedFor: input.because, decidedOn: context.today })
    return { id: filing.id }
  })
  return { placementFiling }
}

const named = z.looseObject({ clientKey: z.string(), filingId: id, expectedVersion: version })

async function waiting(
  write: Write,
  { filingId, expectedVersion }: ConfirmPlacementFilingInput,
  to: 'CONFIRMED' | 'REFUSED',
): Promise<PlacementFilingRow> {
  const filing = await heldVersion(write, placementFilings, { field: 'filingId', id: filingId, expectedVersion })
  if (filing.state !== 'WAITING') throw illegalMove('input.filingId', filing.state, to, [])
  return filing
}

type Decision = Pick<PlacementFilingRow, 'refusedFor' | 'decidedOn'> &
  Partial<Pick<PlacementFilingRow, 'filedPlacementId'>> & { readonly state: FilingDecided['state'] }

async function decide(write: Write, filing: PlacementFilingRow, decision: Decision): Promise<void> {
  const { id: filingId, placementId, revision, companyId } = filing
  await write.change(placementFilings, filingId, filing.version, decision)
  await write.query(`update placement_filing set decided_terms = ${termsSql} where id = $1`, [filingId])
  const answer: FilingDecided = { placement: placementId, revision, state: decision.state }
  await write.own.tell(companyId, placementFilingDecidedMessage, answer)
}
