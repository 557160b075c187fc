import { LedgerError } from '../ledger-error.ts'

// C2SP signed-note: not empty, no Unicode space, no plus; nor what would break the line that holds it.
const keyName = /^[^\p{White_Space}\p{Cc}\p{Cs}+]{1,255}$/u

/** Whether a text may name a key, and with that be the origin of a log. */
export function isKeyName(text: string): boolean {
  return keyName.test(text)
}

/** Refuses a text that may not name a key. */
export function checkedKeyName(text: string): string {
  if (isKeyName(text)) return text
  throw new LedgerError('KEY_MALFORMED', {
    message: 'The name of the key is empty, too long, or holds a space or a plus.',
  })
}

/** The origin line of an agency's ledger, and the name of the key that signs its checkpoints and receipts. */
export function ledgerOrigin(agency: string): string {
  return checkedKeyName(`simpul.example/ledger/${agency}`)
}

/** The name under which an agency cosigns the others' checkpoints. */
export function witnessName(agency: string): string {
  return checkedKeyName(`simpul.example/witness/${agency}`)
}
