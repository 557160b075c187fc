import { databaseNames, openDataSource } from '@simpul/database'
import { addDays, government, ngo } from '@simpul/demo'
import { testParties, testRegister } from '@simpul/testing'
import { type AgreementDocument, agreementDigest } from '@simpul/trust'
import { dataAgreement, frame, now, type ServedForum, serveForum, today } from '../testing/served-forum.ts'
import { agreementRows } from './agreement-rows.ts'
import { seedRegister } from './seed-register.ts'

let served: ServedForum

beforeAll(async () => {
  served = await serveForum()
}, 60_000)

afterAll(() => served?.close())

const data = dataAgreement('pks-protection-test', addDays(today, -3), addDays(today, 1))
const tomorrow = new Date(now.getTime() + 86_400_000)
const afterTomorrow = new Date(now.getTime() + 2 * 86_400_000)

const query = `query ($id: ID!) { agreement(id: $id) {
  kind form number title parties signedOn validFrom validUntil state frame { id }
  scheduleLines { id coordinate ownerAgency recipientAgency purpose basis rows retainDays isDuty }
} }`

async function agreement(id: string): Promise<Readonly<Record<string, unknown>> | null> {
  const answer = await served.ask(undefined, query, { id })
  return answer.agreement as Readonly<Record<string, unknown>> | null
}

function append(kind: 'AGREEMENT_SUSPENDED' | 'AGREEMENT_TERMINATED', id: string): void {
  served.register.append({
    kind,
    author: ngo,
    at: now.toISOString(),
    body: { agreement: id, officer: 'officer-1' },
  })
}

describe('the agreements as the forum serves them', () => {
  it('are there once the register has them, to everybody, with the schedule', async () => {
    expect(await agreement(data.id)).toBeNull()
    served.register.agree(data)
    expect(await agreement(data.id)).toEqual({
      kind: 'PKS',
      form: 'pks-protection',
      number: null,
      title: 'Perjanjian contoh',
      parties: [government, ngo],
      signedOn: today,
      validFrom: data.from,
      validUntil: data.until,
      state: 'ACTIVE',
      frame: { id: frame.id },
      scheduleLines: [
        {
          id: 'pks-protection-test/1',
          coordinate: 'Worker.fullName',
          ownerAgency: government,
          recipientAgency: ngo,
          purpose: 'PROTECTION',
          basis: 'CONSENT',
          rows: 'GRANTED',
          retainDays: 180,
          isDuty: false,
        },
      ],
    })
  })

  it('are rewritten once for an entry, and not for each request', async () => {
    append('AGREEMENT_SUSPENDED', data.id)
    const counts = [
      await served.statements(() => agreement(data.id)),
      await served.statements(() => agreement(data.id)),
      await served.statements(() => agreement(data.id)),
    ]
    expect(await agreement(data.id)).toMatchObject({ state: 'SUSPENDED' })
    expect(counts[0]).toBeGreaterThan(counts[1] ?? 0)
    expect(counts[1]).toBe(counts[2])
  })

  it('wait for the register when many ask at once', async () => {
    const another = { ...data, id: 'pks-protection-many' }
    served.register.agree(another)
    const answers = await Promise.all([1, 2, 3, 4].map(() => agreement(another.id)))
    expect(answers.map((one) => one?.state)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE'])
  })

  it('rest while the memorandum above them does', async () => {
    append('AGREEMENT_SUSPENDED', frame.id)
    expect(await agreement(frame.id)).toMatchObject({ state: 'SUSPENDED' })
    expect(await agreement('pks-protection-many')).toMatchObject({ state: 'FRAME_ENDED' })
    const signature = { agreement: frame.id, digest: agreementDigest(frame), officer: 'officer-1' }
    served.register.append({ kind: 'AGREEMENT_SIGNED', author: ngo, at: now.toISOString(), body: signature })
    expect(await agreement('pks-protection-many')).toMatchObject({ state: 'ACTIVE' })
  })

  it('are answered as they were while they cannot be rewritten, and follow the register again', async () => {
    const migrator = await openDataSource({
      url: served.database.urls.migrator,
      entities: [],
      poolSize: 1,
      applicationName: 'test',
    })
    const { own } = databaseNames('test_forum')
    await migrator.query(`revoke update on own.agreement from "${own}"`)
    append('AGREEMENT_TERMINATED', data.id)
    expect(await agreement(data.id)).toMatchObject({ state: 'SUSPENDED' })
    await migrator.query(`grant update on own.agreement to "${own}"`)
    await migrator.destroy()
    expect(await agreement(data.id)).toMatchObject({ state: 'TERMINATED' })
  })

  it('end with their last day, without an entry', async () => {
    served.setClock(tomorrow)
    expect(await agreement('pks-protection-many')).toMatchObject({ state: 'ACTIVE' })
    served.setClock(afterTomorrow)
    expect(await agreement('pks-protection-many')).toMatchObject({ state: 'EXPIRED' })
  })
})

describe('the register itself', () => {
  it('is served to whoever asks, from the entry after the last one they hold', async () => {
    const entries = served.register.entries()
    const from = async (after: number) =>
      (await served.subgraph.server.inject({ url: `/register/entries?after=${after}` })).json()
    const head = served.register.replica.signedHead()
    expect(await from(0)).toEqual({ entries, head })
    expect(await from(entries.length - 1)).toEqual({ entries: entries.slice(-1), head })
  })
})

describe('agreementRows', () => {
  const at = `${today}T05:00:00Z`

  function rowsOf(document: AgreementDocument, signers: readonly string[]) {
    const register = testRegister(testParties(), now)
    if (document.kind === 'PKS') register.agree(frame)
    const body = { agreement: document.id, digest: agreementDigest(document), officer: 'officer-1' }
    register.append({ kind: 'AGREEMENT_PROPOSED', author: government, at, body: { document } })
    for (const author of signers) register.append({ kind: 'AGREEMENT_SIGNED', author, at, body })
    const { agreements, lines } = agreementRows(register.replica.state(now), register.entries())
    return {
      agreements: agreements.filter(({ id }) => id === document.id),
      lines: lines.filter(({ agreementId }) => agreementId === document.id),
    }
  }

  it.each([
    ['that nobody has signed as proposed', frame, [], { state: 'PROPOSED', signedOn: null }],
    ['that one has not signed as proposed', frame, frame.parties.slice(1), { state: 'PROPOSED', signedOn: null }],
    ['that all have signed with the day', frame, frame.parties, { state: 'ACTIVE', signedOn: today }],
    [
      'that is to begin as not in force yet',
      { ...frame, from: addDays(today, 1) },
      frame.parties,
      { state: 'NOT_YET', signedOn: today },
    ],
  ])('shows an agreement %s', (_, document, signers, expected) => {
    const { agreements, lines } = rowsOf(document, signers)
    expect(agreements).toMatchObject([{ id: document.id, ...expected }])
    expect(lines).toHaveLength(document.lines.length)
  })

  it('gives no day for a signature that does not count', () => {
    const { agreements } = rowsOf(data, [government, 'p3mi-in-era-sejahtera'])
    expect(agreements).toMatchObject([{ state: 'PROPOSED', signedOn: null }])
  })
})

describe('seedRegister', () => {
  it('refuses a chain that is not whole, and begins no register twice', async () => {
    const [one, ...others] = served.register.entries()
    await seedRegister(served.database.own, JSON.stringify([one]))
    await served.database.own.query('delete from register_entry')
    await expect(seedRegister(served.database.own, JSON.stringify(others))).rejects.toThrow(
      'Entry 1 of the register to begin with breaks the chain: WRONG_NUMBER.',
    )
    await seedRegister(served.database.own, JSON.stringify([one, ...others]))
    await seedRegister(served.database.own, JSON.stringify([one]))
    const [{ kept }] = await served.database.own.query<[{ kept: number }]>(
      'select count(*)::int as kept from register_entry',
    )
    expect(kept).toBe(others.length + 1)
  })
})
