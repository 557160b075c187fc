import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { acknowledgeBroadcast } from '../broadcast-acknowledgement/acknowledge-broadcast.ts'
import { broadcastAcknowledgements } from '../broadcast-acknowledgement/broadcast-acknowledgement-table.ts'
import { broadcast } from './broadcast.ts'
import { type InformationBroadcastRow, informationBroadcasts } from './information-broadcast-table.ts'

interface BroadcastsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly fromAgency?: string | null
}

const sortedBy = { SENT_ON: 'sentOn' } as const

/** The broadcasts in pages, with who has taken note. */
export const informationBroadcastResolvers = {
  Query: {
    broadcasts: (_: unknown, { fromAgency, ...page }: BroadcastsArguments, { rows }: AgencyContext) =>
      rows(informationBroadcasts).page({ where: { fromAgency }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { broadcast, acknowledgeBroadcast },
  InformationBroadcast: {
    acknowledgements: ({ id }: InformationBroadcastRow, _: unknown, { rows }: AgencyContext) =>
      rows(broadcastAcknowledgements).of('informationBroadcastId', id, { orderBy: 'agency' }),
  },
}
