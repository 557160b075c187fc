import { filingDecidedSchema, HubError, peerMessage, placementFilingDecidedMessage } from '@simpul/agency'

/** The government says what its officer decided. A decision on terms that are no longer the last changes nothing. */
export const placementFilingDecided = peerMessage({
  name: placementFilingDecidedMessage,
  input: filingDecidedSchema,
  async run({ placement, revision, state: decided }, { own, caller, state }) {
    if (state.agencies.get(caller.agency)?.kind !== 'GOVERNMENT')
      throw new HubError('NOT_ALLOWED', 'Only the government decides on what is filed with it.')
    await own(({ query }) =>
      query('update placement set filing_state = $3 where id = $1 and filing_terms <= $2 and filing_told >= $2', [
        placement,
        revision,
        decided,
      ]),
    )
    return {}
  },
})
