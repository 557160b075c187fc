-- How long agencies took to answer partners' requests for access, as they tell it: no person, no field, not who asked.
create table access_answer (
  agency text not null,
  id text not null,
  asked_on date not null,
  answered_on date not null,
  answer text not null check (answer in ('ACCEPT', 'REFUSE', 'ASK_BACK')),
  primary key (agency, id)
);
create index access_answer_month on access_answer (agency, answered_on);
