-- What the client told of herself when the case came in: for the work on it, and so that cases can be counted. The band of
-- ages and not the day of birth: no more than is needed.
alter table "case"
  add column client_sex text check (client_sex in ('FEMALE', 'MALE')),
  add column client_age_band text
    check (client_age_band in ('UNDER_18', 'FROM_18_TO_24', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45')),
  add column client_education text check (client_education in ('NONE', 'PRIMARY', 'JUNIOR_SECONDARY',
    'SENIOR_SECONDARY', 'DIPLOMA', 'BACHELOR_OR_HIGHER')),
  add column client_kecamatan_code text check (client_kecamatan_code ~ '^\d{2}\.\d{2}\.\d{2}$'),
  add column client_sector text check (client_sector in ('DOMESTIC', 'CARE', 'MANUFACTURING', 'PLANTATION',
    'CONSTRUCTION', 'FISHERY', 'SERVICES', 'OTHER')),
  add column client_scheme text check (client_scheme in ('P_TO_P', 'G_TO_G', 'INDIVIDUAL', 'OWN_COMPANY', 'SSW',
    'RE_ENTRY', 'SEAFARER'));

-- Figures for everybody: a publication is one table of one date. It is never changed, and what it counted is counted
-- in no other. See docs/statistics.md.
create function stays_as_published() returns trigger language plpgsql as $$ begin
  raise exception 'What is published stays as it is.';
end $$;

create table published_case_table (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  dimension text not null,
  period_start date not null,
  period_end date not null,
  published_on date not null,
  definition text not null,
  source text not null,
  cases int,
  unique (dimension, period_end, owner)
);
create index published_case_table_period_end on published_case_table (period_end, id);
create index published_case_table_period_end_down on published_case_table (period_end desc nulls last, id desc);
create table published_case_line (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  table_id text not null references published_case_table,
  number int not null,
  category text not null,
  cases int,
  is_withheld boolean not null
);
create index published_case_line_table on published_case_line (table_id, number);

-- At which date a case was counted for everybody. The key is the case, so that no date counts it again. The table stands
-- outside the schema, and no view leads to it.
create table counted_case (id text primary key, period_end date not null);
grant select, insert on counted_case to public;

create trigger stays before update or delete on published_case_table
  for each row execute function stays_as_published();
create trigger stays before update or delete on published_case_line
  for each row execute function stays_as_published();
create trigger stays before update or delete on counted_case
  for each row execute function stays_as_published();

-- Cases are counted from this alone: the rows themselves are wide.
create index case_counted on "case" (id) include (types, country, severity, channel, status, closed_because, received_at,
  client_sex, client_age_band, client_education, client_kecamatan_code, client_sector, client_scheme);

-- Until when a client is to stay in a shelter, so that a stay which goes on longer is noticed.
alter table shelter_stay add column planned_until_on date check (planned_until_on >= from_on);
create index shelter_stay_planned on shelter_stay (planned_until_on) where until_on is null;
create index safety_plan_review on safety_plan (review_on);
create index reintegration_plan_review on reintegration_plan (review_on) where state = 'ACTIVE';
create index follow_up_visit_next on follow_up_visit (next_on);
