import { openCommitment } from './commitment.ts'
import { type PartName, partNames } from './entry.ts'
import type { Leaf } from './leaf.ts'
import type { Openings } from './openings.ts'

/** Whether a payload opens a leaf: what of it is erased or not shown, or which part says something else. */
export type EntryVerdict =
  | { readonly kind: 'opened'; readonly erased: number }
  | { readonly kind: 'contradicted'; readonly part: PartName }

/** Checks every opening of a payload against the commitments of its leaf. */
export function verifyEntry(leaf: Leaf, { parts, subjects }: Openings): EntryVerdict {
  for (const part of partNames) {
    const opening = parts[part]
    if (opening !== null && !openCommitment(leaf.parts[part], opening)) return { kind: 'contradicted', part }
  }
  if (!areSubjectsOf(parts.subjects?.value, subjects)) return { kind: 'contradicted', part: 'subjects' }
  return {
    kind: 'opened',
    erased: partNames.filter((part) => parts[part] === null).length + subjects.filter(isErased).length,
  }
}

// Without the list nothing vouches for a single subject.
function areSubjectsOf(list: unknown, subjects: Openings['subjects']): boolean {
  if (list === undefined) return subjects.every(isErased)
  if (!Array.isArray(list) || list.length !== subjects.length) return false
  return subjects.every((opening, at) => opening === null || openCommitment(list[at], opening))
}

function isErased(opening: unknown): boolean {
  return opening === null
}
