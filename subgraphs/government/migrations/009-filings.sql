-- What placement companies file by themselves. A filing opens nothing before an officer has confirmed it.
create table placement_filing (
  id text primary key,
  owner text not null default 'disnaker-jember',
  company_id text not null references placement_company,
  -- the placement's id at the company, and how often the company has filed it
  placement_id text not null,
  revision int not null default 0,
  -- nobody is looked up: a filing may name a worker whom the table lacks
  worker_id text not null,
  status text not null default 'SELECTED',
  scheme text,
  destination_country text,
  position text,
  sector text,
  employer_name text,
  departure_date date,
  flight text,
  agreement_number text,
  agreement_version int,
  agreement_signed_on date,
  agreement_hash text,
  contract_version int,
  contract_monthly_wage int,
  contract_currency text,
  contract_weekly_hours int,
  contract_leave_days int,
  contract_term_months int,
  state text not null default 'WAITING' check (state in ('WAITING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
  refused_for text check (refused_for in ('WORKER_UNKNOWN', 'NOT_SIGNED_HERE', 'TERMS_DIFFER', 'OTHER')),
  received_on date not null,
  decided_on date,
  filed_placement_id text references filed_placement,
  -- the terms as they were when an officer last decided on them
  decided_terms jsonb,
  version int not null default 1,
  unique (owner, company_id, placement_id),
  check ((state = 'REFUSED') = (refused_for is not null))
);
create index placement_filing_worker on placement_filing (worker_id);
create index placement_filing_state on placement_filing (state, id);
create index placement_filing_received on placement_filing (received_on, id);
create index placement_filing_received_down on placement_filing (received_on desc nulls last, id desc);
create index placement_filing_filed on placement_filing (filed_placement_id);
