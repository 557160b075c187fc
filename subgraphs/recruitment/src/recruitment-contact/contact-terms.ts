import { readPhone, type WriteInput } from '@simpul/agency'
import { textOrNull } from '../acts/checks.ts'
import type { Named } from '../acts/own-row.ts'
import { notRight } from '../acts/refusals.ts'
import { type RecruitmentContactRow, recruitmentContacts } from './recruitment-contact-table.ts'

/** A number as an officer writes it. */
export interface ContactTermsInput {
  readonly phone: string
  readonly isSafe: boolean
  readonly callWindow?: string | null
}

/** An input that changes a contact. */
export interface ContactInput extends WriteInput {
  readonly contactId: string
  readonly expectedVersion: number
}

/** A contact that an input names. */
export const namedContact: Named<RecruitmentContactRow> = {
  table: recruitmentContacts,
  field: 'contactId',
  what: { en: 'contact', id: 'kontak' },
}

/** Checks a number and when it may be called; the refusal never repeats the number. */
export function contactTermsOf(input: ContactTermsInput) {
  const { isSafe } = input
  const phone = readPhone(input.phone)
  if (phone === undefined) throw notRight('phone', noNumber)
  const callWindow = textOrNull('callWindow', input.callWindow, 100)
  if (!isSafe && callWindow !== null) throw notRight('callWindow', noHour)
  return { phone, isSafe, callWindow }
}

const noNumber = {
  en: 'must be a telephone number; outside Indonesia with its country, such as +852…',
  id: 'harus nomor telepon; di luar Indonesia dengan kode negara, misalnya +852…',
}

const noHour = {
  en: 'is for a number that is safe; nobody calls one that is not',
  id: 'hanya untuk nomor yang aman; nomor yang tidak aman tidak dihubungi',
}
