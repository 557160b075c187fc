-- Two caseworkers do not overwrite each other: whoever changes a case, the kit's referrals too, counts its version.
alter table "case" add column version int not null default 1,
  add column closed_because text check (closed_because in ('SOLVED', 'DOCUMENTS_NOT_COMPLETED', 'NOT_CLEAR',
    'COMPLAINANT_UNREACHABLE', 'HANDED_OVER', 'NO_REPLY', 'CLIENT_WITHDREW', 'DUPLICATE'));
create function simpul.count_case_change() returns trigger language plpgsql as $$ begin
  if new.version = old.version then new.version := old.version + 1; end if;
  return new;
end $$;
create trigger case_version before update on "case" for each row execute function simpul.count_case_change();

-- Who complained and who saw it are people of their own: no column here names the worker.
create table case_complainant (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  relation text not null check (relation in ('SELF', 'SPOUSE', 'PARENT', 'SIBLING', 'ADULT_CHILD', 'OTHER_FAMILY',
    'FRIEND', 'VILLAGE_GROUP', 'OTHER')),
  name text,
  phone text,
  wants_anonymity boolean not null
);
create index case_complainant_case on case_complainant (case_id);

create table case_witness (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  name text not null,
  phone text,
  statement text,
  wants_anonymity boolean not null
);
create index case_witness_case on case_witness (case_id);

create table case_evidence (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  subject_id text,
  kind text not null check (kind in ('DOCUMENT', 'PHOTO', 'RECORDING', 'MESSAGE', 'OBJECT', 'OTHER')),
  description text not null,
  received_on date not null
);
create index case_evidence_case on case_evidence (case_id);
create index case_evidence_subject on case_evidence (subject_id);

-- A note as one referral shares it. Its receiver is whoever is a party of what the referral shares, as long as that.
create table shared_case_note (
  id text primary key,
  owner text not null default 'migrant-care-jember',
  case_id text not null references "case",
  note_id text not null references case_note,
  referred_case_id text not null references referred_case,
  worker_id text not null,
  text text not null,
  written_at timestamptz not null
);
create index shared_case_note_case on shared_case_note (case_id);
create index shared_case_note_referred_case on shared_case_note (referred_case_id);
create index shared_case_note_worker on shared_case_note (worker_id);
