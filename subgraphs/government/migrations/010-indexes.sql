-- The notices in the order of their list, downwards too, and the workers counted by sex.
create index repatriation_notice_returned_on_down on repatriation_notice (returned_on desc nulls last, id desc);
create index worker_sex on worker (sex, id);
