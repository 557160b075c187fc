import type { LedgerTrust } from '../checkpoint/open-checkpoint.ts'
import { readNote } from '../note/signed-note.ts'

/**
 * The name under a stored checkpoint that a known key has, or whose id a known key has, but not both. A reader passes
 * such a signature over (C2SP signed-note); in a ledger that is verified it is a cosignature that somebody spoiled.
 */
export function strangeSignature(note: string, { owner, witnesses }: LedgerTrust): string | undefined {
  const known = [...owner, ...witnesses]
  const strange = readNote(note).signatures.find(({ name, keyId }) => {
    const related = known.filter((key) => key.name === name || key.id === keyId)
    return related.length > 0 && !related.some((key) => key.name === name && key.id === keyId)
  })
  return strange?.name
}
