import { randomUUID } from 'node:crypto'
import { acting } from '../testing/acting.ts'
import { caseworker, nobody, population, type ServedNgo, serveNgo, subject } from '../testing/served-ngo.ts'
import { caseMoves } from './case-moves.ts'
import type { CaseStatus } from './case-table.ts'

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const { act, done, newCase, caseAs, rows } = acting(() => served)
const standing = 'status version closedAt closedBecause'
const statuses: readonly CaseStatus[] = ['OPEN', 'IN_PROGRESS', 'REFERRED', 'SETTLED', 'CLOSED']
const reasons: Readonly<Partial<Record<CaseStatus, string>>> = { SETTLED: 'SOLVED', CLOSED: 'NO_REPLY' }

/** A case put into a status by hand. */
async function caseIn(status: CaseStatus): Promise<string> {
  const id = await newCase()
  await rows('update "case" set status = $2, version = 7 where id = $1', [id, status])
  return id
}

/** Where each status leads, said once more by hand. */
const legal = `
OPEN         IN_PROGRESS CLOSED
IN_PROGRESS  SETTLED CLOSED
REFERRED     IN_PROGRESS SETTLED CLOSED
SETTLED      IN_PROGRESS CLOSED
CLOSED       IN_PROGRESS`

describe('the moves of a case', () => {
  it('are those of the table', () => {
    const found = statuses.map((status) => [status, ...caseMoves[status]].join(' '))
    const expected = legal.trim().split('\n')
    expect(found).toEqual(expected.map((line) => line.replaceAll(/ +/g, ' ')))
  })

  const table = statuses.flatMap((from) => statuses.map((to) => [from, to] as const))
  it.each(table)('from %s to %s: as the table says', async (from, to) => {
    const caseId = await caseIn(from)
    const closedBecause = reasons[to]
    const outcome = await act('moveCase', { caseId, expectedVersion: 7, status: to, closedBecause }, 'case { status }')
    if (caseMoves[from].includes(to)) {
      expect(outcome).toEqual({ data: { case: { status: to } } })
      expect(await caseAs(caseworker, caseId, standing)).toMatchObject({
        version: 8,
        closedBecause: closedBecause ?? null,
      })
      return
    }
    const words = caseMoves[from].join(', ')
    expect(outcome).toEqual({
      data: null,
      code: 'ILLEGAL_TRANSITION',
      field: 'input.status',
      messages: {
        en: `input.status cannot go from ${from} to ${to}; it may go to ${words}. Nothing was written.`,
        id: `input.status tidak dapat berpindah dari ${from} ke ${to}; yang boleh: ${words}. Tidak ada yang ditulis.`,
      },
    })
    expect(await caseAs(caseworker, caseId, standing)).toMatchObject({ status: from, version: 7 })
  })

  it('close it at once and say when, and open it again with nothing left of that', async () => {
    const caseId = await caseIn('IN_PROGRESS')
    await done('moveCase', { caseId, expectedVersion: 7, status: 'SETTLED', closedBecause: 'SOLVED' })
    const closed = await caseAs(caseworker, caseId, standing)
    expect(closed).toEqual({ status: 'SETTLED', version: 8, closedAt: expect.any(String), closedBecause: 'SOLVED' })
    await done('moveCase', { caseId, expectedVersion: 8, status: 'IN_PROGRESS' })
    const again = await caseAs(caseworker, caseId, standing)
    expect(again).toEqual({ status: 'IN_PROGRESS', version: 9, closedAt: null, closedBecause: null })
  })

  it('do not take back a case that another agency has taken over', async () => {
    const caseId = await caseIn('REFERRED')
    await rows(
      `insert into case_referral (id, case_id, worker_id, to_agency, service, is_transfer, state, sent_on, due_on, revision)
       values ($1, $2, $3, 'disnaker-jember', 'MEDIATION', true, 'ACCEPTED', current_date, current_date, 1)`,
      [randomUUID(), caseId, population[0]?.id],
    )
    const back = { caseId, expectedVersion: 7, status: 'IN_PROGRESS' }
    expect(await act('moveCase', back)).toMatchObject({ code: 'CONFLICT', field: 'input.status' })
    await rows(`update case_referral set state = 'DONE' where case_id = $1`, [caseId])
    expect(await act('moveCase', back, 'case { status }')).toEqual({ data: { case: { status: 'IN_PROGRESS' } } })
  })
})

describe('the reason of a closing', () => {
  it.each([
    ['none, to close', 'CLOSED', undefined],
    ['none, to settle', 'SETTLED', undefined],
    ['SOLVED, to close without settling', 'CLOSED', 'SOLVED'],
    ['NO_REPLY, to settle', 'SETTLED', 'NO_REPLY'],
    ['one, where nothing is closed', 'IN_PROGRESS', 'NO_REPLY'],
  ])('is refused where it is %s', async (_, status, closedBecause) => {
    const caseId = await caseIn(status === 'IN_PROGRESS' ? 'CLOSED' : 'IN_PROGRESS')
    const before = await caseAs(caseworker, caseId, standing)
    const outcome = await act('moveCase', { caseId, expectedVersion: 7, status, closedBecause })
    expect(outcome).toMatchObject({
      code: 'BAD_INPUT',
      field: 'input.closedBecause',
      messages: { en: expect.stringContaining('Nothing was written.'), id: expect.stringContaining('Tidak ada') },
    })
    expect(await caseAs(caseworker, caseId, standing)).toEqual(before)
  })

  it('is one of a closed set', async () => {
    const caseId = await caseIn('IN_PROGRESS')
    const outcome = await act('moveCase', { caseId, expectedVersion: 7, status: 'CLOSED', closedBecause: 'BORED' })
    expect(outcome.code).toBe('BAD_USER_INPUT')
  })
})

describe('two caseworkers', () => {
  it('of whom one has read an older version does not overwrite the other', async () => {
    const caseId = await caseIn('OPEN')
    await done('changeCase', { caseId, expectedVersion: 7, severity: 'URGENT' })
    const stale = await act('moveCase', { caseId, expectedVersion: 7, status: 'IN_PROGRESS' })
    expect(stale).toMatchObject({ code: 'STALE_VERSION', field: 'input.expectedVersion' })
    expect(await caseAs(caseworker, caseId, 'severity status')).toEqual({ severity: 'URGENT', status: 'OPEN' })
  })

  it('who move a case at once are told that one of them did', async () => {
    const caseId = await caseIn('OPEN')
    const move = { caseId, expectedVersion: 7, status: 'CLOSED', closedBecause: 'DUPLICATE' }
    const outcomes = await Promise.all(
      ['first', 'second', 'third'].map((person) => act('moveCase', move, 'case { id }', { ...caseworker, person })),
    )
    const codes = outcomes.map(({ code }) => code ?? 'moved').sort()
    expect(codes).toEqual(['STALE_VERSION', 'STALE_VERSION', 'moved'])
    expect(await caseAs(caseworker, caseId, 'version')).toEqual({ version: 8 })
  })

  it('learn of a change by a referral from the version too', async () => {
    const caseId = await caseIn('OPEN')
    await rows(`update "case" set status = 'REFERRED' where id = $1`, [caseId])
    expect(await caseAs(caseworker, caseId, 'version')).toEqual({ version: 8 })
  })
})

describe('changeCase', () => {
  it('changes what it names and nothing else', async () => {
    const caseId = await newCase({ country: 'MY' })
    const given = { caseId, expectedVersion: 1, types: ['OVERSTAY', 'DETENTION'], severity: 'URGENT' }
    expect(await done('changeCase', given, 'case { types severity country version }')).toEqual({
      case: { types: ['OVERSTAY', 'DETENTION'], severity: 'URGENT', country: 'MY', version: 2 },
    })
  })

  it.each([
    ['nothing to change', {}, 'BAD_INPUT', 'input.types'],
    ['no type', { types: [] }, 'BAD_INPUT', 'input.types'],
    ['a type twice', { types: ['DEATH', 'DEATH'] }, 'BAD_INPUT', 'input.types'],
    ['a country that is none', { country: 'ZZ' }, 'BAD_INPUT', 'input.country'],
    ['a country by name', { country: 'Malaysia' }, 'BAD_INPUT', 'input.country'],
    ['a worker id that is none', { workerId: 'sulastri' }, 'BAD_INPUT', 'input.workerId'],
    ['a case that is none', { caseId: nobody, severity: 'LOW' }, 'NOT_FOUND', 'input.caseId'],
    ['a version long past', { expectedVersion: -1, severity: 'LOW' }, 'STALE_VERSION', 'input.expectedVersion'],
  ])('refuses %s, and writes nothing', async (_, wrong, code, field) => {
    const caseId = await newCase()
    const before = await caseAs(caseworker, caseId, 'types severity country version')
    const outcome = await act('changeCase', { caseId, expectedVersion: 1, ...wrong })
    expect(outcome).toMatchObject({ code, field })
    expect(await caseAs(caseworker, caseId, 'types severity country version')).toEqual(before)
  })

  it('refuses a type that the schema does not know', async () => {
    const caseId = await newCase()
    const outcome = await act('changeCase', { caseId, expectedVersion: 1, types: ['TRAFFICKING'] })
    expect(outcome.code).toBe('BAD_USER_INPUT')
  })
})

describe('somebody whom nobody knew', () => {
  const [sulastri, other] = population

  it('is linked once she is known, with all that hangs on the case, and reads it from then on', async () => {
    const caseId = await newCase({ narrative: 'Seorang perempuan menelepon.' })
    const risk = randomUUID()
    await rows(`insert into risk_assessment (id, case_id, level, assessed_on) values ($1, $2, 'HIGH', current_date)`, [
      risk,
      caseId,
    ])
    const fields = 'worker { id } riskAssessments { id } narratives { text }'
    expect(await caseAs(subject, caseId, fields)).toBeNull()
    await done('changeCase', { caseId, expectedVersion: 1, workerId: sulastri?.id })
    expect(await caseAs(subject, caseId, fields)).toEqual({
      worker: { id: sulastri?.id },
      riskAssessments: [{ id: risk }],
      narratives: [], // whether it was she who told it nobody has said
    })
  })

  it('stays who she is', async () => {
    const caseId = await newCase({ workerId: sulastri?.id })
    const outcome = await act('changeCase', { caseId, expectedVersion: 1, workerId: other?.id })
    expect(outcome).toMatchObject({ code: 'CONFLICT', field: 'input.workerId' })
    expect(await caseAs(caseworker, caseId, 'version worker { id }')).toEqual({
      version: 1,
      worker: { id: sulastri?.id },
    })
    const same = { caseId, expectedVersion: 1, workerId: sulastri?.id }
    expect(await done('changeCase', same, 'case { version }')).toEqual({ case: { version: 2 } })
  })
})
