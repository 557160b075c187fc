import { government } from '@simpul/demo'
import { acting } from '../testing/acting.ts'
import {
  caseworker,
  companion,
  placer,
  population,
  type ServedNgo,
  serveNgo,
  supervisor,
} from '../testing/served-ngo.ts'

const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('foto luka')])

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const { act, done, newCase, caseAs } = acting(() => served)
const evidence = { kind: 'PHOTO', description: 'Foto luka.', holdsOthersData: false }

async function sent(as = caseworker): Promise<string> {
  const { body } = await served.subgraph.send({ as, bytes: photo })
  return (body.file as { readonly id: string }).id
}

async function get(url: string) {
  const { statusCode, rawPayload } = await served.subgraph.server.inject({ method: 'GET', url: new URL(url).pathname })
  return { status: statusCode, bytes: rawPayload }
}

interface Evidence {
  readonly evidence: readonly { readonly file: { readonly url: string; readonly mediaType: string } | null }[] | null
}

async function linkFor(as: typeof caseworker, caseId: string): Promise<string | undefined> {
  const found = (await caseAs(as, caseId, 'evidence { file { url mediaType } }')) as Evidence | null
  return found?.evidence?.[0]?.file?.url
}

describe('evidence that was sent', () => {
  it('is for the caseworkers of the organisation, and for no other agency, which may read of the case or not', async () => {
    const permitting = population.find(({ grants }) =>
      grants.some(({ recipient, state }) => recipient === government && state === 'LIVE'),
    )
    const caseId = await newCase({ workerId: permitting?.id })
    await done('addEvidence', { caseId, ...evidence, fileId: await sent() })
    for (const as of [caseworker, supervisor]) {
      const answer = await get((await linkFor(as, caseId)) ?? '')
      expect([answer.status, photo.equals(answer.bytes)]).toEqual([200, true])
    }
    expect(await linkFor({ ...caseworker, role: 'OFFICER' }, caseId)).toBeUndefined()
    for (const as of [companion, placer]) expect(await linkFor(as, caseId)).toBeUndefined()
  })

  it('is closed to a colleague who is named as a respondent between the link and its use', async () => {
    const caseId = await newCase()
    await done('addEvidence', { caseId, ...evidence, fileId: await sent() })
    const [own, others] = [await linkFor(caseworker, caseId), await linkFor(supervisor, caseId)]
    const named = { caseId, expectedVersion: 1, name: 'Rekan', ownPerson: caseworker.person }
    await done('addRespondent', named, '__typename', supervisor)
    expect((await get(own ?? '')).status).toBe(404)
    expect((await get(others ?? '')).status).toBe(200)
    expect(await linkFor(caseworker, caseId)).toBeUndefined()
  })

  it('is not a file that another person sent, or that is evidence already', async () => {
    const caseId = await newCase()
    const fileId = await sent(supervisor)
    expect(await act('addEvidence', { caseId, ...evidence, fileId })).toMatchObject({ field: 'input.fileId' })
    await done('addEvidence', { caseId, ...evidence, fileId }, '__typename', supervisor)
    const again = await act('addEvidence', { caseId, ...evidence, fileId }, '__typename', supervisor)
    expect(again).toMatchObject({ code: 'BAD_INPUT', field: 'input.fileId' })
  })
})
