-- The scans of what was signed and handed in. Their bytes lie in the agency's store; a row names its file.
alter table placement_document add column file_id text references stored_file,
  -- what holds the terms of a contract, or a face, has no place among the items
  add check (file_id is null or type in ('PASSPORT', 'VISA', 'BPJS_PROOF', 'ORIENTATION_CERTIFICATE'));
alter table placement_agreement_version add column file_id text references stored_file;
alter table employment_contract_version add column file_id text references stored_file;
create index placement_document_file on placement_document (file_id) where file_id is not null;
create index placement_agreement_version_file on placement_agreement_version (file_id) where file_id is not null;
create index employment_contract_version_file on employment_contract_version (file_id) where file_id is not null;
