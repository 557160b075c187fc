/** The tables every agency's database has beside its own rows, and the functions that tell its policies who asks. */
export const kitMigration = {
  name: '000-kit',
  sql: `
create function simpul.setting(name text) returns text stable language sql
  as $$ select nullif(current_setting('simpul.' || name, true), '') $$;
create function simpul.agency() returns text stable language sql as $$ select simpul.setting('agency') $$;
create function simpul.person() returns text stable language sql as $$ select simpul.setting('person') $$;
create function simpul.purpose() returns text stable language sql as $$ select simpul.setting('purpose') $$;
create function simpul.subject() returns text stable language sql as $$ select simpul.setting('subject') $$;

-- The reaches by which the caller may read a field: the kit's compiled decision for this request, and none without one.
create function simpul.ways(coordinate text) returns text[] stable language sql as $$
  select coalesce(array(select jsonb_array_elements_text(
    coalesce(simpul.setting('openings'), '{}')::jsonb -> coordinate)), '{}') $$;
create function simpul.opens(coordinate text, reach text) returns boolean stable language sql
  as $$ select reach = any(simpul.ways(coordinate)) $$;

-- Which agencies a row names as parties. The owner writes and ends them.
create table own.party (
  type text not null,
  row_id text not null,
  agency text not null,
  since timestamptz not null default now(),
  ended_at timestamptz,
  primary key (agency, type, row_id)
);
create index party_row on own.party (type, row_id);

-- Respondents: an agency, or a person of this agency, who never sees what hangs on a case.
create table own.exclusion (
  type text not null,
  row_id text not null,
  agency text,
  person text,
  check (num_nonnulls(agency, person) = 1)
);
create index exclusion_row on own.exclusion (type, row_id);

-- One person's permission between one owner and one recipient, as it was signed.
create table own.subject_grant (
  id text primary key,
  subject text not null,
  owner text not null,
  recipient text not null,
  purposes text[] not null,
  basis text not null,
  document jsonb not null,
  digest text not null,
  recorded_at timestamptz not null default now(),
  until timestamptz not null,
  withdrawn_at timestamptz
);
create index subject_grant_subject on own.subject_grant (subject);

-- The same, one row a purpose, in the order in which policies ask.
create table own.grant_reach (
  recipient text not null,
  purpose text not null,
  subject text not null,
  basis text not null,
  grant_id text not null references own.subject_grant,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  primary key (recipient, purpose, subject, basis, grant_id)
);
create index grant_reach_grant on own.grant_reach (grant_id);

-- Which worker a signed-in subject is, as this agency has seen it.
create table own.subject_binding (
  issuer text not null,
  person text not null,
  worker_id text not null,
  document jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (issuer, person)
);

-- What a client's key has already done: a repeat is answered with the first result.
create table own.request_key (
  agency text not null,
  person text not null,
  mutation text not null,
  client_key text not null,
  input_digest text not null,
  result jsonb,
  at timestamptz not null default now(),
  primary key (agency, person, mutation, client_key)
);

-- The agency's replica of the register.
create table own.register_entry (
  seq integer primary key,
  entry jsonb not null
);
`,
} as const
