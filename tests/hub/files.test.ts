import { createHash, randomUUID } from 'node:crypto'
import type { SubgraphDefinition } from '@simpul/agency'
import { readRules } from '@simpul/boundary'
import { government } from '@simpul/government'
import { recruitment } from '@simpul/recruitment'
import {
  everythingOffered,
  memoryFiles,
  type TestCaller,
  type TestCluster,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { clerk, placer } from './filing-hub.ts'
import { company, dayFrom, disnaker } from './referral-hub.ts'
import { type TestGateway, testGateway } from './test-gateway.ts'

const members = [
  { id: disnaker, kind: 'GOVERNMENT', definition: government },
  { id: company, kind: 'RECRUITMENT', definition: recruitment },
] as const
const pdf = Buffer.from('%PDF-1.7 paspor rekaan yang dipindai')
const sha256 = createHash('sha256').update(pdf).digest('hex')
const [worker, item] = [randomUUID(), randomUUID()]
const parties = testParties()
const clock = () => new Date()

let cluster: TestCluster
let at: Readonly<Record<string, TestSubgraph>>
let gateway: TestGateway

beforeAll(async () => {
  cluster = await testCluster()
  const register = testRegister(parties, clock())
  const rules = members.map(({ definition }) => readRules(definition.sdl))
  const dates = { from: dayFrom(clock(), -30), until: dayFrom(clock(), 300) }
  for (const form of ['mou-jember', 'pks-placement'])
    register.agree({ ...everythingOffered(form, rules, [...members]), ...dates })
  const serve = async ({ routes: _, ...definition }: SubgraphDefinition) => {
    const database = await testDatabase(cluster, definition)
    return testSubgraph({ definition, database, parties, register, clock, files: memoryFiles() })
  }
  const served = { [disnaker]: await serve(government), [company]: await serve(recruitment) }
  at = served
  const subgraphs = members.map(({ id, definition }) => ({ definition, subgraph: served[id] }))
  gateway = await testGateway({ parties, replica: register.replica, subgraphs }, { clock })
  await rows()
}, 120_000)

afterAll(async () => {
  await gateway?.close()
  for (const { server, database } of Object.values(at ?? {})) {
    await server.close()
    await database.close()
  }
  await cluster?.stop()
})

/** An item of a worker's checklist at each of the two, and the company a party of hers. */
async function rows(): Promise<void> {
  const query = (id: string, sql: string, more: readonly unknown[] = []) =>
    at[id]?.database.own.query(sql, [worker, ...more])
  await query(
    disnaker,
    `insert into worker (id, nik_status, full_name, aliases, nationality, biometric_done, procedural_status,
       lifecycle_status, documents_complete_percent, has_family_permission)
     values ($1, 'NOT_CHECKED', 'Contoh', '{}', 'ID', false, 'UNCLEAR', 'KNOWN', 0, false)`,
  )
  await query(disnaker, `insert into party (type, row_id, agency) values ('Worker', $1, $2)`, [company])
  const listed = (table: string, type: string) =>
    `insert into ${table} (id, worker_id, type, state, version) values ($2, $1, '${type}', 'MISSING', 1)`
  await query(disnaker, listed('registration_document', 'KTP'), [item])
  await query(company, listed('placement_document', 'PASSPORT'), [item])
}

async function handIn(as: TestCaller, mutation: string, input: object): Promise<unknown> {
  const sent = await at[as.issuer]?.send({ as, bytes: pdf })
  const { id: fileId } = sent?.body.file as { readonly id: string }
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  const given = { clientKey: randomUUID(), expectedVersion: 1, to: 'SUBMITTED', fileId, ...input }
  const asked = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`
  return (await gateway.ask(as, asked, { input: given })).body.errors
}

interface Shown {
  readonly file: { readonly sha256: string; readonly url: string } | null
}

it('files of two agencies are told through the hub and fetched from their owners', async () => {
  const today = dayFrom(clock(), 0)
  expect(await handIn(placer, 'movePlacementDocument', { documentId: item })).toBeUndefined()
  const ktp = { documentId: item, on: today, collectedBy: 'VILLAGE' }
  expect(await handIn(clerk, 'moveRegistrationDocument', ktp)).toBeUndefined()
  const file = 'file { __typename size mediaType sha256 url expiresAt }'
  const query = `query ($id: ID!) { worker(id: $id) { registrationDocuments { ${file} } placementDocuments { ${file} } } }`
  for (const as of [clerk, placer]) {
    gateway.passages.length = 0
    const { body, text } = await gateway.ask(as, query, { id: worker })
    expect(body.errors).toBeUndefined()
    const found = (body.data as { worker: Record<string, readonly Shown[]> }).worker
    for (const [id, list] of [
      [disnaker, 'registrationDocuments'],
      [company, 'placementDocuments'],
    ] as const) {
      const shown = found[list]?.[0]?.file
      expect(shown).toMatchObject({ __typename: 'DocumentFile', mediaType: 'application/pdf', sha256 })
      const { origin, pathname } = new URL(shown?.url ?? '')
      expect(origin).toBe(at[id]?.services.publicUrl)
      // a link opens at its owner and nowhere else
      for (const other of members.filter((one) => one.id !== id))
        expect((await at[other.id]?.server.inject({ method: 'GET', url: pathname }))?.statusCode).toBe(404)
      const fetched = await at[id]?.server.inject({ method: 'GET', url: pathname })
      expect(fetched?.rawPayload.equals(pdf)).toBe(true)
    }
    expect(text).not.toContain('paspor rekaan')
    expect(JSON.stringify(gateway.passages)).not.toContain('paspor rekaan')
  }
})
