import { type Row, rowTable } from '@simpul/agency'

/** One agency's signature under one version of minutes. */
export interface MinutesSignatureRow extends Row {
  readonly meetingId: string
  readonly minutesVersionId: string
  readonly agency: string
  readonly signedOn: string
}

/** The signatures; a party of the meeting reads them. */
export const minutesSignatures = rowTable<MinutesSignatureRow>({
  type: 'MinutesSignature',
  columns: { meetingId: 'text', minutesVersionId: 'text', agency: 'text', signedOn: 'date' },
  links: { type: 'Meeting', by: 'meetingId' },
})
