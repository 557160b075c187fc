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

type BilingualCode = 'BAD_INPUT' | 'ILLEGAL_TRANSITION' | 'STALE_VERSION'

function bilingual(
  code: BilingualCode,
  field: string,
  words: Words,
  more: Readonly<Record<string, unknown>> = {},
): HubError {
  return new HubError(code, `${words.en} · ${words.id}`, { detail: { ...more, field, messages: words } })
}
