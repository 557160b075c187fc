-- A meeting may be cancelled, or put off to another day: the day before stays to be seen.
alter table meeting drop constraint meeting_state_check;
alter table meeting
  add constraint meeting_state_check check (state in ('PLANNED', 'HELD', 'CANCELLED')),
  add column first_planned_on date,
  add column changed_because text;

-- Suggestions that wait for an answer put themselves on an agenda too.
alter table agenda_item drop constraint agenda_item_source_check;
alter table agenda_item add constraint agenda_item_source_check
  check (source in ('PROPOSAL', 'OUTCOME', 'OVERDUE_COMMITMENT', 'DISAGREEMENT', 'SUGGESTION'));

-- The day on which it was noted that a commitment is late; null again once it has another day.
alter table agreement_commitment add column late_on date;

-- How the agencies work together, a row a measure and a period: computed anew each day while the period may change.
create table process_indicator (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  variable text not null,
  measure text not null,
  title_indonesian text not null,
  title_english text not null,
  definition_indonesian text not null,
  definition_english text not null,
  agency text,
  period text not null check (period in ('QUARTER', 'YEAR_TO_DATE')),
  period_start date not null,
  period_end date not null,
  as_of date not null,
  unit text not null,
  value float8,
  numerator float8,
  denominator float8,
  n int,
  minimum int not null,
  not_enough text check (not_enough in ('TOO_FEW', 'NOTHING_TO_DIVIDE_BY')),
  paired_id text,
  check ((value is null) = (not_enough is not null)),
  check (not_enough is distinct from 'TOO_FEW' or (numerator is null and denominator is null and n is null)),
  check (n is null or n >= minimum)
);
create index process_indicator_measure on process_indicator (measure, period_start, id);
create index process_indicator_variable on process_indicator (variable, id);
create index process_indicator_period on process_indicator (period, id);
create index process_indicator_agency on process_indicator (agency, id);
create index process_indicator_start on process_indicator (period_start, id);

-- The kit keeps what agencies have noted here; whoever has a seat that day is a party of it.
alter table own.forum_notice alter column owner set default 'forum-pmi-jember';
create function own.name_seats_of_notice() returns trigger language plpgsql as $$
begin
  insert into own.party (type, row_id, agency)
    select 'ForumNotice', new.id, id from own.forum_seat where is_seated on conflict do nothing;
  return null;
end $$;
create trigger forum_notice_parties after insert on own.forum_notice
  for each row execute function own.name_seats_of_notice();
create index forum_notice_about on own.forum_notice (about, id);
create index forum_notice_from on own.forum_notice (from_agency, id);
