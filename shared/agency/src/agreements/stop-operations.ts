import { HubError } from '@simpul/serving'
import { documentIdSchema } from '@simpul/trust'
import { z } from 'zod'
import { staffOperation } from '../doors/operation.ts'
import { ownAgreement } from './known-agreement.ts'
import { signingRoles } from './reading-roles.ts'
import { stateAfter, stopHere } from './write-register.ts'

const stopSchema = z.strictObject({
  agreement: documentIdSchema,
  /** Read by every agency: it names no person. */
  reason: z.string().trim().min(3, 'must say why, in a few words').max(500),
})

/** Closes what an agreement opens until this agency signs it again. It acts here at once, also with the forum away. */
export const suspendOperation = stopOperation('agreementSuspend', 'AGREEMENT_SUSPENDED')

/** Ends an agreement for good. It acts here at once, also with the forum away. */
export const terminateOperation = stopOperation('agreementTerminate', 'AGREEMENT_TERMINATED')

function stopOperation(name: string, kind: 'AGREEMENT_SUSPENDED' | 'AGREEMENT_TERMINATED') {
  return staffOperation({
    name,
    roles: signingRoles,
    input: stopSchema,
    run: async ({ agreement, reason }, context) => {
      const detail = ownAgreement(agreement, context)
      if (detail.terminatedBy.includes(context.agency))
        throw new HubError('CONFLICT', `${context.agency} has terminated ${agreement} already.`)
      const seq = await stopHere({ agreement, kind, reason }, context)
      return { agreement, seq, isWaiting: seq === null, state: stateAfter(agreement, context) }
    },
  })
}
