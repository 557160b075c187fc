import { HubError, type Words } from '@simpul/agency'

/** What an act names is not here. */
export function notHere(field: string, words: Words): HubError {
  return refusal('NOT_FOUND', field, words)
}

/** The act meets something that is there already. */
export function inTheWay(field: string, words: Words): HubError {
  return refusal('CONFLICT', field, words)
}

function refusal(code: 'NOT_FOUND' | 'CONFLICT', field: string, words: Words): HubError {
  const messages = { en: `${words.en} Nothing was written.`, id: `${words.id} Tidak ada yang ditulis.` }
  return new HubError(code, `${messages.en} · ${messages.id}`, { detail: { field, messages } })
}
