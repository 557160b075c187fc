-- What the acts on a complaint leave behind: the outcome of a talk, what became of a promise, a remedy that was broken, a
-- deposit on its way, why nobody is brought home, one death a worker, and for whom a marker is.

-- The talk's outcome; its minutes stand beside it.
alter table clarification_request
  add column outcome text check (outcome in ('ADMITTED', 'DENIED', 'NO_SHOW')),
  add check (outcome is null or held_on is not null);

alter table case_commitment
  add column evidence text,
  add column broken_on date,
  -- who agreed to the new day, for the company and for the worker; only on one that takes the place of another
  add column agreed_for_company text,
  add column agreed_for_worker text check (agreed_for_worker in ('SELF', 'FAMILY', 'COMPANION', 'VILLAGE_GROUP', 'OTHER')),
  -- the examination that was recommended because it was broken
  add column sanction_id text references open_sanction,
  add check (state <> 'KEPT' or kept_on is not null),
  add check (sanction_id is null or state = 'BROKEN');
create index case_commitment_sanction on case_commitment (sanction_id) where sanction_id is not null;

alter table remedy
  add column broken_on date,
  add check (paid_on is null or is_paid);

alter table deposit_proposal
  add column sent_on date,
  drop constraint deposit_proposal_state_check,
  add constraint deposit_proposal_state_check check (state in ('PROPOSED', 'SENT', 'APPROVED', 'REFUSED', 'DRAWN'));

alter table repatriation
  add column decline_reason text,
  add check (decline_reason is null or status = 'DECLINED');

-- One death of a worker. The complaint is part of the key: who is kept from it must not learn from a refusal that there is one.
create unique index death_once on death (worker_id, owner, complaint_id) nulls not distinct;

-- A sign of trafficking or violence: of the agency's own people those it names read it, and nobody else. A restrictive
-- policy holds whatever other policies allow. A second marker of a kind may be one that the caller does not see, so
-- no key may tell of it.
alter table complaint_marker
  add column assigned text[] not null check (cardinality(assigned) > 0),
  add column version int not null default 1,
  drop constraint complaint_marker_complaint_id_kind_key;
create index complaint_marker_complaint on complaint_marker (complaint_id);
create policy assigned_only on complaint_marker as restrictive
  using (simpul.agency() is distinct from 'disnaker-jember' or simpul.person() = any(assigned));
