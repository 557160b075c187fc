import { randomUUID } from 'node:crypto'
import { type Envelope, envelopeSchema, HubError, type OwnSql, peerMessage } from '@simpul/agency'

/** A sender says how one of its referrals stands. It speaks for nobody else: whose envelope it is, its signature says. */
export const envelopeTold = peerMessage<Envelope, object>({
  name: 'referralEnvelope',
  input: envelopeSchema,
  async run(envelope, { own, caller, state }) {
    const receiver = state.agencies.get(envelope.toAgency)
    if (receiver === undefined || envelope.toAgency === caller.agency)
      throw new HubError('CONFLICT', 'A referral goes to another agency that the register admits.')
    await own((sql) => keepEnvelope(sql, caller.agency, envelope))
    return {}
  },
})

/** Keeps an envelope, or what is new of it; what was sent to whom, for what and when does not change. */
async function keepEnvelope(sql: OwnSql, from: string, envelope: Envelope): Promise<void> {
  const { referral, toAgency, service, state, sentOn, dueOn, revision } = envelope
  const [kept] = await sql.query<{ readonly id: string }>(
    `insert into referral_envelope (id, from_agency, referral_id, to_agency, service, state, sent_on, due_on, revision)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (from_agency, referral_id) do update set state = excluded.state, revision = excluded.revision
     where excluded.revision > referral_envelope.revision and excluded.to_agency = referral_envelope.to_agency
     returning id`,
    [randomUUID(), from, referral, toAgency, service, state, sentOn, dueOn, revision],
  )
  if (kept === undefined) return
  await sql.query(
    `insert into party (type, row_id, agency) select 'ReferralEnvelope', $1, unnest($2::text[]) on conflict do nothing`,
    [kept.id, [from, toAgency]],
  )
}
