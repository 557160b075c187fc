-- Care for a client. All of it hangs on the case: its respondents see none of it.
alter table safety_plan add column version int not null default 1;

create table shelter_stay (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  worker_id text,
  place text not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  version int not null default 1
);
create index shelter_stay_case on shelter_stay (case_id);
create index shelter_stay_worker on shelter_stay (worker_id);

-- A sign of trafficking or violence: of the organisation's own people those it names read it, and nobody else. A
-- restrictive policy holds whatever other policies allow, so neither a role nor a query goes around it.
create table case_marker (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  subject_id text,
  kind text not null check (kind in ('TRAFFICKING', 'GENDER_BASED_VIOLENCE')),
  detail text,
  marked_on date not null,
  assigned text[] not null check (cardinality(assigned) > 0),
  version int not null default 1
);
create index case_marker_case on case_marker (case_id);
create index case_marker_subject on case_marker (subject_id);
create policy assigned_only on case_marker as restrictive
  using (simpul.agency() is distinct from 'migrant-care-jember' or simpul.person() = any(assigned));

create table case_care_need (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  worker_id text not null,
  kind text not null check (kind in ('DISABILITY', 'PREGNANCY', 'CHRONIC_ILLNESS', 'INJURY', 'MENTAL_HEALTH', 'OTHER')),
  detail text,
  since_on date not null,
  until_on date check (until_on >= since_on),
  version int not null default 1
);
create index case_care_need_case on case_care_need (case_id);
create index case_care_need_worker on case_care_need (worker_id);

-- The family: grown-ups and children apart, since children's data may go to fewer. Where it was learned in a case, that
-- case's respondents do not see it.
create table ngo_family_contact (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  worker_id text not null,
  case_id text references "case",
  name text not null,
  relation text not null check (relation in ('SPOUSE', 'PARENT', 'SIBLING', 'ADULT_CHILD', 'GUARDIAN', 'OTHER')),
  phone text,
  is_safe boolean not null,
  call_window text,
  version int not null default 1
);
create index ngo_family_contact_worker on ngo_family_contact (worker_id);
create index ngo_family_contact_case on ngo_family_contact (case_id);

create table ngo_child (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  worker_id text not null,
  case_id text references "case",
  name text not null,
  born_on date not null,
  cared_for_by text,
  permitted_by text not null,
  version int not null default 1
);
create index ngo_child_worker on ngo_child (worker_id);
create index ngo_child_case on ngo_child (case_id);
