import { everyCaller, supervisors } from '../boundary/callers.ts'
import { judgeGateway, type SpiedGateway, spiedGateway } from './spied-gateway.ts'

let spied: SpiedGateway

beforeAll(async () => {
  spied = await spiedGateway()
}, 180_000)

afterAll(() => spied?.close())

describe('every field, asked at the gateway', () => {
  it('by every caller, with everything agreed, shows what the reference decides', async () => {
    const [agreements] = spied.hub.circumstances
    if (agreements === undefined) throw new Error('There is no circumstance.')
    const isAsked = ({ name }: { readonly name: string }) =>
      !name.startsWith('worker') || /CONSENT|linked|excluded,/.test(name)
    expect((await judgeGateway(spied, { callers: everyCaller, agreements, isAsked })).slice(0, 20)).toEqual([])
  }, 3_600_000)

  it('in every state of the agreements and of links and grants, shows what the reference decides', async () => {
    for (const agreements of spied.hub.circumstances) {
      expect((await judgeGateway(spied, { callers: supervisors, agreements })).slice(0, 20)).toEqual([])
    }
  }, 3_600_000)
})
