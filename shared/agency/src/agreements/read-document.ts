import { documentIdSchema } from '@simpul/trust'
import { z } from 'zod'
import { staffOperation } from '../doors/operation.ts'
import { knownAgreement } from './known-agreement.ts'
import { outdatedCoordinates } from './outdated.ts'
import { readingRoles } from './reading-roles.ts'

/** One agreement, word for word, with what has changed in the own schema since it was drafted. */
export const documentOperation = staffOperation({
  name: 'agreementDocument',
  roles: readingRoles,
  input: z.strictObject({ agreement: documentIdSchema }),
  run: async ({ agreement }, context) => {
    const { document, digest, state, signedBy, missing, suspendedBy, terminatedBy, warning } = knownAgreement(
      agreement,
      context,
    )
    return {
      document,
      digest,
      state,
      signedBy,
      missing,
      suspendedBy,
      terminatedBy,
      warning: warning ?? null,
      outdated: outdatedCoordinates(document, context.rules),
    }
  },
})
