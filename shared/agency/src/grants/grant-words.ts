import { type Purpose, purposeTitles } from '@simpul/boundary'
import type { GrantWords } from '@simpul/trust'

/** What the words of a permission are made of. */
export interface GrantTerms {
  /** The agencies as people call them. */
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly Purpose[]
  readonly basis: string
  readonly until: string
}

/** What a person is read where the officer has no words of their own. They say too that the owner will know of a question. */
export function grantWords({ owner, recipient, purposes, basis, until }: GrantTerms): GrantWords {
  const why = purposes.map((purpose) => purposeTitles[purpose].id.toLowerCase()).join(' dan ')
  const permission =
    basis === 'CONTRACT'
      ? `Perjanjian saya dengan ${recipient} memerlukan data saya pada ${owner}. Saya tahu bahwa ${owner} memperlihatkannya kepada ${recipient}`
      : `Saya mengizinkan ${owner} memperlihatkan data saya kepada ${recipient}`
  const text = [
    `${permission}, hanya untuk ${why}, sampai ${until.slice(0, 10)}.`,
    `${owner} akan tahu bahwa ${recipient} menanyakan data saya.`,
    'Saya boleh mengakhirinya kapan saja tanpa memberi alasan, dan layanan untuk saya tidak berkurang karenanya.',
    'Saya boleh melihat siapa yang telah membaca data saya.',
  ]
  return { language: 'id', text: text.join(' ') }
}
