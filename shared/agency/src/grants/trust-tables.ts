/** What people and agencies trust each other with: the whole life of a grant, emergencies, and requests for access. */
export const trustMigration = {
  name: '001-kit-trust',
  sql: `
-- A grant waits until the owner records it; each side keeps what became of it.
alter table own.subject_grant
  alter column recorded_at drop not null,
  add column received_at timestamptz not null default now(),
  add column withdrawn_by text,
  add column withdrawn_reason text,
  -- why the owner would not have it: shown at the recipient, who took it
  add column refused_as text,
  -- when the recipient first read under it, as the owner saw it
  add column read_at timestamptz;
create index subject_grant_received on own.subject_grant (received_at desc, id);

-- What a grant or an emergency opens at its owner, and what it lets its recipient ask.
alter table own.grant_reach drop constraint grant_reach_grant_id_fkey;
alter table own.grant_reach add column owner text;

-- What a recipient opened alone, for somebody's vital interest.
create table own.emergency (
  id text primary key,
  subject text not null,
  owner text not null,
  recipient text not null,
  purposes text[] not null,
  document jsonb not null,
  opened_at timestamptz not null,
  confirmation jsonb,
  confirmed_at timestamptz,
  closes_at timestamptz not null,
  read_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by text,
  reviewer text,
  is_upheld boolean,
  review_note text,
  check ((reviewed_at is null) = (is_upheld is null))
);
create index emergency_unreviewed on own.emergency (recipient) where reviewed_at is null;
create index emergency_subject on own.emergency (subject);
create index emergency_opened on own.emergency (opened_at desc, id);

-- What a partner asked to have opened, kept at the owner who answers.
create table own.access_request (
  id text primary key,
  agency text not null,
  coordinates text[] not null,
  purpose text not null,
  state text not null check (state in ('ASKED', 'ASKED_BACK', 'ACCEPTED', 'REFUSED')),
  -- when the owner was last asked, and the day by which it answers
  asked_at timestamptz not null,
  answer_by date not null,
  created_at timestamptz not null
);
create index access_request_agency on own.access_request (agency, created_at desc);
create index access_request_created on own.access_request (created_at desc, id);

create table own.access_turn (
  request text not null references own.access_request,
  number integer not null,
  at timestamptz not null,
  agency text not null,
  officer text not null,
  kind text not null check (kind in ('ASK', 'REPLY', 'ACCEPT', 'REFUSE', 'ASK_BACK')),
  text text,
  primary key (request, number)
);
`,
} as const
