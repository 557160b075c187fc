/** What is to be told to other agencies: written with what it tells of, delivered later, in order, once. */
export const outboxMigration = {
  name: '003-kit-outbox',
  sql: `
create table own.outbox (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity,
  agency text not null,
  message text not null,
  input jsonb not null,
  created_at timestamptz not null default now(),
  next_at timestamptz not null default '-infinity',
  attempts integer not null default 0,
  delivered_at timestamptz,
  -- why the other agency will not have it: a refusal is not tried again, and is shown to the agency's people
  refused_as text
);
create index outbox_waiting on own.outbox (agency, number) where delivered_at is null and refused_as is null;

-- What other agencies have told: a message that comes again changes nothing.
create table own.inbox (
  agency text not null,
  id uuid not null,
  at timestamptz not null default now(),
  primary key (agency, id)
);
`,
} as const

/** What a person has to see of the letters, and by what the old ones are found. */
export const lettersMigration = {
  name: '006-kit-letters',
  sql: `
alter table own.outbox
  add column parked_at timestamptz,
  -- what the other agency said last, or that it did not answer
  add column last_answer text;
update own.outbox set parked_at = created_at where refused_as is not null;
create index outbox_told on own.outbox (number desc);
create index outbox_parked on own.outbox (number desc) where refused_as is not null;
create index outbox_delivered on own.outbox (delivered_at) where delivered_at is not null;
create index inbox_at on own.inbox (at);
`,
} as const
