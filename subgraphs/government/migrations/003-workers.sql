-- The worker's way: the statuses that are told, the stages that are not, and a count of changes for those who write.
-- Somebody known from a case alone has no district or sex on record, and no placement.
alter table worker
  add column version int not null default 1 check (version > 0),
  add column stage text,
  alter column sex drop not null,
  alter column kecamatan_code drop not null,
  alter column kecamatan drop not null,
  add check (num_nonnulls(kecamatan_code, kecamatan) <> 1),
  add check (registered_on is null or (kecamatan_code is not null and sex is not null));

create table worker_stage (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  "from" text,
  "to" text not null,
  "on" date not null
);
create index worker_stage_worker on worker_stage (worker_id, "on");

create table protected_stage (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  stage text not null check (stage in ('NON_PROCEDURAL_DETECTED', 'MEDICAL_FIT', 'EXTENDED', 'EMPLOYER_CHANGED',
    'RETURNED_NORMAL', 'RETURNED_WITH_PROBLEM', 'RETURNED_SICK', 'RETURNED_DECEASED', 'RETURNED_DEPORTED')),
  "on" date not null
);
create index protected_stage_worker on protected_stage (worker_id, "on");

-- A worker has one placement at a time.
create unique index filed_placement_active on filed_placement (worker_id, owner)
  where status not in ('ENDED', 'CANCELLED');

-- What a worker is matched by in place of number and name: keyed, so that nobody without the key can try the few
-- numbers there are. The key is drawn here and leaves the database only for the agency's own process. Both tables stand
-- outside the schema and no view leads to them; whoever may use this schema is the agency itself.
create table match_key (
  is_only boolean primary key default true check (is_only),
  key text not null
);
insert into match_key (key)
  select encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
create table worker_match (
  worker_id text primary key references worker on delete cascade,
  nik_token text,
  name_tokens text[] not null
);
create index worker_match_nik on worker_match (nik_token);
create index worker_match_names on worker_match using gin (name_tokens);
grant select on match_key to public;
grant select, insert, update on worker_match to public;

create table duplicate_proposal (
  id text primary key,
  owner text not null default 'disnaker-jember',
  worker_id text not null references worker,
  other_worker_id text not null references worker,
  subject_id text,
  matched_by text not null check (matched_by in ('NIK', 'NAME_AND_BIRTH_DATE')),
  confidence text not null check (confidence in ('HIGH', 'MEDIUM')),
  state text not null check (state in ('PROPOSED', 'SAME', 'DIFFERENT')),
  proposed_on date not null,
  decided_on date,
  version int not null check (version > 0),
  check (worker_id <> other_worker_id),
  check ((state = 'SAME') = (subject_id is not null)),
  check ((state = 'PROPOSED') = (decided_on is null))
);
create unique index duplicate_proposal_pair
  on duplicate_proposal (least(worker_id, other_worker_id), greatest(worker_id, other_worker_id), owner);
create index duplicate_proposal_worker on duplicate_proposal (worker_id);
create index duplicate_proposal_other on duplicate_proposal (other_worker_id);
create index duplicate_proposal_subject on duplicate_proposal (subject_id);
create index duplicate_proposal_state on duplicate_proposal (state, id);
create index duplicate_proposal_proposed_on on duplicate_proposal (proposed_on, id);
create index duplicate_proposal_proposed_on_down on duplicate_proposal (proposed_on desc nulls last, id desc);
