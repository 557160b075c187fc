import { createHash, timingSafeEqual } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { refusedField } from '../acts/fields.ts'
import { notAllowed } from '../acts/speaker.ts'
import type { SuggestionRow } from './suggestion-table.ts'

/** What an author says of itself: its seat, and for an unnamed suggestion the code that only it knows. */
export interface AuthorInput {
  readonly agency: string
  readonly confirmationCode?: string | null
}

/** What is kept of a code. */
export function digestOfCode(code: string): string {
  if (!/^[\w-]{16,100}$/.test(code))
    throw refusedField(
      'confirmationCode',
      'must have 16 to 100 letters, digits, hyphens or underscores; a random UUID is best',
      'harus 16 sampai 100 huruf, angka, tanda hubung atau garis bawah; UUID acak paling baik',
    )
  return createHash('sha256').update(code).digest('hex')
}

/** Refuses everybody but the author: the agency it names, or whoever knows the code of an unnamed one. */
export async function requireAuthor(
  write: Write,
  { caller }: AgencyContext,
  { suggestion, input }: { readonly suggestion: SuggestionRow; readonly input: AuthorInput },
): Promise<void> {
  if (suggestion.fromAgency !== null) {
    if (caller.kind === 'agency' && caller.agency === suggestion.fromAgency) return
    throw notTheAuthor()
  }
  const [kept] = await write.query<readonly { readonly digest: string | null }[]>(
    'select confirmation_digest as digest from suggestion where id = $1',
    [suggestion.id],
  )
  if (typeof input.confirmationCode !== 'string' || !isSame(kept?.digest ?? '', digestOfCode(input.confirmationCode)))
    throw notTheAuthor()
}

function isSame(kept: string, given: string): boolean {
  const [left, right] = [Buffer.from(kept), Buffer.from(given)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function notTheAuthor() {
  return notAllowed(
    'Only who made the suggestion does this; for an unnamed one, who knows its code. Nothing was written.',
    'Hanya pembuat usulan yang boleh melakukannya; untuk yang tanpa nama, yang tahu kodenya. Tidak ada yang ditulis.',
  )
}
