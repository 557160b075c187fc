-- Two officers who change one row at once: the second hears of the first.
alter table job_order add column version int not null default 1;
alter table placement add column version int not null default 1, add column status_since date;
alter table placement_document add column version int not null default 1;
alter table insurance_membership add column version int not null default 1;

-- One place at a time: the work of a candidate for this company ends before another begins.
create unique index placement_active on placement (owner, worker_id) where status not in ('ENDED', 'CANCELLED');
alter table job_order add check (sip2mi_remaining is null or sip2mi_quota is not null);

-- Whom the contract names, and whether it keeps what was promised first.
alter table employment_contract_version add column employer_name text,
  add column is_worse_than_promised boolean not null default false;

create table placement_agreement_change (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  agreement_version_id text not null references placement_agreement_version,
  compared_with text not null check (compared_with in ('PREVIOUS_VERSION', 'FIRST_PROMISE')),
  field text not null check (field in ('NUMBER', 'DOCUMENT')),
  before text,
  after text
);
create index placement_agreement_change_version on placement_agreement_change (agreement_version_id);
create index placement_agreement_change_worker on placement_agreement_change (worker_id);

create table contract_change (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  contract_version_id text not null references employment_contract_version,
  compared_with text not null check (compared_with in ('PREVIOUS_VERSION', 'FIRST_PROMISE')),
  field text not null check (field in ('EMPLOYER', 'POSITION', 'CURRENCY', 'WEEKLY_HOURS', 'WEEKLY_REST_DAYS',
    'LEAVE_DAYS', 'TERM_MONTHS')),
  before text,
  after text,
  is_worse boolean
);
create index contract_change_version on contract_change (contract_version_id);
create index contract_change_worker on contract_change (worker_id);

-- The wage is told to fewer people than the other terms, so what became of it is a row of its own.
create table contract_wage_change (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  contract_version_id text not null references employment_contract_version,
  compared_with text not null check (compared_with in ('PREVIOUS_VERSION', 'FIRST_PROMISE')),
  wage_before int not null,
  currency_before text not null,
  wage_after int not null,
  currency_after text not null,
  is_worse boolean
);
create index contract_wage_change_version on contract_wage_change (contract_version_id);
create index contract_wage_change_worker on contract_wage_change (worker_id);

-- What was signed, and what it changed, is never changed and never taken away.
create trigger kept_for_ever before delete on placement_agreement_version for each row execute function refuse_change();
create trigger kept_for_ever before delete on employment_contract_version for each row execute function refuse_change();
create trigger kept_as_signed before update or delete on placement_agreement_change
  for each row execute function refuse_change();
create trigger kept_as_signed before update or delete on contract_change
  for each row execute function refuse_change();
create trigger kept_as_signed before update or delete on contract_wage_change
  for each row execute function refuse_change();

-- Whether a cost was lawful is a matter of the rule that held on the day.
alter table placement_cost add column charged_on date, add column is_overcharged boolean;

create table arrival_report (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  placement_id text not null unique references placement,
  arrived_on date not null,
  reported_on date not null check (reported_on >= arrived_on)
);
create index arrival_report_worker on arrival_report (worker_id);

create table workplace_check (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  placement_id text not null references placement,
  checked_on date not null,
  is_as_agreed boolean not null,
  finding text
);
create index workplace_check_placement on workplace_check (placement_id, checked_on);
create index workplace_check_worker on workplace_check (worker_id);

-- Fit or unfit; there is no column for a diagnosis, and the day stays with the company.
create table psychological_fitness (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  is_fit boolean not null,
  examined_on date not null
);
create index psychological_fitness_worker on psychological_fitness (worker_id);

create table police_clearance (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  is_clear boolean not null,
  issued_on date not null,
  expires_on date check (expires_on > issued_on)
);
create index police_clearance_worker on police_clearance (worker_id);

create table company_training (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  institution text not null,
  programme text not null,
  hours int not null check (hours > 0),
  result text not null check (result in ('PASSED', 'FAILED')),
  started_on date not null,
  ended_on date not null check (ended_on >= started_on),
  certificate_number text
);
create index company_training_worker on company_training (worker_id);
