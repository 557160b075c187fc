-- Most sources name a year or a month, which is no day: kept as exactly as it is known.
alter table village_group add column founded_in text
  check (founded_in ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$');
update village_group set founded_in = founded_on::text where founded_on is not null;
