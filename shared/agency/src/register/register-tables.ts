/** What an agency keeps of the register beside its entries: the last head, what proves a fork, and its own stops. */
export const registerMigration = {
  name: '002-kit-register',
  sql: `
-- The newest signed head that was taken, and the entries that it covers are in own.register_entry.
create table own.register_head (
  one boolean primary key default true check (one),
  head jsonb not null
);

-- Two heads that the forum signed and that cannot both be true.
create table own.register_fork (
  refused_hash text not null,
  refused_at text not null,
  evidence jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (refused_hash, refused_at)
);

-- What this agency stopped: it acts here from the moment it is written, and until the register has it.
create table own.own_stop (
  id uuid primary key default gen_random_uuid(),
  agreement text not null,
  kind text not null check (kind in ('AGREEMENT_SUSPENDED', 'AGREEMENT_TERMINATED')),
  reason text,
  officer text not null,
  at timestamptz not null,
  -- its number in the register
  entered_seq integer,
  -- why the forum would not enter it; it acts here all the same
  refused_as text
);
create index own_stop_waiting on own.own_stop (at) where entered_seq is null;
`,
} as const
