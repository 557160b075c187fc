import { type Row, rowTable } from '@simpul/agency'

/** That an agency has taken note of a broadcast. */
export interface BroadcastAcknowledgementRow extends Row {
  readonly informationBroadcastId: string
  readonly agency: string
  readonly acknowledgedOn: string
}

/** The acknowledgements; a party of the broadcast reads them. */
export const broadcastAcknowledgements = rowTable<BroadcastAcknowledgementRow>({
  type: 'BroadcastAcknowledgement',
  columns: { informationBroadcastId: 'text', agency: 'text', acknowledgedOn: 'date' },
  links: { type: 'InformationBroadcast', by: 'informationBroadcastId' },
})
