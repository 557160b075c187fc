-- The company's book of employers and partners abroad, and the numbers of its candidates, as officers keep them.
alter table employer add column version int not null default 1, add column ended_on date;

create table overseas_partner (
  id text primary key,
  owner text not null default 'p3mi-in-era-sejahtera',
  name text not null,
  country text not null,
  address text,
  permit_number text,
  verified_on date,
  ended_on date,
  version int not null default 1
);
create index overseas_partner_country on overseas_partner (country, id);
create index overseas_partner_name on overseas_partner (name, id);
create index overseas_partner_name_down on overseas_partner (name desc nulls last, id desc);

alter table recruitment_contact
  add column version int not null default 1,
  add column ended_on date,
  -- nobody calls a number that is not safe, so no hour is named for it
  add check (is_safe or call_window is null);

create index insurance_membership_until on insurance_membership (active_until) where is_active;

-- What the government was told of a placement: how often there was something new, up to where it was told, which of it
-- was new terms, and what an officer there decided on them.
alter table placement
  add column filing_revision int not null default 0,
  add column filing_told int not null default 0,
  add column filing_terms int not null default 0,
  add column filing_state text check (filing_state in ('UNDECIDED', 'CONFIRMED', 'REFUSED'));
create index placement_to_file on placement (id) where filing_told < filing_revision;
