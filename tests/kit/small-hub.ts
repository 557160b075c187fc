import { randomUUID } from 'node:crypto'
import {
  defineSubgraph,
  HubError,
  type Outbox,
  outbox,
  type Row,
  rowTable,
  type SubgraphDefinition,
  workerReference,
} from '@simpul/agency'
import { boundaryDefinitions, type Kind, readRules } from '@simpul/boundary'
import {
  everythingOffered,
  type TestCluster,
  type TestDatabase,
  type TestParties,
  type TestRegister,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { jakartaDay, keySigner, peerHeaderName, peerSigner } from '@simpul/trust'
import { smallAgency } from './small-agency.ts'

export const disnaker = 'disnaker-jember'
export const migrantCare = 'migrant-care-jember'
export const company = 'p3mi-in-era-sejahtera'
export const forum = 'forum-pmi-jember'

const agencies = [
  { id: disnaker, kind: 'GOVERNMENT', name: 'government' },
  { id: migrantCare, kind: 'NGO', name: 'ngo' },
  { id: company, kind: 'RECRUITMENT', name: 'recruitment' },
] as const
type AgencyId = (typeof agencies)[number]['id']

/** What one agency's kit was sent by another. */
export interface Letter {
  readonly from: string
  readonly to: string
  readonly message: string
}

/** Three agencies in one process, each with a database and a kit of its own, and no forum and no gateway served. */
export interface SmallHub {
  readonly parties: TestParties
  readonly register: TestRegister
  readonly at: Readonly<Record<AgencyId, TestSubgraph>>
  /** The agencies that do not answer, the forum too. */
  readonly away: Set<string>
  /** Every letter that arrived, in order. */
  readonly letters: readonly Letter[]
  now(): Date
  /** Makes a grant or an emergency older, everywhere: policies ask the database's own clock, which no test can turn. */
  makeOlder(hours: number, id: string): Promise<void>
  /** Delivers all that was told, until nothing is left. */
  deliver(): Promise<void>
  /** Sends a letter in an agency's name, as a kit that was taken over would. */
  say(from: AgencyId, to: AgencyId, message: string, input: object): Promise<{ status: number; message: string }>
  close(): Promise<void>
}

/** A government that offers some of its worker on vital interest too, and knows who is a minor. */
const government: SubgraphDefinition = {
  ...smallAgency,
  sdl: smallAgency.sdl.replace(
    /(type Worker[^{]*?)\n( {2}@share\(with: NGO[^\n]*\n)/,
    '$1\n$2  @share(with: NGO, for: [PROTECTION], on: VITAL_INTEREST, under: "pks-protection")\n',
  ),
  isMinor: async (own, worker, today) => {
    const [found] = await own.query<{ birth_date: string }>('select birth_date from worker where id = $1', [worker])
    return found === undefined ? undefined : Number(today.slice(0, 4)) - Number(found.birth_date.slice(0, 4)) < 18
  },
}

interface VisitRow extends Row {
  readonly workerId: string
  readonly text: string
}

export const visits = rowTable<VisitRow>({ type: 'Visit', columns: { workerId: 'text', text: 'text' } })

/** Another agency: it keeps visits, of which it shows a partner the text and not, besides, whose they are. */
function partner(name: string, id: string, kind: Kind): SubgraphDefinition {
  return defineSubgraph({
    name,
    sdl: `
      extend schema
        @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
        @link(url: "https://specs.simpul.example/boundary/v1.0", import: ["@agency", "@classified", "@subject", "@share", "@accepts", "@filters"])
        @agency(subgraph: "${name}", id: "${id}", kind: ${kind})
      type Query {
        worker(id: ID! @subject): Worker @shareable
        visit(id: ID!): Visit
      }
      type Worker @key(fields: "id") { id: ID! }
      type Visit
        @subject(key: "workerId")
        @classified(as: PERSONAL)
        @share(with: GOVERNMENT, for: [PROTECTION], on: CONSENT, under: "pks-protection") {
        id: ID!
        text: String
        worker: Worker @classified(as: SPECIFIC)
      }
      ${boundaryDefinitions}`,
    register: 'REPLICA',
    tables: [visits],
    migrations: [
      {
        name: '001-visits',
        sql: `create table own.visit (id text primary key, owner text not null default '${id}', worker_id text not null, text text)`,
      },
    ],
    resolvers: {
      Query: {
        worker: (_, { id: asked }) => workerReference(asked),
        visit: (_, { id: asked }, { rows }) => rows(visits).byId(asked),
      },
      Visit: { worker: ({ workerId }) => ({ id: workerId }) },
    },
  })
}

const ngo = partner('ngo', migrantCare, 'NGO')

export interface SmallHubOptions {
  /** The forms of agreement that are signed at the start; all unless told. */
  readonly forms?: readonly string[]
}

/** Serves the three, with everything agreed that the government offers. */
export async function smallHub({
  forms = ['pks-protection', 'pks-placement'],
}: SmallHubOptions = {}): Promise<SmallHub> {
  const cluster = await testCluster()
  const parties = testParties()
  const away = new Set<string>()
  const letters: Letter[] = []
  const now = () => new Date()
  const register = agreed(testRegister(parties, now()), now(), forms)
  const definitions = [government, ngo, partner('recruitment', company, 'RECRUITMENT')] as const
  const served = new Map<string, TestSubgraph>()
  const fetch = inProcess({ served, away, letters })
  const agencyUrls = Object.fromEntries(agencies.map(({ id, name }) => [id, `http://${name}.test`]))
  const enter: TestRegister['enter'] = async (entry) => {
    if (away.has(forum)) throw new HubError('NOT_READY', 'The forum is away.')
    return register.enter(entry)
  }
  const serve = async (definition: SubgraphDefinition, id: string): Promise<TestSubgraph> => {
    const database = await testDatabase(cluster, definition)
    const options = { definition, database, parties, register, clock: now, agencyUrls, fetch, enter }
    const subgraph = await testSubgraph(options)
    served.set(id, subgraph)
    return subgraph
  }
  const at = {
    [disnaker]: await serve(definitions[0], disnaker),
    [migrantCare]: await serve(definitions[1], migrantCare),
    [company]: await serve(definitions[2], company),
  }
  const outboxes = agencies.map(({ id }) => outbox({ agency: id, services: at[id].services }))
  return {
    parties,
    register,
    at,
    away,
    letters,
    now,
    makeOlder: async (hours, id) => {
      for (const { database } of Object.values(at)) await makeOlder(database, hours, id)
    },
    deliver: () => deliverAll(outboxes),
    say: (from, to, message, input) => say({ parties, at, now }, { from, to, message, input }),
    close: () => closeAll(cluster, Object.values(at)),
  }
}

function agreed(register: TestRegister, now: Date, forms: readonly string[]): TestRegister {
  const rules = [readRules(government.sdl), readRules(ngo.sdl)]
  const dates = { from: dayFrom(now, -30), until: dayFrom(now, 300) }
  const [owner, organisation, placer] = agencies
  register.agree({ ...everythingOffered('mou-jember', rules, agencies), ...dates })
  const agree = (form: string, parties: (typeof agencies)[number][]) => {
    if (forms.includes(form)) register.agree({ ...everythingOffered(form, rules, parties), ...dates })
  }
  agree('pks-protection', [owner, organisation])
  agree('pks-placement', [owner, placer])
  return register
}

function dayFrom(now: Date, days: number): string {
  return jakartaDay(new Date(now.getTime() + days * 86_400_000))
}

interface Wires {
  readonly served: ReadonlyMap<string, TestSubgraph>
  readonly away: ReadonlySet<string>
  readonly letters: Letter[]
}

/** What goes to another agency's address goes to its server in this process. */
function inProcess({ served, away, letters }: Wires): typeof globalThis.fetch {
  return async (address, init) => {
    const url = new URL(String(address))
    const to = agencies.find(({ name }) => url.hostname === `${name}.test`)?.id ?? ''
    const server = served.get(to)?.server
    if (server === undefined || away.has(to)) throw new Error('Nobody answers at this address.')
    const payload = String(init?.body)
    const headers = Object.fromEntries(new Headers(init?.headers))
    const answer = await server.inject({ method: 'POST', url: url.pathname, headers, payload })
    const claims = String(headers[peerHeaderName]).split('.')[1] ?? ''
    const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string }
    letters.push({ from: iss, to, message: (JSON.parse(payload) as { message: string }).message })
    return new Response(answer.body, { status: answer.statusCode })
  }
}

async function makeOlder({ own }: TestDatabase, hours: number, id: string): Promise<void> {
  const earlier = (column: string) => `${column} = ${column} - $2 * interval '1 hour'`
  const times = [id, hours]
  await own.query(`update grant_reach set ${earlier('opens_at')}, ${earlier('closes_at')} where grant_id = $1`, times)
  await own.query(`update subject_grant set ${earlier('recorded_at')}, ${earlier('until')} where id = $1`, times)
  await own.query(
    `update emergency set ${earlier('opened_at')}, ${earlier('confirmed_at')}, ${earlier('closes_at')},
       document = jsonb_set(document, '{openedAt}', to_jsonb(
         to_char((opened_at - $2 * interval '1 hour') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
     where id = $1`,
    times,
  )
}

async function deliverAll(outboxes: readonly Outbox[]): Promise<void> {
  for (;;) {
    let delivered = 0
    for (const one of outboxes) delivered += await one.deliver()
    if (delivered === 0) return
  }
}

type Sender = Pick<SmallHub, 'parties' | 'at' | 'now'>

async function say(
  { parties, at, now }: Sender,
  { from, to, message, input }: { from: AgencyId; to: AgencyId; message: string; input: object },
): Promise<{ status: number; message: string }> {
  const privateKey = parties.agencyKeys.get(from)
  if (privateKey === undefined) throw new Error(`The test has no key of ${from}.`)
  const body = JSON.stringify({ message, input, id: randomUUID() })
  const token = await peerSigner({ agency: from, signer: keySigner(privateKey) }).sign({
    audience: to,
    body,
    now: now(),
  })
  const headers = { 'content-type': 'application/json', [peerHeaderName]: token }
  const answer = await at[to].server.inject({ method: 'POST', url: '/peer', headers, payload: body })
  const { error } = answer.json<{ error?: { message: string } }>()
  return { status: answer.statusCode, message: error?.message ?? '' }
}

async function closeAll(cluster: TestCluster, subgraphs: readonly TestSubgraph[]): Promise<void> {
  for (const subgraph of subgraphs) {
    await subgraph.close()
    await (subgraph.database satisfies TestDatabase).close()
  }
  await cluster.stop()
}
