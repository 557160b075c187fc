import { fileField } from '@simpul/agency'

/** The scans of what a worker handed in. */
export const registrationDocumentResolvers = {
  RegistrationDocument: {
    file: fileField('RegistrationDocument'),
    familyFile: fileField('RegistrationDocument', 'familyFile'),
  },
}
