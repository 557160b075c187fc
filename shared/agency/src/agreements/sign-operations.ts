import { HubError } from '@simpul/serving'
import { agreementDigest, agreementDocumentSchema, digestSchema, documentIdSchema } from '@simpul/trust'
import { z } from 'zod'
import { staffOperation } from '../doors/operation.ts'
import { documentFault } from './document-fault.ts'
import { ownAgreement } from './known-agreement.ts'
import { signingRoles } from './reading-roles.ts'
import { stateAfter, writeRegister } from './write-register.ts'

/** Lays a document down in the register. It binds nobody before every party has signed it, this one too. */
export const proposeOperation = staffOperation({
  name: 'agreementPropose',
  roles: signingRoles,
  input: z.strictObject({ document: agreementDocumentSchema }),
  run: async ({ document }, context) => {
    const fault = documentFault(document, context)
    if (fault !== undefined) throw new HubError('BAD_INPUT', `The agreement cannot be proposed. ${fault}`)
    if (context.state.agreementDetails.has(document.id))
      throw new HubError('CONFLICT', `Another agreement has the id ${document.id}; a changed document needs a new one.`)
    const { seq } = await writeRegister({ kind: 'AGREEMENT_PROPOSED', body: { document } }, context)
    return { agreement: document.id, digest: agreementDigest(document), seq }
  },
})

/** Signs for the agency, over the digest that the signer has read: another document is not signed by mistake. */
export const signOperation = staffOperation({
  name: 'agreementSign',
  roles: signingRoles,
  input: z.strictObject({ agreement: documentIdSchema, digest: digestSchema }),
  run: async ({ agreement, digest }, context) => {
    const detail = ownAgreement(agreement, context)
    if (detail.digest !== digest)
      throw new HubError(
        'CONFLICT',
        `The register holds another document under ${agreement} than the one that you read.`,
      )
    if (detail.terminatedBy.length > 0)
      throw new HubError(
        'CONFLICT',
        `${agreement} was terminated by ${detail.terminatedBy.join(', ')}; draft a new one.`,
      )
    if (detail.signedBy.includes(context.agency) && !detail.suspendedBy.includes(context.agency))
      throw new HubError('CONFLICT', `${context.agency} has signed ${agreement} already.`)
    const body = { agreement, digest, officer: context.officer }
    const { seq } = await writeRegister({ kind: 'AGREEMENT_SIGNED', body }, context)
    return { agreement, seq, state: stateAfter(agreement, context) }
  },
})
