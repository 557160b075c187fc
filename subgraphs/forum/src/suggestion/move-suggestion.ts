import { type AgencyContext, HubError, illegalMove, type Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { type AuthorInput, requireAuthor } from './authorship.ts'
import { legalAfter, type SuggestionStatus } from './suggestion-moves.ts'
import { type SuggestionRow, suggestions } from './suggestion-table.ts'

/** What every act on a suggestion names. */
export interface SuggestionInput extends ActInput {
  readonly suggestionId: string
  readonly expectedVersion: number
}

/** A suggestion that nobody else changes until this transaction ends. */
export async function lockSuggestion(write: Write, id: string): Promise<SuggestionRow> {
  await write.query('select from suggestion where id = $1 for update', [id])
  const found = await write.find(suggestions, id)
  if (found !== null) return found
  throw new HubError(
    'NOT_FOUND',
    'There is no such suggestion, or none that you may know of. · Tidak ada usulan itu, atau Anda tidak boleh mengetahuinya.',
    { detail: { field: 'input.suggestionId' } },
  )
}

/** Moves a locked suggestion, where its state allows it and it is as it was read. */
export async function moveSuggestion(
  write: Write,
  { id, status }: SuggestionRow,
  { to, expectedVersion }: { readonly to: SuggestionStatus; readonly expectedVersion: number },
): Promise<void> {
  if (!legalAfter(status).includes(to)) throw illegalMove('input.suggestionId', status, to, legalAfter(status))
  await write.change(suggestions, id, expectedVersion, { status: to })
}

/** The forum takes a suggestion up. */
export const reviewSuggestion: Act<SuggestionInput, { readonly suggestion: Reference }> = async (
  _,
  { input },
  context,
) => {
  const { suggestionId: id, expectedVersion } = input
  const suggestion = await context.write('reviewSuggestion', input, async (write) => {
    await moveSuggestion(write, await lockSuggestion(write, id), { to: 'UNDER_REVIEW', expectedVersion })
    return { id }
  })
  return { suggestion }
}

/** Its author takes a suggestion back. */
export const withdrawSuggestion: Act<SuggestionInput & AuthorInput, { readonly suggestion: Reference }> = async (
  _,
  { input },
  context: AgencyContext,
) => {
  const { suggestionId: id, expectedVersion } = input
  const suggestion = await context.write('withdrawSuggestion', input, async (write) => {
    const found = await lockSuggestion(write, id)
    await requireAuthor(write, context, { suggestion: found, input })
    await moveSuggestion(write, found, { to: 'WITHDRAWN', expectedVersion })
    return { id }
  })
  return { suggestion }
}
