import { HubError } from '@simpul/serving'
import { type GrantDocument, grantPayload, isSignedBySubject, signGrant, withSignature } from '@simpul/trust'
import { z } from 'zod'
import { hopOperation, type KitContext, type OwnSql, staffOperation } from '../doors/operation.ts'
import { recordAndTell } from './give-grant.ts'
import { recordId } from './grant-input.ts'
import { forgetReads } from './grant-reads.ts'
import { type GrantView, grantView } from './grant-view.ts'
import { documentOf, lockGrant } from './held-grant.ts'
import { refuseUnguarded } from './parties.ts'

const input = z.strictObject({ grant: recordId })

/** The owner's officer countersigns what the recipient took: from now on it opens rows. */
export const grantConfirm = staffOperation<z.infer<typeof input>, GrantView>({
  name: 'grantConfirm',
  roles: ['OFFICER', 'CASEWORKER', 'SUPERVISOR'],
  input,
  run: ({ grant }, context) =>
    confirm(context, grant, (document) => signGrant(document, context.agency, context.services.signer)),
})

const signedInput = z.strictObject({ grant: recordId, signature: z.string().max(1_000) })

/** The person confirms what the recipient took, at the owner, with the key of the sign-in. */
export const confirmGrant = hopOperation<z.infer<typeof signedInput>, GrantView>({
  name: 'confirmGrant',
  callers: ['SUBJECT'],
  input: signedInput,
  run: ({ grant, signature }, context) =>
    confirm(context, grant, async (document) => {
      if (context.subject !== document.subject) throw noSuchGrant()
      await refuseForeignKey(document, signature, context)
      return withSignature(document, 'subject', signature)
    }),
})

type Sign = (document: GrantDocument) => Promise<GrantDocument>

async function confirm(context: KitContext, id: string, sign: Sign): Promise<GrantView> {
  const recorded = await context.own(async (own) => {
    const document = await waiting(own, context, id)
    const signed = await sign(document)
    await refuseUnguarded(own, context, document)
    return recordAndTell(own, context, signed)
  })
  forgetReads(context.services.database, recorded.subject)
  return grantView(recorded, context.now)
}

/** The document of a grant that waits at its owner, which is this agency. */
async function waiting(own: OwnSql, { agency, now }: KitContext, id: string): Promise<GrantDocument> {
  const held = await lockGrant(own, id)
  const document = held === undefined ? undefined : documentOf(held)
  if (held === undefined || held.owner !== agency || document === undefined) throw noSuchGrant()
  const { state } = grantView(held, now)
  if (state !== 'WAITING') throw new HubError('CONFLICT', `This grant does not wait: it is ${state}.`)
  return document
}

async function refuseForeignKey(document: GrantDocument, jws: string, { keyThumbprint }: KitContext): Promise<void> {
  const payload = grantPayload(document, 'subject')
  const isSigned =
    keyThumbprint !== undefined && (await isSignedBySubject(keyThumbprint, { type: 'simpul-grant', payload, jws }))
  if (isSigned) return
  throw new HubError('BAD_INPUT', 'The signature is not one over this grant by the key that this sign-in is bound to.')
}

/** One answer for what there is not and what is not the caller's. */
export function noSuchGrant(): HubError {
  return new HubError('NOT_FOUND', 'There is no such grant here.')
}
