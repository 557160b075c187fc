-- The whole work on a complaint: intake, clarification, mediation, remedies and the deposit, the clocks that close it, the
-- way home and death. What changes after it was written counts its versions.
alter table complaint
  add column version int not null default 1,
  add column closed_because text check (closed_because in ('DOCUMENTS_NOT_COMPLETED', 'NO_CLARITY', 'COMPLAINANT_UNREACHABLE',
    'HANDED_TO_MINISTRY', 'UNSOLVABLE', 'WITHDRAWN', 'SETTLED', 'OTHER'));

alter table complaint_respondent
  add column agency text,
  add column staff_member text,
  add check (num_nonnulls(company_id, employer_name, agency, staff_member) = 1);

create table complaint_move (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  from_status text not null,
  to_status text not null,
  moved_at timestamptz not null,
  note text
);
create index complaint_move_complaint on complaint_move (complaint_id);

create table complainant (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  relation text not null check (relation in ('SELF', 'FAMILY', 'COMPANION', 'VILLAGE_GROUP', 'OTHER')),
  name text,
  phone text check (phone ~ '^\+[0-9]{7,15}$'),
  is_safe boolean,
  wants_anonymity boolean not null,
  unique (complaint_id)
);

create table complaint_evidence (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  subject_id text,
  kind text not null,
  description text not null,
  received_on date not null,
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$')
);
create index complaint_evidence_complaint on complaint_evidence (complaint_id);
create index complaint_evidence_subject on complaint_evidence (subject_id);

create table complaint_witness (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  name text not null,
  phone text check (phone ~ '^\+[0-9]{7,15}$'),
  statement text,
  heard_on date not null
);
create index complaint_witness_complaint on complaint_witness (complaint_id);

create table complaint_marker (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  kind text not null check (kind in ('TRAFFICKING', 'GENDER_BASED_VIOLENCE')),
  signs text,
  marked_on date not null,
  unique (complaint_id, kind)
);

create table complaint_clock (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  reason text not null check (reason in ('DOCUMENTS_NOT_COMPLETED', 'NO_CLARITY', 'COMPLAINANT_UNREACHABLE',
    'HANDED_TO_MINISTRY', 'UNSOLVABLE')),
  started_on date not null,
  due_on date not null,
  rule text not null,
  state text not null check (state in ('RUNNING', 'STOPPED', 'RAN_OUT')),
  ended_on date,
  version int not null default 1,
  check ((state = 'RUNNING') = (ended_on is null))
);
create index complaint_clock_complaint on complaint_clock (complaint_id);
-- one clock of a kind runs at a time
create unique index complaint_clock_running on complaint_clock (complaint_id, reason) where state = 'RUNNING';

-- The second clarification holds explanation, follow-up and obstacles (Permen P2MI 23/2025).
alter table clarification_request
  add column version int not null default 1,
  add column held_on date,
  add column admits boolean,
  add column follow_up text,
  add column obstacles text,
  add column minutes text;

alter table case_commitment
  add column version int not null default 1,
  add column is_late boolean not null default false,
  add column replaces_id text references case_commitment;
create index case_commitment_replaces on case_commitment (replaces_id) where replaces_id is not null;

create table mediation (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  worker_id text,
  state text not null check (state in ('PLANNED', 'HELD', 'CANCELLED')),
  planned_on date not null,
  place text,
  held_on date,
  result text check (result in ('AGREED', 'PARTLY_AGREED', 'NOT_AGREED')),
  minutes text,
  version int not null default 1,
  check ((state = 'HELD') = (result is not null))
);
create index mediation_complaint on mediation (complaint_id);
create index mediation_worker on mediation (worker_id);

alter table remedy
  add column version int not null default 1,
  add column agreed_on date,
  add column paid_on date,
  add column is_from_deposit boolean not null default false;

create table deposit_proposal (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  worker_id text,
  company_id text not null references placement_company,
  amount int not null check (amount > 0),
  remedy_type text not null,
  ground text not null,
  state text not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED', 'DRAWN')),
  proposed_on date not null,
  decided_on date,
  drawn_on date,
  legal_basis text not null,
  version int not null default 1
);
create index deposit_proposal_complaint on deposit_proposal (complaint_id);
create index deposit_proposal_worker on deposit_proposal (worker_id);
create index deposit_proposal_company on deposit_proposal (company_id);

alter table repatriation add column version int not null default 1;

create table death (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null,
  complaint_id text references complaint,
  died_on date not null,
  country text not null,
  cause text not null check (cause in ('ILLNESS', 'ACCIDENT', 'WORK_ACCIDENT', 'VIOLENCE', 'SUICIDE', 'NOT_KNOWN')),
  cause_detail text,
  recorded_on date not null,
  version int not null default 1
);
create index death_worker on death (worker_id);
create index death_complaint on death (complaint_id);
create index death_died_on on death (died_on, id);
create index death_died_on_down on death (died_on desc nulls last, id desc);
create index death_country on death (country, id);

-- The family's consent names one agency, which from then on is a party of the death and of nothing else.
create table family_consent (
  id text primary key,
  owner text not null default 'disnaker-jember',
  death_id text not null references death,
  complaint_id text references complaint,
  recipient text not null,
  given_by text not null,
  relation text not null check (relation in ('SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'GUARDIAN')),
  given_on date not null,
  withdrawn_on date,
  version int not null default 1
);
create index family_consent_death on family_consent (death_id);
create index family_consent_complaint on family_consent (complaint_id);
create unique index family_consent_live on family_consent (death_id, recipient) where withdrawn_on is null;
