import { randomUUID } from 'node:crypto'
import { type AgencyContext, HubError, type Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { wordsOf } from '../acts/fields.ts'
import { conflict, seatedAgencies, speakerOf } from '../acts/speaker.ts'
import { type GlossaryTermRow, glossaryTerms } from './glossary-term-table.ts'
import { type Position, settleTerm } from './settle-term.ts'

/** What every act on a word names. */
export interface TermInput extends ActInput {
  readonly agency: string
  readonly termId: string
  readonly expectedVersion: number
}

/** An agency agrees to the meaning that is proposed. */
export const agreeTerm: Act<TermInput, { readonly term: Reference }> = async (_, { input }, context) => {
  const agency = speakerOf(context, input.agency)
  const { termId: id, expectedVersion } = input
  const term = await context.write('agreeTerm', input, async (write) => {
    const { proposedText, agreedText } = await lockTerm(write, id)
    if (proposedText === null && agreedText === null)
      throw conflict(
        'termId',
        'No meaning is proposed for this word.',
        'Belum ada makna yang diusulkan untuk kata ini.',
      )
    await takePosition(write, context, { id, expectedVersion, agency, stance: 'AGREE', words: null })
    return { id }
  })
  return { term }
}

/** An agency says how it understands a word otherwise. */
export const dissentFromTerm: Act<TermInput & { readonly words: string }, { readonly term: Reference }> = async (
  _,
  { input },
  context,
) => {
  const agency = speakerOf(context, input.agency)
  const words = wordsOf('words', input.words, 1_000)
  const { termId: id, expectedVersion } = input
  const term = await context.write('dissentFromTerm', input, async (write) => {
    await lockTerm(write, id)
    await takePosition(write, context, { id, expectedVersion, agency, stance: 'DISSENT', words })
    return { id }
  })
  return { term }
}

/** A word that nobody else changes until this transaction ends. */
export async function lockTerm(write: Write, id: string): Promise<GlossaryTermRow> {
  await write.query('select from glossary_term where id = $1 for update', [id])
  const term = await write.find(glossaryTerms, id)
  if (term !== null) return term
  throw new HubError('NOT_FOUND', 'There is no such word. · Tidak ada kata itu.', { detail: { field: 'input.termId' } })
}

/** Writes what an agency says of a word, in place of what it said before, and how the word stands then. */
export async function takePosition(
  write: Write,
  { today }: Pick<AgencyContext, 'today'>,
  { id, expectedVersion, agency, stance, words }: Position & { readonly id: string; readonly expectedVersion: number },
): Promise<void> {
  await write.query(
    `insert into term_position (id, glossary_term_id, agency, stance, words, taken_on) values ($1, $2, $3, $4, $5, $6)
     on conflict (glossary_term_id, agency)
       do update set stance = excluded.stance, words = excluded.words, taken_on = excluded.taken_on`,
    [randomUUID(), id, agency, stance, words, today],
  )
  const positions = await write.query<readonly Position[]>(
    'select agency, stance, words from term_position where glossary_term_id = $1 order by agency',
    [id],
  )
  const settled = settleTerm(await lockTerm(write, id), positions, { seats: await seatedAgencies(write), today })
  await write.change(glossaryTerms, id, expectedVersion, settled)
}
