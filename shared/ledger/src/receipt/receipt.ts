import { agencyIdSchema, canonicalJson } from '@simpul/trust'
import { z } from 'zod'
import { canonical32 } from '../entry/commitment.ts'
import { LedgerError } from '../ledger-error.ts'
import { isKeyName } from '../note/key-name.ts'
import type { NoteSigner } from '../note/note-signer.ts'
import { openNote } from '../note/open-note.ts'
import { signNote } from '../note/sign-note.ts'
import type { VerifierKey } from '../note/verifier-key.ts'
import { fromMoment } from '../spelling.ts'

const thirtyTwoBytes = z.string().regex(canonical32)
const moment = z.string().refine((text) => fromMoment(text) !== undefined)

const receiptSchema = z
  .strictObject({
    /** The ledger that holds the entry. */
    origin: z.string().refine(isKeyName),
    /** The agency that asked, which keeps the receipt. */
    recipient: agencyIdSchema,
    request: z.string().min(1).max(200),
    /** SHA-256 of the body of the request, in base64url. */
    body: thirtyTwoBytes,
    /** The hash of the leaf, in base64url. */
    leaf: thirtyTwoBytes,
    at: moment,
    /** The number of the entry, where it is in the ledger already. */
    index: z.int().min(0).optional(),
    /** By when it will be, where it is not. */
    promise: moment.optional(),
  })
  .refine(({ index, promise }) => (index === undefined) !== (promise === undefined), {
    path: ['index'],
    error: 'either a number or a promise',
  })
  .readonly()

/** An owner's word that a request stands, or will stand, in its ledger: what the one that asked can hold it to. */
export type Receipt = z.infer<typeof receiptSchema>

// The first line of the note. No checkpoint can begin so and go on with a size, so neither passes for the other.
const firstLine = 'simpul-receipt/v1'

/** Signs a receipt: a note of two lines, a name and canonical JSON, with the key that signs the owner's checkpoints. */
export async function signReceipt(receipt: Receipt, signer: NoteSigner): Promise<string> {
  return signNote(`${firstLine}\n${canonicalJson(checked(receipt))}\n`, [signer])
}

/** Reads a receipt and verifies that an owner of one of these keys signed it, in the name of its own ledger. */
export function openReceipt(note: string, owner: readonly VerifierKey[]): Receipt {
  const { text, signatures } = openNote(note, owner)
  const [first, json = '', rest, ...more] = text.split('\n')
  if (first !== firstLine || rest !== '' || more.length > 0) throw malformed('it is not two lines, a name and JSON')
  const receipt = checked(parsed(json))
  if (canonicalJson(receipt) !== json) throw malformed('line 2 is not canonical JSON')
  if (!signatures.some(({ key }) => key.name === receipt.origin)) throw malformed('another ledger signed it')
  return receipt
}

function checked(value: unknown): Receipt {
  const result = receiptSchema.safeParse(value)
  if (result.success) return result.data
  throw malformed(`${result.error.issues[0]?.path.join('.') || 'line 2'} is not what it should be`)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function malformed(why: string): LedgerError {
  return new LedgerError('RECEIPT_MALFORMED', { message: `The text is not a receipt: ${why}.` })
}
