import { HubError, refused, type Words } from '@simpul/agency'

/** A field of the input that is not right, in both languages: the words go on from the field's name. */
export function notRight(field: string, { en, id }: Words): HubError {
  const name = `input.${field}`
  return refused(name, { en: `${name} ${en}. Nothing was written.`, id: `${name} ${id}. Tidak ada yang ditulis.` })
}

/** What stands now does not let the act be done. */
export function conflict(field: string, words: Words): HubError {
  return told('CONFLICT', field, words)
}

/** A row that the input names is not there. */
export function notFound(field: string, words: Words): HubError {
  return told('NOT_FOUND', field, words)
}

function told(code: 'CONFLICT' | 'NOT_FOUND', field: string, words: Words): HubError {
  const en = `${words.en} Nothing was written.`
  const id = `${words.id} Tidak ada yang ditulis.`
  return new HubError(code, `${en} · ${id}`, { detail: { field: `input.${field}`, messages: { en, id } } })
}
