import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { jobKindsOf, jobRunner, jobServices } from '@simpul/agency'
import { openDataSource } from '@simpul/database'
import { testParties, testRegister, testSubgraph } from '@simpul/testing'
import { jobsAgency } from './jobs-agency.ts'

// A small agency in a process of its own, with its jobs: `killed.test.ts` starts it, asks it and kills it. Whoever asks
// is its officer; each question goes through its whole server. It prints the port at which it hears.
const [own = '', partner = ''] = process.argv.slice(2)
const officer = { issuer: 'disnaker-jember', person: 'officer', role: 'OFFICER', purpose: 'VERIFICATION' } as const
const parties = testParties()
const clock = () => new Date()
const entities = jobsAgency.tables.map((table) => table.entity)
const database = {
  own: await openDataSource({ url: own, entities, poolSize: 4, applicationName: 'killed own' }),
  partner: await openDataSource({ url: partner, entities, poolSize: 1, applicationName: 'killed partner' }),
  urls: { migrator: '', own, partner },
  close: async () => undefined,
}
const register = testRegister(parties, clock())
const subgraph = await testSubgraph({ definition: jobsAgency, database, parties, register, clock })
await jobRunner({
  kinds: jobKindsOf(jobsAgency, subgraph.services),
  services: jobServices('disnaker-jember', subgraph.services),
  logger: subgraph.services.logger,
  url: own,
  pollMilliseconds: 200,
})
const server = createServer(async (request, response) => {
  const answer = await subgraph.ask({ as: officer, ...JSON.parse(await text(request)) })
  response.setHeader('content-type', 'application/json').end(answer.text)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`)
})
