import { randomUUID } from 'node:crypto'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { wordsOf } from '../acts/fields.ts'
import { conflict, speakerOf } from '../acts/speaker.ts'
import { glossaryTerms } from './glossary-term-table.ts'
import { lockTerm, type TermInput, takePosition } from './take-position.ts'

export interface ProposeTermInput extends ActInput {
  readonly agency: string
  readonly term: string
  readonly text: string
}

/** An agency proposes a word that the glossary does not have, with its meaning, and agrees to that itself. */
export const proposeTerm: Act<ProposeTermInput, { readonly term: Reference }> = async (_, { input }, context) => {
  const agency = speakerOf(context, input.agency)
  const word = wordsOf('term', input.term, 100)
  const text = wordsOf('text', input.text)
  const term = await context.write('proposeTerm', input, async (write) => {
    const made = await write.query<readonly { readonly id: string }[]>(
      `insert into glossary_term (id, term, proposed_text, proposed_by, proposed_on) values ($1, $2, $3, $4, $5)
       on conflict (lower(term)) do nothing returning id`,
      [randomUUID(), word, text, agency, context.today],
    )
    const [{ id } = { id: undefined }] = made
    if (id === undefined)
      throw conflict(
        'term',
        'The glossary has this word; propose another meaning for it.',
        'Daftar istilah sudah memuat kata ini; usulkan makna lain untuknya.',
      )
    await takePosition(write, context, { id, expectedVersion: 1, agency, stance: 'AGREE', words: null })
    return { id }
  })
  return { term }
}

/** An agency proposes another meaning for a word; what the others said of the one before is said of that no more. */
export const proposeTermText: Act<TermInput & { readonly text: string }, { readonly term: Reference }> = async (
  _,
  { input },
  context,
) => {
  const agency = speakerOf(context, input.agency)
  const proposedText = wordsOf('text', input.text)
  const { termId: id, expectedVersion } = input
  const term = await context.write('proposeTermText', input, async (write) => {
    await lockTerm(write, id)
    await write.change(glossaryTerms, id, expectedVersion, {
      proposedText,
      proposedBy: agency,
      proposedOn: context.today,
    })
    await write.query('delete from term_position where glossary_term_id = $1', [id])
    const taken = { id, expectedVersion: expectedVersion + 1, agency, stance: 'AGREE', words: null } as const
    await takePosition(write, context, taken)
    return { id }
  })
  return { term }
}
