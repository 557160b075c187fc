import { randomUUID } from 'node:crypto'
import { HubError } from '@simpul/serving'
import { type GrantDocument, grantDigest, readGrant, signGrant, wordsDigest } from '@simpul/trust'
import { type KitContext, type OwnSql, staffOperation } from '../doors/operation.ts'
import { type GrantInput, grantInput } from './grant-input.ts'
import { forgetReads } from './grant-reads.ts'
import { type GrantView, grantView } from './grant-view.ts'
import { grantWords } from './grant-words.ts'
import { type HeldGrant, keepGrant, lockGrant, recordGrant } from './held-grant.ts'
import { nameOf, otherParty, readStatement, refuseUnguarded } from './parties.ts'

/** How far a clock may be ahead of ours. */
const skewMs = 30_000

/**
 * An officer writes down what a person permitted. Taken by the owner it opens at once, and the recipient gets its copy;
 * taken by the recipient it goes to the owner and waits there for the owner or the person.
 */
export const grantGive = staffOperation<GrantInput, GrantView>({
  name: 'grantGive',
  roles: ['OFFICER', 'CASEWORKER', 'SUPERVISOR'],
  input: grantInput,
  async run(input, context) {
    const other = otherParty(context, input)
    const document = await signGrant(draft(input, context), context.agency, context.services.signer)
    const kept = await context.own(async (own) => {
      await refuseUnguarded(own, context, document)
      await keepGrant(own, document, grantDigest(document))
      return context.agency === document.owner ? recordAndTell(own, context, document) : forward(own, document, other)
    })
    forgetReads(context.services.database, kept.subject)
    return grantView(kept, context.now)
  },
})

/** Records a grant at its owner and gives the recipient its copy. */
export async function recordAndTell(
  own: OwnSql,
  { now }: Pick<KitContext, 'now'>,
  document: GrantDocument,
): Promise<HeldGrant> {
  const recorded = await recordGrant(own, document, now)
  await own.tell(document.recipient, 'grantRecorded', { document, recordedAt: now.toISOString() })
  return recorded
}

async function forward(own: OwnSql, document: GrantDocument, owner: string): Promise<HeldGrant> {
  await own.tell(owner, 'grantTaken', { document })
  const kept = await lockGrant(own, document.id)
  if (kept === undefined) throw new Error('A grant that was just kept is not there.')
  return kept
}

function draft(input: GrantInput, context: KitContext): GrantDocument {
  const { subject, owner, recipient, purposes, basis, evidenceDigest, until, guardian, takenOffline } = input
  const givenAt = takenOffline ?? context.now.toISOString()
  if (Date.parse(givenAt) > context.now.getTime() + skewMs)
    throw new HubError('BAD_INPUT', 'takenOffline lies in the future: nobody has permitted this yet.')
  if (Date.parse(until) <= context.now.getTime()) throw new HubError('BAD_INPUT', 'until is over already.')
  const words =
    input.words === undefined
      ? grantWords({ purposes, basis, until, owner: nameOf(context, owner), recipient: nameOf(context, recipient) })
      : { language: 'id', text: input.words }
  return readStatement(() =>
    readGrant({
      id: randomUUID(),
      subject,
      owner,
      recipient,
      purposes,
      basis,
      words,
      wordsDigest: wordsDigest(words),
      evidenceDigest,
      takenBy: { agency: context.agency, person: context.officer },
      givenAt,
      until,
      ...(guardian === undefined ? {} : { guardian }),
      signatures: [],
    }),
  )
}
