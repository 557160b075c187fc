import { randomUUID } from 'node:crypto'
import type { AgencyContext, NewRow, Write } from '@simpul/agency'
import { z } from 'zod'
import { inTheWay } from '../input/refusals.ts'
import { refuseBeforeBirth } from '../input/refuse-day.ts'
import { told } from '../input/told.ts'
import { abroad, id, line, pastDay } from '../input/words.ts'
import { unlisted } from '../placement-company/record-placement-company.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { refuseMinor } from '../worker/refuse-minor.ts'
import { workers } from '../worker/worker-table.ts'
import { type FiledPlacementRow, filedPlacements, type PlacementScheme } from './filed-placement-table.ts'

interface FilePlacementInput {
  readonly clientKey: string
  readonly workerId: string
  readonly companyId?: string | null
  readonly scheme: PlacementScheme
  readonly destinationCountry: string
  readonly position: string
  readonly sector: string
  readonly employerName?: string | null
  readonly agreementNumber?: string | null
  readonly agreementSignedOn?: string | null
}

/** Files a placement that was agreed. A worker has one at a time. The company becomes a party of the worker. Own staff only. */
export async function filePlacement(
  _: unknown,
  { input }: { readonly input: FilePlacementInput },
  context: AgencyContext,
): Promise<{ readonly filedPlacement: { readonly id: string } }> {
  const facts = told(factsOf(context.today), input)
  const filedPlacement = await context.write('filePlacement', input, async (write) => {
    const { scheme: active, birthDate } = await lockWorker(write, { workerId: facts.workerId })
    if (active !== null) throw placedAlready()
    refuseMinor('input.workerId', birthDate, context.today)
    refuseBeforeBirth('input.agreementSignedOn', facts.agreementSignedOn ?? null, birthDate)
    const row = newPlacement({ ...facts, scheme: input.scheme }, context.today)
    if (row.companyId !== null) await nameCompany(write, row.companyId, row.workerId)
    await write.insert(filedPlacements, row)
    return { id: row.id }
  })
  return { filedPlacement }
}

function factsOf(today: string) {
  return z.object({
    workerId: id,
    companyId: z.string().nullish(),
    destinationCountry: abroad,
    position: line(200),
    sector: line(100),
    employerName: line(200).nullish(),
    agreementNumber: line(100).nullish(),
    agreementSignedOn: pastDay(today).nullish(),
  })
}

type Facts = z.infer<ReturnType<typeof factsOf>> & Pick<FilePlacementInput, 'scheme'>

function newPlacement(facts: Facts, today: string): NewRow<FiledPlacementRow> {
  const { workerId, scheme, destinationCountry, position, sector } = facts
  const agreementNumber = facts.agreementNumber ?? null
  return {
    ...{ workerId, scheme, destinationCountry, position, sector },
    id: randomUUID(),
    companyId: facts.companyId ?? null,
    status: agreementNumber === null ? 'SELECTED' : 'AGREEMENT_SIGNED',
    employerName: facts.employerName ?? null,
    departureDate: null,
    flight: null,
    agreementNumber,
    agreementSignedOn: facts.agreementSignedOn ?? null,
    agreementVersion: agreementNumber === null ? null : 1,
    agreementHash: null,
    contractVersion: null,
    contractMonthlyWage: null,
    contractCurrency: null,
    contractWeeklyHours: null,
    contractLeaveDays: null,
    contractTermMonths: null,
    filedOn: today,
    endedOn: null,
    endReason: null,
    version: 1,
  }
}

/** The list of companies is public: which of them is none is no secret. */
async function nameCompany(write: Write, companyId: string, workerId: string): Promise<void> {
  const known = await write.query<readonly unknown[]>('select from placement_company where id = $1', [companyId])
  if (known.length === 0) throw unlisted()
  await write.party(workers.type, workerId, companyId)
}

function placedAlready(): Error {
  return inTheWay('input.workerId', {
    en: 'The worker has a placement that is not over; a second one must wait.',
    id: 'Pekerja masih punya penempatan yang berjalan; yang kedua harus menunggu.',
  })
}
