import { addDays, government, ngo } from '@simpul/demo'
import { appendEntry, foldRegister, type RegisterEntry } from '@simpul/trust'
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

function append(kind: 'AGREEMENT_SUSPENDED' | 'AGREEMENT_TERMINATED', id: string): Promise<void> {
  served.register.append({
    kind,
    author: ngo,
    at: now.toISOString(),
    body: { agreement: id, officer: 'officer-1' },
  })
  return served.keep()
}

describe('the agreements as the forum serves them', () => {
  it('are there once the register has them, to everybody, with the schedule', async () => {
    expect(await agreement(data.id)).toBeNull()
    served.register.agree(data)
    await served.keep()
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
    await append('AGREEMENT_SUSPENDED', data.id)
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
    await served.keep()
    const answers = await Promise.all([1, 2, 3, 4].map(() => agreement(another.id)))
    expect(answers.map((one) => one?.state)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE'])
  })

  it('end with their last day, without an entry', async () => {
    served.setClock(tomorrow)
    expect(await agreement('pks-protection-many')).toMatchObject({ state: 'ACTIVE' })
    served.setClock(afterTomorrow)
    expect(await agreement('pks-protection-many')).toMatchObject({ state: 'EXPIRED' })
    served.setClock(now)
    expect(await agreement('pks-protection-many')).toMatchObject({ state: 'ACTIVE' })
  })

  it('rest while the memorandum above them does', async () => {
    await append('AGREEMENT_TERMINATED', frame.id)
    expect(await agreement(frame.id)).toMatchObject({ state: 'TERMINATED' })
    expect(await agreement('pks-protection-many')).toMatchObject({ state: 'SUSPENDED' })
  })

  it('are answered as they were while the register cannot be read', async () => {
    await served.database.own.query(`update register_entry set entry = '{}' where seq = 1`)
    served.register.append({ kind: 'AGENCY_SUSPENDED', author: ngo, at: now.toISOString(), body: { agency: ngo } })
    expect(await agreement('pks-protection-many')).toMatchObject({ state: 'SUSPENDED' })
  })
})

describe('agreementRows', () => {
  const day = `${today}T05:00:00Z`
  const founded = (documents: readonly (typeof frame)[], signers: readonly string[]) => {
    const begun = served.register.entries().filter(({ kind }) => kind === 'AGENCY_ADMITTED')
    return documents.reduce<readonly RegisterEntry[]>(
      (entries, document) =>
        appendEntry(entries, {
          kind: 'AGREEMENT_PROPOSED',
          author: signers[0] ?? government,
          at: day,
          body: { document },
        }),
      begun.slice(0, 4),
    )
  }

  it('shows an agreement that nobody has signed as proposed, without a day', () => {
    const entries = founded([frame], [government])
    const state = foldRegister(entries, { now, freshAt: now, maxAgeSeconds: 60 })
    const { agreements, lines } = agreementRows(state, entries)
    expect(agreements).toMatchObject([{ id: frame.id, state: 'PROPOSED', signedOn: null, frameId: null }])
    expect(lines).toHaveLength(frame.lines.length)
  })

  it('points to no frame that the register does not have', () => {
    const entries = founded([data], [government])
    const state = foldRegister(entries, { now, freshAt: now, maxAgeSeconds: 60 })
    expect(agreementRows(state, entries).agreements).toMatchObject([{ id: data.id, frameId: null }])
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
