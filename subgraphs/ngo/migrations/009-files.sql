-- The evidence itself. Its bytes lie in the agency's store; a row names its file.
alter table case_evidence add column file_id text references stored_file;
create index case_evidence_file on case_evidence (file_id) where file_id is not null;
