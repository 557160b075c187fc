-- The scans of a worker's papers and of evidence. Their bytes lie in the agency's store; a row names its file.
alter table registration_document
  add column file_id text references stored_file,
  -- what also holds the family's data is told to nobody else
  add column family_file_id text references stored_file,
  add check (file_id is null or type in ('KTP', 'BIRTH_CERTIFICATE', 'MARITAL_STATUS_LETTER', 'DIPLOMA',
    'COMPETENCE_CERTIFICATE', 'PASSPORT', 'VISA', 'BPJS_PROOF', 'ORIENTATION_CERTIFICATE', 'LEAVE_LETTER')),
  add check (family_file_id is null or type in ('KK', 'FAMILY_PERMISSION'));
create index registration_document_file on registration_document (file_id) where file_id is not null;
create index registration_document_family_file on registration_document (family_file_id)
  where family_file_id is not null;
alter table complaint_evidence add column file_id text references stored_file;
create index complaint_evidence_file on complaint_evidence (file_id) where file_id is not null;
