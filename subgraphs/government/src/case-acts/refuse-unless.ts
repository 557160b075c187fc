import { refused, type Words } from '@simpul/agency'

/** Refuses an input whose field is not right: what it must be, in both languages. Nothing has been written then. */
export function refuseUnless(isRight: boolean, field: string, must: Words): void {
  if (!isRight) throw wrong(field, must)
}

/** The refusal itself, for where the right value is found on the way. */
export function wrong(field: string, { en, id }: Words): Error {
  const named = `input.${field}`
  return refused(named, {
    en: `${named} ${en}. Nothing was written.`,
    id: `${named} ${id}. Tidak ada yang ditulis.`,
  })
}
