-- The papers of a worker from the opened checklist to the departure card, whom to call, what somebody needs, and what is
-- on record of companies. Whatever changes counts its versions.

-- A version of a checklist stays as it is: those who began under it go by it.
alter table checklist_template
  add column company_collects text[] not null default '{}',
  add column proposal text;
create function stays_as_listed() returns trigger language plpgsql as $$ begin
  raise exception 'A version of a checklist stays as it is.';
end $$;
create trigger stays before update or delete on checklist_template
  for each row execute function stays_as_listed();

create table worker_checklist (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  template_id text not null references checklist_template,
  scheme text not null,
  destination_country text,
  items text[] not null check (cardinality(items) > 0),
  opened_on date not null,
  ended_on date check (ended_on >= opened_on),
  version int not null default 1
);
create index worker_checklist_worker on worker_checklist (worker_id);
create index worker_checklist_template on worker_checklist (template_id);
-- A worker goes by one checklist at a time.
create unique index worker_checklist_open on worker_checklist (worker_id, owner) where ended_on is null;

alter table registration_document
  add column version int not null default 1,
  add column collected_by text
    check (collected_by in ('MANPOWER_SERVICE', 'ONE_STOP_SERVICE', 'VILLAGE', 'SIAPKERJA')),
  add column received_on date,
  add column decided_on date,
  add check (expires_on >= issued_on);
create unique index registration_document_type on registration_document (worker_id, type, owner);

create table family_permission (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  relation text not null check (relation in ('SPOUSE', 'PARENT', 'GUARDIAN')),
  given_on date not null,
  village_knew_on date not null check (village_knew_on >= given_on),
  desa_code text,
  withdrawn_on date check (withdrawn_on >= given_on),
  version int not null default 1
);
create index family_permission_worker on family_permission (worker_id);
create unique index family_permission_live on family_permission (worker_id, owner) where withdrawn_on is null;

alter table training_record
  add column version int not null default 1,
  add check (ended_on >= started_on);

alter table departure_clearance
  add column version int not null default 1,
  add column mirrored_on date;

alter table government_contact
  add column version int not null default 1,
  add column ended_on date,
  -- nobody calls a number that is not safe, so no hour is named for it
  add check (is_safe or call_window is null);

alter table filed_placement
  add column version int not null default 1,
  add column ended_on date,
  add column end_reason text check (end_reason in ('TERM_OVER', 'RETURNED_EARLY', 'WORKER_WITHDREW',
    'COMPANY_WITHDREW', 'COUNTRY_CLOSED', 'OTHER')),
  add check (num_nonnulls(ended_on, end_reason) <> 1);

alter table placement_company add column version int not null default 1;

alter table open_sanction
  add column version int not null default 1,
  add column ended_on date check (ended_on >= opened_on),
  drop constraint open_sanction_stage_check,
  add constraint open_sanction_stage_check
    check (stage in ('EXAMINATION', 'RECOMMENDED', 'APPEAL', 'IMPOSED', 'DROPPED')),
  add constraint open_sanction_ended_check check (ended_on is null or stage in ('IMPOSED', 'DROPPED'));

alter table company_sanction
  add column version int not null default 1,
  add column lifted_on date check (lifted_on >= decided_on),
  add column lift_number text,
  add check (num_nonnulls(lifted_on, lift_number) <> 1);

create table problem_employer (
  id text primary key,
  owner text not null default 'disnaker-jember',
  kind text not null check (kind in ('COMPANY', 'AGENCY')),
  name text not null,
  country text not null,
  source text not null,
  listed_on date not null,
  lifted_on date check (lifted_on >= listed_on),
  version int not null default 1
);
create index problem_employer_country on problem_employer (country, id);
create index problem_employer_name on problem_employer (name, id);
create index problem_employer_name_down on problem_employer (name desc nulls last, id desc);
create index problem_employer_listed_on on problem_employer (listed_on, id);
create index problem_employer_listed_on_down on problem_employer (listed_on desc nulls last, id desc);

create table worker_care_need (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  complaint_id text references complaint,
  kind text not null check (kind in ('DISABILITY', 'PREGNANCY', 'CHRONIC_ILLNESS', 'INJURY', 'MENTAL_HEALTH', 'OTHER')),
  detail text,
  since_on date not null,
  until_on date check (until_on >= since_on),
  version int not null default 1
);
create index worker_care_need_worker on worker_care_need (worker_id);
create index worker_care_need_complaint on worker_care_need (complaint_id);
