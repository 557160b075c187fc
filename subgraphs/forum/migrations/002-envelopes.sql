-- The envelopes of referrals, as their senders tell of them: no person, no case. The sender is part of the key, so that
-- nobody meets another's envelope by its number.
create table referral_envelope (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  from_agency text not null,
  referral_id text not null,
  to_agency text not null,
  service text not null,
  state text not null,
  sent_on date not null,
  due_on date not null,
  revision int not null,
  unique (from_agency, referral_id)
);
create index referral_envelope_state on referral_envelope (state, id);
create index referral_envelope_service on referral_envelope (service, id);
create index referral_envelope_to_agency on referral_envelope (to_agency, id);
create index referral_envelope_sent_on on referral_envelope (sent_on, id);
create index referral_envelope_sent_on_down on referral_envelope (sent_on desc nulls last, id desc);
create index referral_envelope_due_on on referral_envelope (due_on, id);
create index referral_envelope_due_on_down on referral_envelope (due_on desc nulls last, id desc);
