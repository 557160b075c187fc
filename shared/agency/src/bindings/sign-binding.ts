import { HubError } from '@simpul/serving'
import { type Binding, signBinding } from '@simpul/trust'
import { z } from 'zod'
import { staffOperation } from '../doors/operation.ts'
import { workerId } from '../grants/grant-input.ts'
import { bind } from './held-binding.ts'

const input = z.strictObject({
  /** Who signs the person in; the issuer for subjects where left out. */
  issuer: z.url().max(500).optional(),
  /** The `sub` of the person's tokens. */
  person: z.string().min(1).max(200),
  worker: workerId,
})

/** An officer who saw the person says which worker signs in: this agency's rows about her are open to her from now on. */
export const bindingSign = staffOperation<z.infer<typeof input>, { readonly binding: Binding }>({
  name: 'bindingSign',
  roles: ['OFFICER', 'CASEWORKER', 'SUPERVISOR'],
  input,
  async run({ issuer, person, worker }, context) {
    const { anchors, signer } = context.services
    if (issuer !== undefined && issuer !== anchors.subjects.issuer)
      throw new HubError('BAD_INPUT', 'Only the issuer that was pinned for subjects at the founding signs subjects in.')
    const unsigned = {
      issuer: anchors.subjects.issuer,
      person,
      worker,
      agency: context.agency,
      at: context.now.toISOString(),
      officer: context.officer,
    }
    const binding = await signBinding(unsigned, signer)
    await context.own((own) => bind(own, { issuer: binding.issuer, person, worker, document: binding }))
    return { binding }
  },
})
