import { refuseUnless } from '../case-acts/refuse-unless.ts'
import type { RemedyRow, RemedyType } from './remedy-table.ts'

export interface AmountInput {
  readonly type: RemedyType
  readonly amount?: number | null
  readonly currency?: string | null
}

/** What is money, and what is none; anything else may be either. */
const money: readonly RemedyType[] = ['WAGES_PAID', 'COSTS_PAID_BACK', 'COMPENSATION', 'INSURANCE_BENEFIT']
const things: readonly RemedyType[] = ['DOCUMENTS_GIVEN_BACK', 'WORK_RESTORED']

/** What a remedy amounts to: money always, in a currency; a thing never. */
export function readRemedyAmount(input: AmountInput): Pick<RemedyRow, 'type' | 'amount' | 'currency'> {
  const { type, amount = null, currency = null } = input
  refuseAmount(type, amount)
  refuseCurrency(amount, currency)
  return { type, amount, currency }
}

function refuseAmount(type: RemedyType, amount: number | null): void {
  refuseUnless(!things.includes(type) || amount === null, 'amount', {
    en: `is for money: ${type} has none`,
    id: `hanya untuk uang: ${type} tidak memilikinya`,
  })
  refuseUnless(amount === null ? !money.includes(type) : amount > 0, 'amount', {
    en: `must be more than nothing for ${type}`,
    id: `harus lebih dari nol untuk ${type}`,
  })
}

function refuseCurrency(amount: number | null, currency: string | null): void {
  refuseUnless((amount === null) === (currency === null), 'currency', {
    en: 'is given with an amount, and only then',
    id: 'diisi bersama jumlah uang, dan hanya pada saat itu',
  })
  refuseUnless(currency === null || /^[A-Z]{3}$/.test(currency), 'currency', {
    en: 'must be an ISO 4217 code such as IDR',
    id: 'harus kode ISO 4217, misalnya IDR',
  })
}
