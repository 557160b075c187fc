import type { NewRow, Write } from '@simpul/agency'
import { countryOf, currencyOf, dayFrom, numberOf, numberOrNull, textOf, textOrNull } from '../acts/checks.ts'
import { refuseEnded } from '../acts/own-row.ts'
import { notFound, notRight } from '../acts/refusals.ts'
import { employers } from '../employer/employer-table.ts'
import { namedEmployer } from '../employer/employer-terms.ts'
import type { JobOrderRow } from './job-order-table.ts'

/** What an order says, as an officer writes it. */
export interface OrderTermsInput {
  readonly employerId?: string | null
  readonly country: string
  readonly position: string
  readonly sector: string
  readonly quota: number
  readonly wageOffer?: number | null
  readonly wageCurrency?: string | null
  readonly closesOn?: string | null
  readonly overseasPartner?: string | null
}

/** The names of the terms. */
export const termNames = [
  'employerId',
  'country',
  'position',
  'sector',
  'quota',
  'wageOffer',
  'wageCurrency',
  'closesOn',
  'overseasPartner',
] as const satisfies readonly (keyof OrderTermsInput)[]

/** What an order says, checked. */
export type OrderTerms = Pick<NewRow<JobOrderRow>, (typeof termNames)[number]>

/** The sectors of work that the agencies know. */
export const sectors = ['DOMESTIC', 'CARE', 'MANUFACTURING', 'PLANTATION', 'CONSTRUCTION', 'FISHERY', 'SERVICES']

/** The most that a column for whole numbers holds. */
export const mostMoney = 2_147_483_647

/** Checks what an order says; refused with the field and what to do. */
export function orderTermsOf(input: OrderTermsInput, today: string): OrderTerms {
  const { wageOffer, wageCurrency, closesOn } = input
  if ((wageOffer ?? null) === null && (wageCurrency ?? null) !== null) throw wantsBoth('wageOffer', 'wageCurrency')
  if ((wageOffer ?? null) !== null && (wageCurrency ?? null) === null) throw wantsBoth('wageCurrency', 'wageOffer')
  return {
    employerId: input.employerId ?? null,
    country: countryOf('country', input.country),
    position: textOf('position', input.position, 200),
    sector: sectorOf(input.sector),
    quota: numberOf('quota', input.quota, { least: 1, most: 10_000 }),
    wageOffer: numberOrNull('wageOffer', wageOffer, { least: 1, most: mostMoney }),
    wageCurrency: typeof wageCurrency === 'string' ? currencyOf('wageCurrency', wageCurrency) : null,
    closesOn:
      typeof closesOn === 'string' ? dayFrom('closesOn', closesOn, today, { en: 'today', id: 'hari ini' }) : null,
    overseasPartner: textOrNull('overseasPartner', input.overseasPartner, 200),
  }
}

/** Refuses an employer that is not in the company's book, or not any more. */
export async function refuseUnknownEmployer(write: Write, employerId: string | null): Promise<void> {
  if (employerId === null) return
  const found = await write.find(employers, employerId)
  if (found !== null) return void refuseEnded(namedEmployer, found)
  throw notFound('employerId', { en: 'There is no such employer.', id: 'Tidak ada pemberi kerja seperti itu.' })
}

function sectorOf(value: string): string {
  if (sectors.includes(value)) return value
  const listed = sectors.join(', ')
  throw notRight('sector', { en: `must be one of ${listed}`, id: `harus salah satu dari ${listed}` })
}

function wantsBoth(missing: string, given: string): Error {
  return notRight(missing, {
    en: `is wanted where input.${given} is given`,
    id: `wajib diisi bila input.${given} diisi`,
  })
}
