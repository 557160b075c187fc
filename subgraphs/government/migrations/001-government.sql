-- What the Manpower Service keeps: workers and their registration, filed copies of placements, companies and their
-- sanctions, complaints with what follows from them, and the ways home.

create table worker (
  id text primary key,
  owner text not null default 'disnaker-jember',
  nik text check (nik ~ '^[0-9]{16}$'),
  nik_status text not null check (nik_status in ('NOT_CHECKED', 'CONFIRMED', 'MISMATCH')),
  nik_method text,
  nik_verified_on date,
  kk_number text,
  full_name text not null,
  aliases text[] not null,
  birth_date date,
  age_band text,
  is_minor boolean,
  sex text not null,
  nationality text not null,
  marital_status text,
  kecamatan_code text not null,
  kecamatan text not null,
  desa_code text check (starts_with(desa_code, kecamatan_code || '.')),
  desa text,
  address_detail text,
  education_level text,
  biometric_done boolean not null,
  procedural_status text not null,
  lifecycle_status text not null,
  documents_complete_percent int not null check (documents_complete_percent between 0 and 100),
  has_family_permission boolean not null,
  registered_on date,
  unique (nik, owner)
);
create index worker_kecamatan_code on worker (kecamatan_code, id);
create index worker_desa_code on worker (desa_code, id);
create index worker_lifecycle_status on worker (lifecycle_status, id);
create index worker_full_name on worker (full_name, id);
create index worker_full_name_down on worker (full_name desc nulls last, id desc);
create index worker_kecamatan on worker (kecamatan, id);
create index worker_kecamatan_down on worker (kecamatan desc nulls last, id desc);
create index worker_registered_on on worker (registered_on, id);
create index worker_registered_on_down on worker (registered_on desc nulls last, id desc);

-- A search for a part of a name: where the server has no trigrams, the workers are read one by one.
do $$ begin
  if exists (select from pg_available_extensions where name = 'pg_trgm') then
    create extension if not exists pg_trgm;
    create index worker_name_part on worker using gin (full_name gin_trgm_ops);
  end if;
end $$;

create table registration_document (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  type text not null,
  state text not null check (state in ('MISSING', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'EXPIRED')),
  issued_on date,
  expires_on date,
  rejected_reason text
);
create index registration_document_worker on registration_document (worker_id);

create table checklist_template (
  id text primary key,
  owner text not null default 'disnaker-jember',
  scheme text not null,
  destination_country text,
  version int not null check (version > 0),
  valid_from date not null,
  required_documents text[] not null,
  legal_basis text,
  unique nulls not distinct (owner, scheme, destination_country, version)
);
create index checklist_template_country on checklist_template (destination_country, id);

create table government_contact (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  phone text not null check (phone ~ '^\+[0-9]{7,15}$'),
  is_safe boolean not null,
  call_window text
);
create index government_contact_worker on government_contact (worker_id);

create table placement_company (
  id text primary key,
  owner text not null default 'disnaker-jember',
  name text not null,
  sip3mi_number text,
  sip3mi_valid_until date,
  sip3mi_status text check (sip3mi_status in ('VALID', 'SUSPENDED', 'EXPIRED', 'REVOKED')),
  branch text,
  deposit_status text check (deposit_status in ('IN_PLACE', 'PARTLY_DRAWN', 'DRAWN', 'MISSING'))
);
create index placement_company_status on placement_company (sip3mi_status, id);
create index placement_company_name on placement_company (name, id);
create index placement_company_valid_until on placement_company (sip3mi_valid_until, id);

create table company_sanction (
  id text primary key,
  owner text not null default 'disnaker-jember',
  company_id text not null references placement_company,
  kind text not null check (kind in ('WRITTEN_WARNING', 'SUSPENSION', 'REVOCATION')),
  decision_number text not null,
  decided_on date not null,
  ends_on date,
  ground text
);
create index company_sanction_company on company_sanction (company_id);

create table open_sanction (
  id text primary key,
  owner text not null default 'disnaker-jember',
  company_id text not null references placement_company,
  kind text not null check (kind in ('WRITTEN_WARNING', 'SUSPENSION', 'REVOCATION')),
  stage text not null check (stage in ('EXAMINATION', 'RECOMMENDED', 'APPEAL')),
  opened_on date not null,
  ground text
);
create index open_sanction_company on open_sanction (company_id);

create table filed_placement (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  company_id text references placement_company,
  scheme text not null,
  status text not null check (status in ('SELECTED', 'AGREEMENT_SIGNED', 'IN_PREPARATION', 'READY_TO_DEPART', 'DEPARTED',
    'ARRIVED', 'WORKING', 'ENDED', 'CANCELLED')),
  destination_country text not null,
  position text not null,
  sector text not null,
  employer_name text,
  departure_date date,
  flight text,
  agreement_number text,
  agreement_signed_on date,
  agreement_version int,
  agreement_hash text check (agreement_hash ~ '^[0-9a-f]{64}$'),
  contract_version int,
  contract_monthly_wage int,
  contract_currency text,
  contract_weekly_hours int,
  contract_leave_days int,
  contract_term_months int,
  filed_on date not null
);
create index filed_placement_worker on filed_placement (worker_id);
create index filed_placement_company on filed_placement (company_id);
create index filed_placement_status on filed_placement (status, id);
create index filed_placement_scheme on filed_placement (scheme, id);
create index filed_placement_destination on filed_placement (destination_country, id);
create index filed_placement_departure on filed_placement (departure_date, id);
create index filed_placement_departure_down on filed_placement (departure_date desc nulls last, id desc);
create index filed_placement_filed_on on filed_placement (filed_on, id);
create index filed_placement_filed_on_down on filed_placement (filed_on desc nulls last, id desc);

create table departure_clearance (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  orientation_attended boolean not null,
  orientation_date date,
  e_pmi_status text not null check (e_pmi_status in ('NOT_APPLIED', 'IN_PROCESS', 'ISSUED', 'EXPIRED')),
  e_pmi_is_valid boolean not null
);
create index departure_clearance_worker on departure_clearance (worker_id);

create table training_record (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  institution text not null,
  programme text not null,
  hours int,
  result text not null check (result in ('IN_PROGRESS', 'PASSED', 'FAILED', 'WITHDRAWN')),
  started_on date,
  ended_on date,
  certificate_number text
);
create index training_record_worker on training_record (worker_id);

-- Whoever complains or is to be brought home need not be registered: these rows name a worker whom the table may lack.
create table complaint (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text,
  received_at timestamptz not null,
  channel text not null,
  types text[] not null,
  severity text not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'URGENT')),
  country text,
  status text not null,
  closed_at timestamptz
);
create index complaint_worker on complaint (worker_id);
create index complaint_status on complaint (status, id);
create index complaint_severity on complaint (severity, id);
create index complaint_country on complaint (country, id);
create index complaint_channel on complaint (channel, id);
create index complaint_received_at on complaint (received_at, id);
create index complaint_received_at_down on complaint (received_at desc nulls last, id desc);

create table complaint_narrative (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  subject_id text,
  text text not null,
  taken_at timestamptz not null
);
create index complaint_narrative_complaint on complaint_narrative (complaint_id);
create index complaint_narrative_subject on complaint_narrative (subject_id);

create table complaint_respondent (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  company_id text references placement_company,
  employer_name text
);
create index complaint_respondent_complaint on complaint_respondent (complaint_id);
create index complaint_respondent_company on complaint_respondent (company_id);

create table clarification_request (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  worker_id text,
  company_id text not null references placement_company,
  round int not null check (round in (1, 2)),
  allegation_class text not null,
  question text not null,
  state text not null check (state in ('ASKED', 'ANSWERED', 'OVERDUE', 'CLOSED')),
  asked_on date not null,
  due_on date not null,
  statement text,
  answered_on date
);
create index clarification_request_complaint on clarification_request (complaint_id);
create index clarification_request_worker on clarification_request (worker_id);
create index clarification_request_company on clarification_request (company_id);
create index clarification_request_state on clarification_request (state, id);
create index clarification_request_asked_on on clarification_request (asked_on, id);
create index clarification_request_asked_on_down on clarification_request (asked_on desc nulls last, id desc);
create index clarification_request_due_on on clarification_request (due_on, id);
create index clarification_request_due_on_down on clarification_request (due_on desc nulls last, id desc);

create table case_commitment (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  clarification_request_id text references clarification_request,
  worker_id text,
  promise text not null,
  made_by text not null,
  due_on date not null,
  state text not null check (state in ('OPEN', 'KEPT', 'RENEGOTIATED', 'BROKEN')),
  kept_on date,
  legal_basis text
);
create index case_commitment_complaint on case_commitment (complaint_id);
create index case_commitment_clarification_request on case_commitment (clarification_request_id);
create index case_commitment_worker on case_commitment (worker_id);
create index case_commitment_state on case_commitment (state, id);
create index case_commitment_made_by on case_commitment (made_by, id);
create index case_commitment_due_on on case_commitment (due_on, id);
create index case_commitment_due_on_down on case_commitment (due_on desc nulls last, id desc);

create table remedy (
  id text primary key,
  owner text not null default 'disnaker-jember',
  complaint_id text not null references complaint,
  worker_id text,
  type text not null,
  amount int,
  currency text,
  is_paid boolean not null
);
create index remedy_complaint on remedy (complaint_id);
create index remedy_worker on remedy (worker_id);

create table repatriation (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null,
  complaint_id text references complaint,
  status text not null check (status in ('REQUESTED', 'ACCEPTED', 'PLANNED', 'RETURNED', 'DECLINED')),
  requested_by text not null,
  requested_on date not null,
  country text not null,
  needed_by date,
  returned_on date,
  condition text check (condition in ('WELL', 'SICK', 'INJURED', 'DECEASED')),
  escort text,
  cost_bearer text
);
create index repatriation_worker on repatriation (worker_id);
create index repatriation_complaint on repatriation (complaint_id);
create index repatriation_status on repatriation (status, id);
create index repatriation_country on repatriation (country, id);
create index repatriation_requested_on on repatriation (requested_on, id);
create index repatriation_requested_on_down on repatriation (requested_on desc nulls last, id desc);
create index repatriation_returned_on on repatriation (returned_on, id);
create index repatriation_returned_on_down on repatriation (returned_on desc nulls last, id desc);

create table repatriation_notice (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null,
  company_id text not null references placement_company,
  returned_on date not null
);
create index repatriation_notice_worker on repatriation_notice (worker_id);
create index repatriation_notice_company on repatriation_notice (company_id);
create index repatriation_notice_returned_on on repatriation_notice (returned_on, id);
