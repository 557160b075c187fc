import { type AgreementDocument, agreementDocumentSchema, agreementFault } from '@simpul/trust'
import type { KitContext } from '../doors/operation.ts'

/** Why a document would not be taken into the register as it is; undefined when it would. */
export function documentFault(
  document: AgreementDocument,
  { state, agency }: Pick<KitContext, 'state' | 'agency'>,
): string | undefined {
  const read = agreementDocumentSchema.safeParse(document)
  if (!read.success) return `The document ${read.error.issues[0]?.message ?? 'is not an agreement'}.`
  if (!document.parties.includes(agency)) return `${agency} is not a party of the document.`
  if (document.kind === 'PKS' && document.lines.length === 0)
    return 'The document has no line: neither agency offers the other what was asked for under this form.'
  return agreementFault(document, state.agencies, state.agreementDetails)
}
