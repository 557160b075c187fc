-- A case, and what hangs on it: its respondents see neither.
create table "case" (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  worker_id text,
  types text[] not null,
  severity text not null,
  country text,
  channel text not null,
  received_at timestamptz not null,
  status text not null,
  closed_at timestamptz
);
create index case_worker on "case" (worker_id);
-- one for each direction: a page puts nulls last in both
create index case_received on "case" (received_at, id);
create index case_received_newest on "case" (received_at desc nulls last, id desc);
create index case_status on "case" (status, received_at, id);
create index case_severity on "case" (severity, received_at, id);
create index case_country on "case" (country, received_at, id);
create index case_channel on "case" (channel, received_at, id);

create table case_narrative (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  subject_id text,
  text text not null,
  taken_at timestamptz not null
);
create index case_narrative_case on case_narrative (case_id);
create index case_narrative_subject on case_narrative (subject_id);

create table case_respondent (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  company_id text,
  name text,
  check (num_nonnulls(company_id, name) >= 1)
);
create index case_respondent_case on case_respondent (case_id);

create table risk_assessment (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  worker_id text,
  level text not null,
  detail text,
  assessed_on date not null
);
create index risk_assessment_case on risk_assessment (case_id);
create index risk_assessment_worker on risk_assessment (worker_id);

create table safety_plan (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  worker_id text,
  steps text[] not null,
  review_on date
);
create index safety_plan_case on safety_plan (case_id);
create index safety_plan_worker on safety_plan (worker_id);

create table case_note (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  subject_id text,
  text text not null,
  written_at timestamptz not null
);
create index case_note_case on case_note (case_id);
create index case_note_subject on case_note (subject_id);

create table case_remedy (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  worker_id text,
  type text not null,
  amount_claimed int,
  amount_obtained int,
  currency text,
  obtained_on date
);
create index case_remedy_case on case_remedy (case_id);
create index case_remedy_worker on case_remedy (worker_id);

-- Village groups are places, and open to everybody.
create table village_group (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  name text not null,
  desa_code text not null,
  desa text not null,
  kecamatan_code text not null,
  kecamatan text not null,
  founded_on date
);
create index village_group_name on village_group (name, id);
create index village_group_kecamatan on village_group (kecamatan, id);
create index village_group_kecamatan_code on village_group (kecamatan_code, name, id);

create table ngo_contact (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  worker_id text not null,
  phone text not null,
  is_safe boolean not null,
  call_window text
);
create index ngo_contact_worker on ngo_contact (worker_id);
