import { randomUUID } from 'node:crypto'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { refusedField, wordsOf } from '../acts/fields.ts'
import { nameSeats, speakerOf } from '../acts/speaker.ts'
import { type AuthorInput, digestOfCode } from './authorship.ts'
import { suggestions } from './suggestion-table.ts'

export interface SuggestInput extends ActInput, AuthorInput {
  readonly text: string
  readonly withholdAgency?: boolean | null
}

/**
 * An agency suggests something. Where it wishes to stay unnamed its name is kept nowhere in the forum's rows, and the
 * answer does not say which suggestion is the new one, so that the record of the act does not lead to it.
 */
export const suggest: Act<SuggestInput, { readonly suggestion: Reference | null }> = async (_, { input }, context) => {
  const agency = speakerOf(context, input.agency)
  const text = wordsOf('text', input.text)
  const isUnnamed = input.withholdAgency === true
  if (isUnnamed && typeof input.confirmationCode !== 'string')
    throw refusedField(
      'confirmationCode',
      'must be given where the agency is withheld: it is the only way to confirm the answer',
      'harus diisi jika nama lembaga tidak disebut: hanya dengannya jawaban dapat dikonfirmasi',
    )
  const digest = isUnnamed ? digestOfCode(input.confirmationCode ?? '') : null
  const made = await context.write<{ readonly id?: string }>('suggest', input, async (write) => {
    const id = randomUUID()
    const fromAgency = isUnnamed ? null : agency
    await write.insert(suggestions, {
      ...{ id, fromAgency, text, status: 'SUBMITTED', submittedOn: context.today, version: 1 },
    })
    await write.query('update suggestion set confirmation_digest = $2 where id = $1', [id, digest])
    await nameSeats(write, suggestions.type, id)
    return isUnnamed ? {} : { id }
  })
  return { suggestion: made.id === undefined ? null : { id: made.id } }
}
