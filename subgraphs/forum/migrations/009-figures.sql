-- Tables that agencies have published at fixed dates, as each gave them here. They are never changed: the same table of
-- the same publisher and days is there once, and no other of it meets these days.
create table published_figure_table (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  counted text not null,
  publisher text not null,
  period_start date not null,
  period_end date not null,
  as_of date not null,
  definition_indonesian text not null,
  definition_english text not null,
  dimensions text[] not null,
  -- the same dimensions in one word, in their alphabet's order
  breakdown text not null,
  received_on date not null,
  -- of the message as it came, by which the same one is known again
  digest text not null default '',
  unique (publisher, counted, breakdown, period_end)
);
create index published_figure_table_breakdown on published_figure_table (breakdown, period_start, id);
create index published_figure_table_counted on published_figure_table (counted, id);
create index published_figure_table_end on published_figure_table (period_end, id);

create table published_figure_line (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  published_figure_table_id text not null references published_figure_table,
  number int not null,
  categories text[] not null,
  count int,
  is_withheld boolean not null,
  unique (published_figure_table_id, number),
  -- what is small stays with its publisher; zero is small
  check (count is null or count >= 5),
  check (is_withheld = (count is null))
);
create trigger published_figure_table_stays before update or delete on published_figure_table
  for each row execute function own.refuse_change();
create trigger published_figure_line_stays before update or delete on published_figure_line
  for each row execute function own.refuse_change();
