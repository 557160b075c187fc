import { HubError } from '@simpul/serving'
import { type GrantDocument, grantDigest, grantDocumentSchema, grantFaults } from '@simpul/trust'
import { z } from 'zod'
import { type KitContext, type PeerCaller, peerMessage } from '../doors/operation.ts'
import { moment, recordId, remark } from './grant-input.ts'
import { endGrant, keepGrant, lockGrant, recordGrant } from './held-grant.ts'
import { unguarded } from './parties.ts'

type Peer = KitContext<PeerCaller>

const taken = z.strictObject({ document: grantDocumentSchema })

/** What a recipient took comes to its owner: it waits here for the owner or the person, and opens nothing. */
export const grantTaken = peerMessage<z.infer<typeof taken>, object>({
  name: 'grantTaken',
  input: taken,
  async run({ document }, context) {
    refuseUnsigned(document, context, { owner: context.agency, recipient: context.caller.agency })
    await context.own(async (own) => {
      const isAlone =
        document.guardian === undefined &&
        (await context.definition.isMinor?.(own, document.subject, context.today)) === true
      if (isAlone) return own.tell(document.recipient, 'grantRefused', { grant: document.id, because: unguarded })
      if (await keepGrant(own, document, grantDigest(document))) return
      const held = await lockGrant(own, document.id)
      if (held?.digest !== grantDigest(document)) throw new HubError('CONFLICT', 'Another grant has this id here.')
    })
    return {}
  },
})

const recorded = z.strictObject({ document: grantDocumentSchema, recordedAt: moment })

/** What an owner recorded comes to its recipient, who may ask under it from now on. */
export const grantRecorded = peerMessage<z.infer<typeof recorded>, object>({
  name: 'grantRecorded',
  input: recorded,
  async run({ document, recordedAt }, context) {
    refuseForeign(document, { owner: context.caller.agency, recipient: context.agency })
    await context.own(async (own) => {
      if (document.takenBy.agency === document.owner) {
        refuseUnsigned(document, context, document)
        await keepGrant(own, document, grantDigest(document))
      }
      const held = await lockGrant(own, document.id)
      if (held === undefined || held.digest !== grantDigest(document))
        throw new HubError('CONFLICT', 'This agency took no such grant.')
      if (held.recorded_at === null && held.withdrawn_at === null)
        await recordGrant(own, document, new Date(recordedAt))
    })
    return {}
  },
})

const refused = z.strictObject({ grant: recordId, because: remark })

/** The owner will not have what this agency took, and says why. */
export const grantRefused = peerMessage<z.infer<typeof refused>, object>({
  name: 'grantRefused',
  input: refused,
  async run({ grant, because }, context) {
    await context.own((own) =>
      own.query('update subject_grant set refused_as = $3 where id = $1 and owner = $2 and recorded_at is null', [
        grant,
        context.caller.agency,
        because,
      ]),
    )
    return {}
  },
})

const withdrawn = z.strictObject({ grant: recordId, at: moment, by: z.string().max(100), reason: remark.optional() })

/** The other side says that a grant was taken back. At the owner it closes with this. */
export const grantWithdrawn = peerMessage<z.infer<typeof withdrawn>, object>({
  name: 'grantWithdrawn',
  input: withdrawn,
  async run({ grant, by, reason }, context) {
    const { agency, caller } = context
    await context.own(async (own) => {
      const held = await lockGrant(own, grant)
      const isBetweenUs =
        held !== undefined &&
        [held.owner, held.recipient].toSorted().join() === [agency, caller.agency].toSorted().join()
      if (!isBetweenUs || held.withdrawn_at !== null) return
      // it acts from when it is received, and a peer speaks for nobody but itself and the person
      await endGrant(own, grant, { at: context.now, by: by === 'subject' ? by : caller.agency, reason })
      if (agency === held.owner) await context.definition.onWithdrawn?.(own, held)
    })
    return {}
  },
})

interface Sides {
  readonly owner: string
  readonly recipient: string
}

function refuseForeign(document: GrantDocument, { owner, recipient }: Sides): void {
  if (document.owner === owner && document.recipient === recipient) return
  throw new HubError('CONFLICT', 'This grant is between two other agencies.')
}

/** Exactly the agency that took it has signed, with its key in the register: nobody brings signatures of others along. */
function refuseUnsigned(document: GrantDocument, { caller, state }: Peer, sides: Sides): void {
  refuseForeign(document, sides)
  const [signature, ...others] = document.signatures
  if (document.takenBy.agency !== caller.agency || signature?.by !== caller.agency || others.length > 0)
    throw new HubError('CONFLICT', 'A grant comes with the one signature of the agency that took it and sends it.')
  const fault = grantFaults(document, { keyOf: (agency) => state.keys.get(agency) })
  if (fault !== undefined) throw new HubError('CONFLICT', fault)
}
