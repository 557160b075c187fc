import { fileField } from '@simpul/agency'

/** The evidence itself. */
export const complaintEvidenceResolvers = { ComplaintEvidence: { file: fileField('ComplaintEvidence') } }
