import { HubError, type HubErrorCode } from '@simpul/serving'
import { serverAudits } from 'graphql-http'
import { type IdleGateway, idleGateway } from './idle-gateway.ts'

let gateway: IdleGateway
let url: string

beforeAll(async () => {
  gateway = await idleGateway()
  url = await gateway.listen()
}, 60_000)

afterAll(() => gateway?.close())

describe('the gateway over HTTP', () => {
  for (const audit of serverAudits({ url: () => url })) {
    it(`${audit.id}: ${audit.name}`, async () => {
      const result = await audit.fn()
      expect('reason' in result ? result.reason : result.status).toBe('ok')
    })
  }
})

describe('an operation that could not be planned', () => {
  it.each<[HubErrorCode, number]>([
    ['TOO_COMPLEX', 400],
    ['NOT_READY', 503],
    ['INTERNAL', 500],
  ])('for %s has the status %i', async (code, status) => {
    const plan = () => Promise.reject(new HubError(code, 'No plan.'))
    const unplanned = await idleGateway({ planner: { plan, close: async () => undefined } })
    const payload = { query: '{ meetingMinutes { __typename } }' }
    const answer = await unplanned.server.inject({ method: 'POST', url: '/graphql', payload })
    await unplanned.close()
    const codes = answer.json().errors.map((error: { extensions: { code: string } }) => error.extensions.code)
    expect([answer.statusCode, codes]).toEqual([status, [code]])
  })
})
