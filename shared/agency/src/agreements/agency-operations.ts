import { HubError } from '@simpul/serving'
import { agencyIdSchema, detachedSchema, digestSchema, publicJwkSchema, titleSchema } from '@simpul/trust'
import { z } from 'zod'
import { staffOperation } from '../doors/operation.ts'
import { signingRoles } from './reading-roles.ts'
import { writeRegister } from './write-register.ts'

/** Asks the others to admit this agency: it waits until a majority of them has approved. */
export const admitOperation = staffOperation({
  name: 'agencyAdmit',
  roles: signingRoles,
  input: z.strictObject({ name: titleSchema }),
  run: async ({ name }, context) => {
    const { id: agency, kind, subgraph } = context.rules.agency
    const { publicKey } = context.services.signer
    const { seq } = await writeRegister(
      { kind: 'AGENCY_ADMITTED', body: { agency, kind, subgraph, name, publicKey } },
      context,
    )
    return { agency, seq }
  },
})

/** This agency's yes to another that asks to be admitted: to exactly what that one says of itself. */
export const approveOperation = staffOperation({
  name: 'agencyApprove',
  roles: signingRoles,
  input: z.strictObject({ agency: agencyIdSchema, digest: digestSchema }),
  run: async (body, context) => {
    const waits = context.state.admissions.some(
      ({ agency, digest }) => agency === body.agency && digest === body.digest,
    )
    if (!waits) throw new HubError('NOT_FOUND', `Nobody waits to be admitted as ${body.agency} with this digest.`)
    const { seq } = await writeRegister({ kind: 'AGENCY_APPROVED', body }, context)
    return { agency: body.agency, seq }
  },
})

/** Suspends this agency itself at once; for another it is one vote of a majority. */
export const suspendAgencyOperation = staffOperation({
  name: 'agencySuspend',
  roles: signingRoles,
  input: z.strictObject({ agency: agencyIdSchema, reason: z.string().trim().min(3).max(500) }),
  run: async (body, context) => {
    const { seq } = await writeRegister({ kind: 'AGENCY_SUSPENDED', body }, context)
    return {
      agency: body.agency,
      seq,
      isSuspended: context.services.register.state(context.now).agencies.get(body.agency)?.isSuspended ?? false,
    }
  },
})

/** Takes a new key, which has signed for it itself (`simpul-key-proof`); the kit then has to be started with it. */
export const rotateOperation = staffOperation({
  name: 'keyRotate',
  roles: signingRoles,
  input: z.strictObject({ publicKey: publicJwkSchema, proof: detachedSchema }),
  run: async ({ publicKey, proof }, context) => {
    const body = { agency: context.agency, publicKey, proof }
    const { seq } = await writeRegister({ kind: 'KEY_ROTATED', body }, context)
    return { agency: context.agency, seq }
  },
})
