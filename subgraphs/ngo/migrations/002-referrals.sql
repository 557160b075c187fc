-- Referrals hang on the case: its respondents see neither. What is shared is a row of its own, so that its receiver can
-- cease to be a party of it and still see how the referral ended.
alter table "case" add column referred_by text, add column referral_id text, add check (num_nonnulls(referred_by, referral_id) <> 1);
create index case_referred on "case" (referral_id) where referral_id is not null;

create table case_referral (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  worker_id text not null,
  to_agency text not null,
  service text not null check (service in ('REPATRIATION', 'MEDIATION', 'LEGAL_AID', 'SHELTER', 'REINTEGRATION')),
  is_transfer boolean not null,
  state text not null check (state in ('IN_PROGRESS', 'ACCEPTED', 'REJECTED', 'DONE', 'REVOKED')),
  sent_on date not null,
  due_on date not null,
  answered_on date,
  closed_on date,
  rejection_reason text,
  result text,
  revoked_because text check (revoked_because in ('SENDER', 'WITHDRAWN')),
  revocation_reason text,
  withdrawn_at timestamptz,
  revision int not null,
  -- the agency that keeps the envelope; null where one of the agency's own people is a respondent and may not see it
  envelope_at text,
  check ((state = 'REVOKED') = (revoked_because is not null))
);
create index case_referral_case on case_referral (case_id);
create index case_referral_worker on case_referral (worker_id, to_agency);
create index case_referral_state on case_referral (state, id);
create index case_referral_service on case_referral (service, id);
create index case_referral_to_agency on case_referral (to_agency, id);
create index case_referral_sent_on on case_referral (sent_on, id);
create index case_referral_sent_on_down on case_referral (sent_on desc nulls last, id desc);
create index case_referral_due_on on case_referral (due_on, id);
create index case_referral_due_on_down on case_referral (due_on desc nulls last, id desc);

create table referred_case (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  referral_id text not null references case_referral,
  worker_id text not null,
  types text[] not null,
  severity text not null,
  country text,
  reason text not null,
  respondent_agencies text[] not null,
  includes_narrative boolean not null,
  narrative text check (narrative is null or includes_narrative)
);
create index referred_case_case on referred_case (case_id);
create index referred_case_referral on referred_case (referral_id);
create index referred_case_worker on referred_case (worker_id);
