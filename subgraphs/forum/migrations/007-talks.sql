-- Suggestions to the end: answered, adopted, confirmed. Who wished to stay unnamed confirms by a code of its own, of
-- which only the digest is kept.
alter table suggestion
  add column version int not null default 1,
  add column confirmation_digest text,
  add check (status in ('SUBMITTED', 'UNDER_REVIEW', 'ANSWERED', 'WITHDRAWN'));
create index suggestion_status on suggestion (status, id);
alter table answered_suggestion add column suggestion_id text references suggestion;
create unique index answered_suggestion_once on answered_suggestion (suggestion_id);

create table information_broadcast (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  from_agency text not null,
  text text not null,
  sent_on date not null
);
create index information_broadcast_sent on information_broadcast (sent_on, id);
create index information_broadcast_from on information_broadcast (from_agency, id);

create table broadcast_acknowledgement (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  information_broadcast_id text not null references information_broadcast,
  agency text not null,
  acknowledged_on date not null,
  unique (information_broadcast_id, agency)
);

-- That a request for access was answered, and when: no content, no field, not who asked. The id is drawn here.
create table data_request_answer (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  agency text not null,
  state text not null check (state in ('ACCEPT', 'REFUSE', 'ASK_BACK')),
  asked_on date not null,
  answered_on date not null
);
create index data_request_answer_answered on data_request_answer (answered_on, id);
create index data_request_answer_agency on data_request_answer (agency, id);
insert into data_request_answer (id, agency, state, asked_on, answered_on)
  select gen_random_uuid()::text, agency, answer, asked_on, answered_on from access_answer;

alter table glossary_term
  add column proposed_text text,
  add column proposed_by text,
  add column proposed_on date,
  add column version int not null default 1;
create unique index glossary_term_once on glossary_term (lower(term));

create table term_position (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  glossary_term_id text not null references glossary_term,
  agency text not null,
  stance text not null check (stance in ('AGREE', 'DISSENT')),
  words text,
  taken_on date not null,
  unique (glossary_term_id, agency)
);

create table count_disagreement (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  what text not null,
  opened_by text not null,
  opened_on date not null,
  state text not null check (state in ('OPEN', 'EXPLAINED')),
  explanation text,
  explained_on date,
  explained_by text,
  version int not null
);
create index count_disagreement_state on count_disagreement (state, id);
create index count_disagreement_opened on count_disagreement (opened_on, id);

create table disagreeing_figure (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  count_disagreement_id text not null references count_disagreement,
  agency text not null,
  value float8 not null,
  unit text not null,
  definition text not null,
  period_start date not null,
  period_end date not null,
  as_of date not null,
  source text not null,
  stated_on date not null,
  unique (count_disagreement_id, agency)
);

create table breach_notice (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  agency text not null,
  detected_at timestamptz not null,
  due_at timestamptz not null,
  notified_at timestamptz,
  hours_until_notice int,
  scope text not null,
  reported_on date not null,
  version int not null,
  check ((notified_at is null) = (hours_until_notice is null))
);
create index breach_notice_detected on breach_notice (detected_at, id);
create index breach_notice_agency on breach_notice (agency, id);
