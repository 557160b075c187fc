-- Agreements and their lines follow the register; nothing else writes them.
create table agreement (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  frame_id text references agreement,
  kind text not null,
  form text not null,
  number text,
  title text not null,
  parties text[] not null,
  signed_on date,
  valid_from date,
  valid_until date,
  state text not null,
  document_digest text
);
create index agreement_frame on agreement (frame_id);

create table schedule_line (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  agreement_id text not null references agreement,
  coordinate text not null,
  owner_agency text not null,
  recipient_agency text not null,
  purpose text not null,
  basis text not null,
  rows text not null,
  retain_days int not null,
  is_duty boolean not null
);
create index schedule_line_agreement on schedule_line (agreement_id);

create table meeting (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  held_on date,
  place text,
  chaired_by text,
  agenda text[],
  draft_minutes text,
  decisions text[]
);
create index meeting_held on meeting (held_on, id);

create table meeting_minutes (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  meeting_id text not null references meeting,
  number text not null,
  meeting_date date not null,
  summary text not null,
  decisions text[] not null,
  approved_on date not null,
  approved_by text[] not null
);
create index meeting_minutes_meeting on meeting_minutes (meeting_id);
create index meeting_minutes_date on meeting_minutes (meeting_date, id);

create table attendance_count (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  meeting_id text not null references meeting,
  meeting_date date not null,
  agency text not null,
  decision_makers int not null,
  delegates int not null
);
create index attendance_count_meeting on attendance_count (meeting_id);

create table agreement_commitment (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  agreement_id text references agreement,
  meeting_id text references meeting,
  promise text not null,
  made_by text not null,
  due_on date,
  state text not null,
  kept_on date,
  source text,
  evidence text
);
create index agreement_commitment_agreement on agreement_commitment (agreement_id);
create index agreement_commitment_meeting on agreement_commitment (meeting_id);
create index agreement_commitment_due on agreement_commitment (due_on, id);

create table suggestion (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  from_agency text,
  text text not null,
  status text not null,
  submitted_on date not null
);
create index suggestion_submitted on suggestion (submitted_on, id);

create table answered_suggestion (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  from_agency text,
  text text not null,
  response text not null,
  adopted_as text,
  submitted_on date not null,
  answered_on date not null,
  is_loop_closed boolean not null
);
create index answered_suggestion_answered on answered_suggestion (answered_on, id);

create table indicator_figure (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  indicator text not null,
  definition text not null,
  area text not null,
  period_start date not null,
  period_end date not null,
  dimension text not null,
  category text not null,
  value float8,
  unit text not null,
  n int,
  denominator int,
  is_suppressed boolean not null,
  publisher text not null,
  source text not null,
  as_of date,
  note text,
  check (not is_suppressed or value is null)
);
create index indicator_figure_indicator on indicator_figure (indicator, area, period_start, id);
create index indicator_figure_period on indicator_figure (period_start, id);

create table regulation_step (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  date text not null,
  stage text not null,
  outcome text not null,
  event text not null,
  source text not null,
  is_regression boolean not null
);
create index regulation_step_date on regulation_step (date, id);

create table glossary_term (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  term text not null,
  agreed_text text,
  dissent text,
  agreed_on date
);
create index glossary_term_term on glossary_term (term, id);
