import { readPhone } from '@simpul/agency'
import { z } from 'zod'
import { notRight, told } from '../input/told.ts'
import { line } from '../input/words.ts'

/** What is said of a number. */
export interface SaidOfContact {
  readonly phone: string
  readonly isSafe: boolean
  readonly callWindow?: string | null
}

/** A number as it is kept, in E.164. For one that is not safe no hour is named, since nobody calls it. */
export function readContact({ phone: text, isSafe, callWindow: hours }: SaidOfContact) {
  const { callWindow } = told(z.object({ callWindow: line(100).nullish() }), { callWindow: hours })
  const phone = text.length > 50 ? undefined : readPhone(text)
  if (phone === undefined) {
    throw notRight('input.phone', {
      en: 'must be a telephone number such as +6281234567890',
      id: 'harus nomor telepon, misalnya +6281234567890',
    })
  }
  if (!isSafe && callWindow != null) {
    throw notRight('input.callWindow', {
      en: 'must be left out for a number that is not safe: nobody calls or writes to it',
      id: 'harus dikosongkan untuk nomor yang tidak aman: tidak ada yang boleh menelepon atau mengirim pesan',
    })
  }
  return { phone, isSafe, callWindow: callWindow ?? null }
}
