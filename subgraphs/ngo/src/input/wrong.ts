import { HubError, refused, type Words } from '@simpul/agency'

/** The refusal of one field of a mutation's input; the words follow its name: `must not be empty`. */
export function wrong(field: string, words: Words): HubError {
  const name = `input.${field}`
  return refused(name, {
    en: `${name} ${words.en}. Nothing was written.`,
    id: `${name} ${words.id}. Tidak ada yang ditulis.`,
  })
}

/** What contradicts how a row stands now: bad for this row, though not in itself. */
export function notNow(field: string, words: Words): HubError {
  return saying('CONFLICT', field, words)
}

/** What is said alike of a row that is missing and of one that the caller may not know of. */
export function notThere(field: string, { en, id }: Words): HubError {
  return saying('NOT_FOUND', field, {
    en: `There is no such ${en}, or none that you may know of`,
    id: `Tidak ada ${id} seperti itu, atau Anda tidak boleh mengetahuinya`,
  })
}

function saying(code: 'CONFLICT' | 'NOT_FOUND', field: string, { en, id }: Words): HubError {
  const messages = { en: `${en}. Nothing was written.`, id: `${id}. Tidak ada yang ditulis.` }
  return new HubError(code, `${messages.en} · ${messages.id}`, { detail: { field: `input.${field}`, messages } })
}
