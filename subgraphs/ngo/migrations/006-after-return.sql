-- What a claim came to, and the time after the return. All of it hangs on the case: its respondents see none of it.
alter table case_remedy add column claimed_on date, add column version int not null default 1,
  add check (amount_claimed > 0), add check (amount_obtained >= 0);

alter table ngo_contact add column version int not null default 1;

create table repatriation_request (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  worker_id text,
  country text not null,
  needed_by date,
  asked_of text not null,
  asked_on date not null,
  state text not null check (state in ('ASKED', 'TAKEN_ON', 'DONE', 'REFUSED', 'WITHDRAWN')),
  repatriation_id text,
  version int not null default 1
);
create index repatriation_request_case on repatriation_request (case_id);
create index repatriation_request_worker on repatriation_request (worker_id);

create table reintegration_plan (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  worker_id text not null,
  steps text[] not null,
  agreed_on date not null,
  review_on date not null,
  state text not null check (state in ('ACTIVE', 'DONE', 'GIVEN_UP')),
  version int not null default 1
);
create index reintegration_plan_case on reintegration_plan (case_id);
create index reintegration_plan_worker on reintegration_plan (worker_id);

create table follow_up_visit (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  plan_id text not null references reintegration_plan,
  worker_id text not null,
  visited_on date not null,
  kind text not null check (kind in ('AT_HOME', 'AT_VILLAGE_HALL', 'AT_OFFICE', 'BY_PHONE')),
  findings text not null,
  next_on date check (next_on > visited_on)
);
create index follow_up_visit_case on follow_up_visit (case_id);
create index follow_up_visit_plan on follow_up_visit (plan_id, visited_on);
create index follow_up_visit_worker on follow_up_visit (worker_id);
