-- What became of a commitment, change by change: a renegotiated one keeps the day by which it was due before.
alter table agreement_commitment
  add column version int not null default 1,
  add column made_on date,
  add check (state in ('OPEN', 'KEPT', 'RENEGOTIATED', 'BROKEN'));
create index agreement_commitment_state on agreement_commitment (state, id);
create index agreement_commitment_made_by on agreement_commitment (made_by, id);

create table commitment_change (
  id text primary key,
  owner text not null default 'forum-pmi-jember',
  agreement_commitment_id text not null references agreement_commitment,
  number int not null,
  from_state text not null,
  to_state text not null,
  due_before date not null,
  due_after date not null,
  words text not null,
  changed_on date not null,
  unique (agreement_commitment_id, number)
);
create index commitment_change_changed on commitment_change (changed_on, id);
create trigger commitment_change_stays before update or delete on commitment_change
  for each row execute function own.refuse_change();
