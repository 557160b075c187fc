import { readCurrency } from '../input/read-codes.ts'
import { wrong } from '../input/wrong.ts'

/** An amount of money, or neither amount nor currency. */
export interface Money {
  readonly amount: number | null
  readonly currency: string | null
}

/** What is given back as it is, and has no amount. */
const noMoney: readonly string[] = ['DOCUMENTS']

/** The amount claimed with its currency; both or neither, and neither for what is no money. */
export function readClaim(type: string, amount: number | null | undefined, currency: string | null | undefined): Money {
  const isMoney = amount !== null && amount !== undefined
  if (isMoney && noMoney.includes(type))
    throw wrong('amountClaimed', { en: `must be left out for ${type}`, id: `harus dikosongkan untuk ${type}` })
  if (!isMoney && currency !== null && currency !== undefined)
    throw wrong('amountClaimed', { en: 'must be given where currency is', id: 'harus diisi bila currency diisi' })
  if (!isMoney) return { amount: null, currency: null }
  if (amount <= 0) throw wrong('amountClaimed', { en: 'must be more than 0', id: 'harus lebih dari 0' })
  if (currency === null || currency === undefined)
    throw wrong('currency', { en: 'must be given where amountClaimed is', id: 'harus diisi bila amountClaimed diisi' })
  return { amount, currency: readCurrency('currency', currency) }
}

/** What was obtained of a claim: money of money, and nothing to count of the rest. */
export function readObtained(claimed: number | null, obtained: number | null | undefined): number | null {
  const isGiven = obtained !== null && obtained !== undefined
  if (claimed === null && isGiven)
    throw wrong('amountObtained', {
      en: 'must be left out: the claim names no amount',
      id: 'harus dikosongkan: tuntutan ini tidak menyebut jumlah',
    })
  if (claimed === null) return null
  if (!isGiven) throw wrong('amountObtained', { en: 'must be given for money', id: 'harus diisi untuk uang' })
  if (obtained >= 0) return obtained
  throw wrong('amountObtained', { en: 'must not be less than 0', id: 'tidak boleh kurang dari 0' })
}
