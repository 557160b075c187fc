-- What the placement company keeps: its orders, employers and placements, and the papers of its own candidates.

create table employer (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  name text not null,
  is_household boolean not null,
  country text not null,
  address text,
  contact text
);
create index employer_country on employer (country, id);
create index employer_name on employer (name, id);
create index employer_name_down on employer (name desc nulls last, id desc);

-- A search for a part of a name: where the server has no trigrams, the few employers are read one by one.
do $$ begin
  if exists (select from pg_available_extensions where name = 'pg_trgm') then
    create extension if not exists pg_trgm;
    create index employer_name_part on employer using gin (name gin_trgm_ops) with (fastupdate = off);
  end if;
end $$;

create table job_order (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  company_id text not null,
  employer_id text references employer,
  country text not null,
  position text not null,
  sector text not null,
  quota int not null check (quota > 0),
  wage_offer int,
  wage_currency text,
  closes_on date,
  status text not null check (status in ('DRAFT', 'SUBMITTED', 'VERIFIED', 'CLOSED', 'WITHDRAWN')),
  overseas_partner text,
  sip2mi_number text,
  sip2mi_quota int,
  sip2mi_remaining int check (sip2mi_remaining between 0 and sip2mi_quota),
  sip2mi_is_valid boolean not null
);
create index job_order_employer on job_order (employer_id);
create index job_order_country on job_order (country, id);
create index job_order_sector on job_order (sector, id);
create index job_order_status on job_order (status, id);
create index job_order_closes_on on job_order (closes_on, id);
create index job_order_closes_on_down on job_order (closes_on desc nulls last, id desc);
create index job_order_country_down on job_order (country desc nulls last, id desc);

create table published_job_order (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  job_order_id text not null unique references job_order,
  company_id text not null,
  country text not null,
  position text not null,
  sector text not null,
  quota int not null,
  wage_offer int,
  wage_currency text,
  closes_on date,
  verified_on date not null
);
create index published_job_order_company on published_job_order (company_id);
create index published_job_order_country on published_job_order (country, id);
create index published_job_order_sector on published_job_order (sector, id);
create index published_job_order_closes_on on published_job_order (closes_on, id);
create index published_job_order_verified_on on published_job_order (verified_on, id);

create table placement (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  job_order_id text references job_order,
  company_id text not null,
  scheme text not null,
  status text not null check (status in ('SELECTED', 'AGREEMENT_SIGNED', 'IN_PREPARATION', 'READY_TO_DEPART', 'DEPARTED',
    'ARRIVED', 'WORKING', 'ENDED', 'CANCELLED')),
  destination_country text not null,
  position text not null,
  sector text not null,
  departure_date date,
  flight text,
  employer_name text,
  employer_address text,
  employer_contact text,
  overseas_partner text
);
create index placement_worker on placement (worker_id);
create index placement_job_order on placement (job_order_id);
create index placement_status on placement (status, id);
create index placement_scheme on placement (scheme, id);
create index placement_destination on placement (destination_country, id);
create index placement_departure on placement (departure_date, id);
create index placement_departure_down on placement (departure_date desc nulls last, id desc);

create table placement_agreement_version (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  placement_id text not null references placement,
  number text not null,
  version int not null check (version > 0),
  signed_on date not null,
  document_hash text not null check (document_hash ~ '^[0-9a-f]{64}$'),
  unique (placement_id, version)
);
create index placement_agreement_version_worker on placement_agreement_version (worker_id);

create table employment_contract_version (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  placement_id text not null references placement,
  version int not null check (version > 0),
  signed_on date not null,
  position text not null,
  monthly_wage int not null,
  currency text not null,
  weekly_hours int,
  weekly_rest_days int,
  leave_days int,
  term_months int,
  unique (placement_id, version)
);
create index employment_contract_version_worker on employment_contract_version (worker_id);

-- Not by promise alone: what was signed is never changed, a change makes a new version.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A signed version never changes; a change makes a new version.';
end $$;
create trigger signed_once before update on placement_agreement_version for each row execute function refuse_change();
create trigger signed_once before update on employment_contract_version for each row execute function refuse_change();

create table placement_cost (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  placement_id text not null references placement,
  kind text not null check (kind in ('COST', 'DEBT', 'SALARY_CUT')),
  item text not null,
  charged_to text not null check (charged_to in ('EMPLOYER', 'COMPANY', 'WORKER', 'STATE')),
  amount int not null,
  currency text not null,
  months int,
  rule_version text
);
create index placement_cost_worker on placement_cost (worker_id);
create index placement_cost_placement on placement_cost (placement_id);

create table placement_document (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  type text not null,
  state text not null check (state in ('MISSING', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'EXPIRED')),
  issued_on date,
  expires_on date,
  rejected_reason text
);
create index placement_document_worker on placement_document (worker_id);

create table medical_fitness (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  is_fit boolean not null,
  examined_on date not null
);
create index medical_fitness_worker on medical_fitness (worker_id);

create table passport (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  number text not null,
  expires_on date
);
create index passport_worker on passport (worker_id);

create table visa (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  number text not null,
  country text not null,
  category text,
  expires_on date
);
create index visa_worker on visa (worker_id);

create table insurance_membership (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  number text not null,
  active_until date,
  is_active boolean not null,
  benefit_paid int not null default 0
);
create index insurance_membership_worker on insurance_membership (worker_id);

create table recruitment_contact (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  worker_id text not null,
  phone text not null check (phone ~ '^\+[0-9]{7,15}$'),
  is_safe boolean not null,
  call_window text
);
create index recruitment_contact_worker on recruitment_contact (worker_id);
