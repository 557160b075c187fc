import { openDataSource } from '@simpul/database'
import { testParties, testRegister, testSubgraph } from '@simpul/testing'
import { type PrivateJwk, readTrustAnchors } from '@simpul/trust'
import { told } from './letters-agency.ts'

// The agency that is told, in a process of its own: `outbox.test.ts` starts it. With `dies` it is killed as a power cut
// would, after it has committed what it was told and before its answer leaves. It prints the port at which it hears.
const [own = '', partner = '', dies = '', known = '{}'] = process.argv.slice(2)
const { anchors, agencyKeys } = JSON.parse(known) as { anchors: unknown; agencyKeys: [string, PrivateJwk][] }
const parties = { ...testParties(), anchors: readTrustAnchors(anchors), agencyKeys: new Map(agencyKeys) }
const clock = () => new Date()
const database = {
  own: await openDataSource({ url: own, entities: [], poolSize: 2, applicationName: 'told own' }),
  partner: await openDataSource({ url: partner, entities: [], poolSize: 1, applicationName: 'told partner' }),
  urls: { migrator: '', own, partner },
  close: async () => undefined,
}
const register = testRegister(parties, clock())
const { server } = await testSubgraph({ definition: told, database, parties, register, clock })
server.addHook('onSend', async () => {
  if (dies === 'dies') process.kill(process.pid, 'SIGKILL')
})
await server.listen({ host: '127.0.0.1', port: 0 })
const address = server.server.address()
if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`)
