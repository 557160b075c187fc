import { randomUUID } from 'node:crypto'
import { type AgencyContext, attachFile, type NewRow, type Write } from '@simpul/agency'
import { currencyOf, dayFrom, dayUntil, numberOf, numberOrNull, textOf, textOrNull } from '../acts/checks.ts'
import { locked } from '../acts/own-row.ts'
import { conflict } from '../acts/refusals.ts'
import { contractChanges } from '../contract-change/contract-change-table.ts'
import { contractWageChanges } from '../contract-wage-change/contract-wage-change-table.ts'
import { jobOrders } from '../job-order/job-order-table.ts'
import { mostMoney } from '../job-order/order-terms.ts'
import { namedPlacement, type PlacementInput } from '../placement/named-placement.ts'
import type { PlacementRow } from '../placement/placement-table.ts'
import { refuseCancelled } from '../placement/refuse-cancelled.ts'
import { tellFilings } from '../placement-filing/tell-filings.ts'
import { type ContractTerms, compareContracts } from './compare-contracts.ts'
import { contractChangeRows, firstPromise, type Offer } from './contract-changes.ts'
import { contractVersions, type EmploymentContractVersionRow } from './employment-contract-version-table.ts'

interface RecordContractVersionInput extends PlacementInput, Partial<Nullable<ContractTerms>> {
  readonly signedOn: string
  readonly position: string
  readonly monthlyWage: number
  readonly currency: string
  readonly fileId?: string | null
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null }
type Version = Omit<NewRow<EmploymentContractVersionRow>, 'fileId'>

/** Records a contract as it was signed, with what it changed. It never changes after. */
export async function recordContractVersion(
  _: unknown,
  { input }: { readonly input: RecordContractVersionInput },
  context: AgencyContext,
): Promise<{ readonly contractVersion: { readonly id: string } }> {
  const { placementId, fileId = null } = input
  const { today } = context
  const signedOn = dayUntil('signedOn', input.signedOn, today)
  const terms = termsOf(input)
  const contractVersion = await context.write('recordContractVersion', input, async (write) => {
    const placement = refuseCancelled(await locked(write, namedPlacement, placementId))
    const earlier = await versionsOf(write, placementId)
    const last = earlier.at(-1)
    refuseAgain(last, terms, signedOn)
    const id = randomUUID()
    const { workerId } = placement
    const promise = firstPromise(await offerOf(write, placement), earlier[0] ?? terms)
    const changes = contractChangeRows({ id, workerId, newId: () => randomUUID() }, terms, { promise, previous: last })
    const version = (last?.version ?? 0) + 1
    const { isWorseThanPromised } = changes
    if (fileId !== null) await attachFile(write, { fileId, type: 'EmploymentContractVersion', rowId: id })
    await write.insert(contractVersions, {
      id,
      workerId,
      placementId,
      version,
      signedOn,
      ...terms,
      isWorseThanPromised,
      fileId,
    })
    for (const change of changes.terms) await write.insert(contractChanges, change)
    for (const change of changes.wages) await write.insert(contractWageChanges, change)
    await tellFilings(write, context, { placementId, news: 'TERMS' })
    return { id }
  })
  return { contractVersion }
}

function termsOf(input: RecordContractVersionInput): ContractTerms {
  return {
    employerName: textOrNull('employerName', input.employerName, 200),
    position: textOf('position', input.position, 200),
    monthlyWage: numberOf('monthlyWage', input.monthlyWage, { least: 1, most: mostMoney }),
    currency: currencyOf('currency', input.currency),
    weeklyHours: numberOrNull('weeklyHours', input.weeklyHours, { least: 1, most: 168 }),
    weeklyRestDays: numberOrNull('weeklyRestDays', input.weeklyRestDays, { least: 0, most: 7 }),
    leaveDays: numberOrNull('leaveDays', input.leaveDays, { least: 0, most: 366 }),
    termMonths: numberOrNull('termMonths', input.termMonths, { least: 1, most: 120 }),
  }
}

function versionsOf(write: Write, placementId: string): Promise<readonly Version[]> {
  return write.query<readonly Version[]>(
    `select id, version, signed_on::text as "signedOn", position, monthly_wage as "monthlyWage", currency,
       weekly_hours as "weeklyHours", weekly_rest_days as "weeklyRestDays", leave_days as "leaveDays",
       term_months as "termMonths", employer_name as "employerName"
     from employment_contract_version where placement_id = $1 order by version`,
    [placementId],
  )
}

/** An extension may say the same again on a later day; the same on the same day is a repeat. */
function refuseAgain(last: Version | undefined, terms: ContractTerms, signedOn: string): void {
  if (last === undefined) return
  dayFrom('signedOn', signedOn, last.signedOn, { en: 'the version before it', id: 'versi sebelumnya' })
  const { changes, wage } = compareContracts(last, terms)
  if (signedOn > last.signedOn || changes.length > 0 || wage !== undefined) return
  throw conflict('signedOn', {
    en: `This is what version ${last.version} says already.`,
    id: `Isinya sama dengan versi ${last.version}.`,
  })
}

async function offerOf(write: Write, { position, employerName, jobOrderId }: PlacementRow): Promise<Offer> {
  const order = jobOrderId === null ? null : await write.find(jobOrders, jobOrderId)
  const { wageOffer: amount = null, wageCurrency: currency = null } = order ?? {}
  return { position, employerName, wage: amount === null || currency === null ? null : { amount, currency } }
}
