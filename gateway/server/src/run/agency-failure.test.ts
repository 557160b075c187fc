import { agencyFailure } from './agency-failure.ts'
import { TransportError, type TransportFault } from './transport/transport-error.ts'

const again = 'The rest of this answer is complete; ask again'

describe('an agency that does not answer', () => {
  it.each<[TransportFault, string, string]>([
    ['TIMEOUT', 'SUBGRAPH_TIMEOUT', `the-ngo did not answer in time. ${again} later for its part.`],
    [
      'UNREACHABLE',
      'SUBGRAPH_FAILED',
      `the-ngo could not be reached or gave no usable answer. ${again} later for its part.`,
    ],
    [
      'TOO_LARGE',
      'SUBGRAPH_FAILED',
      `the-ngo could not be reached or gave no usable answer. ${again} later for its part.`,
    ],
    [
      'BUSY',
      'SUBGRAPH_BUSY',
      `the-ngo was not asked, because too many requests wait for it. ${again} in a few seconds for its part.`,
    ],
    [
      'BREAKER_OPEN',
      'SUBGRAPH_BUSY',
      `the-ngo was not asked, because it failed several times in a row. ${again} in a few seconds for its part.`,
    ],
  ])('is named with one sentence: %s', (fault, code, message) => {
    const { extensions, message: said } = agencyFailure(new TransportError(fault, 'for the log'), 'the-ngo')
    expect([said, extensions]).toEqual([message, { agency: 'the-ngo', code }])
  })

  it('is named where its answer cannot be read, and no word of it is repeated', () => {
    const { code, message } = agencyFailure(new SyntaxError('Unexpected token in "secret"'), 'the-ngo')
    expect([code, message.includes('secret')]).toEqual(['SUBGRAPH_FAILED', false])
  })
})
