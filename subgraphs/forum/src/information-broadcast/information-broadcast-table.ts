import { type Row, rowTable } from '@simpul/agency'

/** Something one agency let the others know. */
export interface InformationBroadcastRow extends Row {
  readonly fromAgency: string
  readonly text: string
  readonly sentOn: string
}

/** The broadcasts; a party of one reads it. */
export const informationBroadcasts = rowTable<InformationBroadcastRow>({
  type: 'InformationBroadcast',
  columns: { fromAgency: 'text', text: 'text', sentOn: 'date' },
})
