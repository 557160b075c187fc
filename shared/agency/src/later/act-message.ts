import { purposes, roles } from '@simpul/boundary'
import { z } from 'zod'

/** An act that one agency's kit asks of another's for one of its people. */
export const actSchema = z.strictObject({
  mutation: z.string().regex(/^[a-z][A-Za-z0-9]{1,79}$/, 'must be the name of a mutation'),
  /** As the mutation takes it. Its `clientKey` is the receipt: with it the act is done once, by whichever way it comes. Whom it is about, it names as `workerId`. */
  input: z.looseObject({ clientKey: z.string(), workerId: z.string().max(100).optional() }),
  /** Who acts and as what, as the agency that tells has verified it. */
  person: z.string().min(1).max(255),
  role: z.enum(roles).exclude(['SUBJECT']),
  purpose: z.enum(purposes),
})
export type LaterAct = Readonly<z.infer<typeof actSchema>>
