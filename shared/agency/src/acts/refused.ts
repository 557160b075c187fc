import { HubError } from '@simpul/serving'

/** One thing said in the two languages of the hub. */
export interface Words {
  readonly en: string
  readonly id: string
}

/** A refusal of bad input that names the field, in English and Indonesian. Nothing must have been written. */
export function refused(field: string, words: Words): HubError {
  return bilingual('BAD_INPUT', field, words)
}

/** A move that the rules do not allow; it names those that are. */
export function illegalMove(field: string, from: string, to: string, legal: readonly string[]): HubError {
  const none = legal.length === 0
  return bilingual(
    'ILLEGAL_TRANSITION',
    field,
    {
      en: `${field} cannot go from ${from} to ${to}; ${none ? 'nothing follows it' : `it may go to ${legal.join(', ')}`}. Nothing was written.`,
      id: `${field} tidak dapat berpindah dari ${from} ke ${to}; ${none ? 'tidak ada langkah berikutnya' : `yang boleh: ${legal.join(', ')}`}. Tidak ada yang ditulis.`,
    },
    { from, to, legal },
  )
}

/** The row was changed since it was read; the officer reads it again. */
export function staleVersion(field: string, expected: number): HubError {
  return bilingual(
    'STALE_VERSION',
    field,
    {
      en: `The row is no longer at version ${expected}: somebody changed it. Nothing was written; read it again and repeat what still holds.`,
      id: `Data ini bukan lagi versi ${expected}: sudah diubah orang lain. Tidak ada yang ditulis; baca lagi dan ulangi yang masih berlaku.`,
    },
    { expected },
  )
}

/** What is said alike of a row that is missing and of one that the caller may not know of. */
export function notThere(type: string): HubError {
  const words = {
    en: `There is no such ${type}, or none that you may know of. Nothing was written.`,
    id: `Tidak ada ${type} seperti itu, atau Anda tidak boleh mengetahuinya. Tidak ada yang ditulis.`,
  }
  return new HubError('NOT_FOUND', said(words), { detail: { messages: words } })
}

/** One message in both languages. */
export function said({ en, id }: Words): string {
  return `${en} · ${id}`
}

type BilingualCode =
  | 'BAD_INPUT'
  | 'CONFLICT'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'ILLEGAL_TRANSITION'
  | 'NOT_FOUND'
  | 'STALE_VERSION'

/** A refusal with a code of its own that names the field, in both languages; `more` stands beside them. */
export function bilingual(
  code: BilingualCode,
  field: string,
  words: Words,
  more: Readonly<Record<string, unknown>> = {},
): HubError {
  return new HubError(code, said(words), { detail: { ...more, field, messages: words } })
}
