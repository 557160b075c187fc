import type { FoldMoment } from './fold-register.ts'
import { type EntryFault, readBook, readNext } from './read-book.ts'

/** Why this next entry would not count; undefined when it would: a bad link, a signature, not the author's to say, unsuitable. */
export function judgeEntry(
  entries: readonly unknown[],
  candidate: unknown,
  moment: Pick<FoldMoment, 'founding'>,
): string | undefined {
  return entryFault(entries, candidate, moment)?.message
}

/** The same with the sort of fault, for one who keeps what is well linked and signed even where it says nothing. */
export function entryFault(
  entries: readonly unknown[],
  candidate: unknown,
  { founding }: Pick<FoldMoment, 'founding'>,
): EntryFault | undefined {
  return readNext(readBook(entries, founding), candidate)
}

/** The faults of a whole list, each with its sort and its place, the first first. */
export function entryFaults(
  entries: readonly unknown[],
  { founding }: Pick<FoldMoment, 'founding'>,
): readonly (EntryFault & { readonly index: number })[] {
  return readBook(entries, founding).faults
}
