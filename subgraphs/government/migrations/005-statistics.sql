-- Figures for everybody: a publication is one table of one date. It is never changed, and what it counted is counted
-- in no other. See docs/statistics.md.
create function stays_as_published() returns trigger language plpgsql as $$ begin
  raise exception 'What is published stays as it is.';
end $$;

create table published_placement_table (
  id text primary key,
  owner text not null default 'disnaker-jember',
  dimension text not null,
  period_start date not null,
  period_end date not null,
  published_on date not null,
  definition text not null,
  source text not null,
  placements int,
  female int,
  male int,
  unique (dimension, period_end, owner)
);
create index published_placement_table_period_end on published_placement_table (period_end, id);
create index published_placement_table_period_end_down
  on published_placement_table (period_end desc nulls last, id desc);
create table published_placement_line (
  id text primary key,
  owner text not null default 'disnaker-jember',
  table_id text not null references published_placement_table,
  number int not null,
  category text not null,
  placements int,
  female int,
  male int,
  is_withheld boolean not null
);
create index published_placement_line_table on published_placement_line (table_id, number);

create table published_complaint_table (
  id text primary key,
  owner text not null default 'disnaker-jember',
  dimension text not null,
  period_start date not null,
  period_end date not null,
  published_on date not null,
  definition text not null,
  source text not null,
  complaints int,
  unique (dimension, period_end, owner)
);
create index published_complaint_table_period_end on published_complaint_table (period_end, id);
create index published_complaint_table_period_end_down
  on published_complaint_table (period_end desc nulls last, id desc);
create table published_complaint_line (
  id text primary key,
  owner text not null default 'disnaker-jember',
  table_id text not null references published_complaint_table,
  number int not null,
  category text not null,
  complaints int,
  is_withheld boolean not null
);
create index published_complaint_line_table on published_complaint_line (table_id, number);

-- At which date something was counted for everybody. The key is what was counted, so that no date counts it again.
-- Both tables stand outside the schema, and no view leads to them.
create table counted_placement (id text primary key, period_end date not null);
create table counted_complaint (id text primary key, period_end date not null);
grant select, insert on counted_placement, counted_complaint to public;

create trigger stays before update or delete on published_placement_table
  for each row execute function stays_as_published();
create trigger stays before update or delete on published_placement_line
  for each row execute function stays_as_published();
create trigger stays before update or delete on published_complaint_table
  for each row execute function stays_as_published();
create trigger stays before update or delete on published_complaint_line
  for each row execute function stays_as_published();
create trigger stays before update or delete on counted_placement
  for each row execute function stays_as_published();
create trigger stays before update or delete on counted_complaint
  for each row execute function stays_as_published();

-- What is counted is read from these alone: the rows themselves are wide.
create index filed_placement_counted on filed_placement (worker_id)
  include (id, destination_country, sector, scheme, status, departure_date);
create index worker_counted on worker (id) include (sex, birth_date, education_level, kecamatan_code);
create index filed_placement_departed on filed_placement (departure_date) where departure_date is not null;
