-- The seats that agencies have in the forum while a memorandum that names them holds: whom an act speaks for.
create table forum_seat (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  is_seated boolean not null,
  since date not null
);

alter table meeting
  add column state text not null default 'PLANNED' check (state in ('PLANNED', 'HELD')),
  add column version int not null default 1;
create index meeting_state on meeting (state, id);

create table agenda_item (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  meeting_id text not null references meeting,
  proposed_by text,
  subject text not null,
  source text not null check (source in ('PROPOSAL', 'OUTCOME', 'OVERDUE_COMMITMENT', 'DISAGREEMENT')),
  about_id text,
  added_on date not null
);
create index agenda_item_meeting on agenda_item (meeting_id);
-- what puts itself on an agenda does so once a meeting
create unique index agenda_item_once on agenda_item (meeting_id, source, about_id) where proposed_by is null;

-- Minutes are never changed: a correction is another version, to be signed anew.
create table minutes_version (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  meeting_id text not null references meeting,
  number int not null,
  text text not null,
  decisions text[] not null,
  written_on date not null,
  digest text not null,
  unique (meeting_id, number)
);

create table minutes_signature (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  meeting_id text not null references meeting,
  minutes_version_id text not null references minutes_version,
  agency text not null,
  signed_on date not null,
  unique (minutes_version_id, agency)
);
create index minutes_signature_meeting on minutes_signature (meeting_id);

create table meeting_decision (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  meeting_id text not null references meeting,
  meeting_minutes_id text not null references meeting_minutes,
  number int not null,
  text text not null,
  decided_on date not null,
  unique (meeting_minutes_id, number)
);
create index meeting_decision_meeting on meeting_decision (meeting_id);
create unique index attendance_count_once on attendance_count (meeting_id, agency);

create function own.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A row of % is never changed.', tg_table_name;
end $$;
create trigger minutes_version_stays before update or delete on minutes_version
  for each row execute function own.refuse_change();
create trigger minutes_signature_stays before update or delete on minutes_signature
  for each row execute function own.refuse_change();
create trigger meeting_decision_stays before update or delete on meeting_decision
  for each row execute function own.refuse_change();

-- What stood in the meeting's own columns moves to rows of its own.
insert into agenda_item (id, meeting_id, proposed_by, subject, source, added_on)
  select gen_random_uuid()::text, m.id, m.chaired_by, item, 'PROPOSAL', m.held_on
  from meeting m cross join unnest(m.agenda) item;
insert into minutes_version (id, meeting_id, number, text, decisions, written_on, digest)
  select gen_random_uuid()::text, id, 1, draft_minutes, coalesce(decisions, '{}'), held_on,
    encode(sha256(convert_to(concat('[', to_json(draft_minutes), ',', array_to_json(coalesce(decisions, '{}')), ']'),
      'UTF8')), 'hex')
  from meeting where draft_minutes is not null;
insert into meeting_decision (id, meeting_id, meeting_minutes_id, number, text, decided_on)
  select gen_random_uuid()::text, m.meeting_id, m.id, d.number, d.text, m.meeting_date
  from meeting_minutes m cross join unnest(m.decisions) with ordinality as d(text, number);
update meeting set state = 'HELD' where id in (select meeting_id from attendance_count);
alter table meeting drop column agenda, drop column draft_minutes, drop column decisions;
