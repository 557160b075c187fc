import { addDays, addWorkingDays, doDueJobs } from '@simpul/agency'
import { hubCompany } from '@simpul/demo'
import { government } from '../government-subgraph.ts'
import { actingOn } from '../testing/acting.ts'
import {
  caseworker,
  companion,
  head,
  nobody,
  now,
  officer,
  placer,
  type ServedGovernment,
  serveGovernment,
  sulastri,
  today,
} from '../testing/served-government.ts'

let served: ServedGovernment
const { act, refused, count } = actingOn(() => served)

beforeAll(async () => {
  served = await serveGovernment()
}, 120_000)

afterAll(() => served?.close())

const relative = { ...caseworker, person: 'relative' }
const yesterday = addDays(today, -1)
const long = 'a'.repeat(200_000)
const mixed = 'Disepakati 🤝 ‏تم الاتفاق'
const asking = { companyId: hubCompany, allegationClass: 'WAGES', question: 'Mohon penjelasan.' }

type Got = Readonly<Record<string, unknown>>
interface Versioned {
  readonly id: string
  readonly version: number
}

/** A complaint of ninety days ago, so that what happened since has a day. */
async function opened(): Promise<string> {
  const { complaint } = await act(
    caseworker,
    'openComplaint',
    {
      workerId: sulastri,
      channel: 'PHONE',
      receivedAt: `${addDays(today, -90)}T03:00:00.000Z`,
      types: ['UNPAID_WAGES'],
      severity: 'HIGH',
      complainant: { relation: 'SELF', wantsAnonymity: false },
      respondents: [{ companyId: hubCompany }, { staffMember: 'relative' }],
    },
    'complaint { id }',
  )
  return (complaint as Versioned).id
}

async function versionOf(complaintId: string): Promise<number> {
  const read = 'query ($id: ID!) { complaint(id: $id) { version } }'
  return ((await served.ask(caseworker, read, { id: complaintId })).complaint as Versioned).version
}

async function asked(complaintId: string): Promise<Versioned> {
  const input = { complaintId, expectedVersion: await versionOf(complaintId), ...asking }
  const done = await act(caseworker, 'requestClarification', input, 'clarificationRequest { id version }')
  return done.clarificationRequest as Versioned
}

function talk({ id, version }: Versioned, change: object = {}): object {
  const said = { heldOn: today, minutes: mixed, outcome: 'DENIED' }
  return { clarificationRequestId: id, expectedVersion: version, ...said, ...change }
}

const second = { outcome: 'ADMITTED', followUp: 'Ditanyakan.', obstacles: 'Mitra diam.', promise: 'Membayar upah.' }

/** The promise of a second clarification in which the company admitted. */
async function promised(complaintId: string): Promise<Versioned> {
  await act(caseworker, 'recordClarification', talk(await asked(complaintId)))
  const input = talk(await asked(complaintId), second)
  const { clarificationRequest } = await act(
    caseworker,
    'recordClarification',
    input,
    'clarificationRequest { commitments { id version } }',
  )
  return (clarificationRequest as { readonly commitments: readonly [Versioned] }).commitments[0]
}

/** The same, a month later: as if its last day had passed long ago. */
async function longDue(complaintId: string): Promise<Versioned> {
  const commitment = await promised(complaintId)
  await served.database.own.query('update case_commitment set due_on = $2 where id = $1', [
    commitment.id,
    addDays(today, -20),
  ])
  return commitment
}

async function broken(complaintId: string): Promise<Versioned> {
  const { id, version } = await longDue(complaintId)
  const input = { caseCommitmentId: id, expectedVersion: version }
  const done = await act(caseworker, 'breakCaseCommitment', input, 'caseCommitment { id version }')
  return done.caseCommitment as Versioned
}

function daysLater(days: number): Promise<number> {
  const clock = () => new Date(now.getTime() + days * 86_400_000)
  const { database } = served
  return doDueJobs(government.jobs ?? [], { agency: 'disnaker-jember', database, clock, keeper: () => null })
}

describe('recordClarification', () => {
  const shown =
    'clarificationRequest { version state heldOn minutes outcome admits obstacles commitments { promise dueOn legalBasis } }'

  it('takes the minutes, which end it, and the company reads all but the minutes', async () => {
    const request = await asked(await opened())
    const { clarificationRequest } = await act(caseworker, 'recordClarification', talk(request), shown)
    expect(clarificationRequest).toEqual({
      version: 2,
      state: 'CLOSED',
      heldOn: today,
      minutes: mixed,
      outcome: 'DENIED',
      admits: false,
      obstacles: null,
      commitments: [],
    })
    const read = 'query ($id: ID!) { clarificationRequest(id: $id) { outcome minutes } }'
    const seen = { clarificationRequest: { outcome: 'DENIED', minutes: null } }
    expect(await served.ask(placer, read, { id: request.id })).toEqual(seen)
    const again = await refused(caseworker, 'recordClarification', talk({ ...request, version: 2 }))
    expect([again.code, again.field]).toEqual(['ILLEGAL_TRANSITION', 'input.clarificationRequestId'])
  })

  it('the second one asks the obstacles and makes a promise due within seven days of the talk', async () => {
    const complaintId = await opened()
    await act(caseworker, 'recordClarification', talk(await asked(complaintId)))
    const { clarificationRequest } = await act(
      caseworker,
      'recordClarification',
      talk(await asked(complaintId), second),
      shown,
    )
    expect(clarificationRequest).toMatchObject({
      admits: true,
      obstacles: 'Mitra diam.',
      commitments: [{ promise: 'Membayar upah.', dueOn: addDays(today, 7), legalBasis: 'Permen P2MI 23/2025 art. 18' }],
    })
  })

  it('says nothing a second time that the written answer says', async () => {
    const complaintId = await opened()
    await act(caseworker, 'recordClarification', talk(await asked(complaintId)))
    const request = await asked(complaintId)
    const answer = { statement: 'Kami jelaskan.', admits: true, followUp: 'A.', obstacles: 'B.', promise: 'C.' }
    await act(placer, 'answerClarification', { clarificationRequestId: request.id, expectedVersion: 1, ...answer })
    const held = { ...request, version: 2 }
    expect((await refused(caseworker, 'recordClarification', talk(held, second))).field).toBe('input.followUp')
    const only = { outcome: 'ADMITTED', promise: 'Lagi.' }
    expect((await refused(caseworker, 'recordClarification', talk(held, only))).field).toBe('input.promise')
    const { clarificationRequest } = await act(
      caseworker,
      'recordClarification',
      talk(held, { outcome: 'ADMITTED' }),
      shown,
    )
    expect(clarificationRequest).toMatchObject({ obstacles: 'B.', commitments: [{ promise: 'C.' }] })
  })

  it.each([
    ['a day before it was asked', 1, { heldOn: yesterday }, 'heldOn'],
    ['a day to come', 1, { heldOn: addDays(today, 1) }, 'heldOn'],
    ['minutes of 200,000 characters', 1, { minutes: long }, 'minutes'],
    ['minutes that say nothing', 1, { minutes: ' ' }, 'minutes'],
    ['obstacles in the first', 1, { obstacles: 'Mitra.' }, 'obstacles'],
    ['a promise of a company that did not come', 1, { outcome: 'NO_SHOW', promise: 'Ya.' }, 'promise'],
    ['a promise without a day in the first', 1, { promise: 'Ya.' }, 'promiseDueOn'],
    ['no obstacles in the second', 2, { ...second, obstacles: null }, 'obstacles'],
    ['no promise in the second', 2, { ...second, promise: null }, 'promise'],
    ['a promise for the eighth day', 2, { ...second, promiseDueOn: addDays(today, 8) }, 'promiseDueOn'],
  ])('refuses %s, and writes nothing', async (_, round, change, field) => {
    const complaintId = await opened()
    const first = await asked(complaintId)
    if (round === 2) await act(caseworker, 'recordClarification', talk(first))
    const request = round === 2 ? await asked(complaintId) : first
    const before = await count('case_commitment')
    const refusal = await refused(caseworker, 'recordClarification', talk(request, change))
    expect([refusal.code, refusal.field]).toEqual(['BAD_INPUT', `input.${field}`])
    expect([refusal.en, refusal.id]).not.toContain('')
    expect(await count('case_commitment')).toBe(before)
  })
})

describe('a promise', () => {
  const shown =
    'caseCommitment { id version state isLate keptOn evidence brokenOn dueOn promise agreedForCompany agreedForWorker }'

  it.each([
    ['in time', promised, false],
    ['late', longDue, true],
  ])('is kept %s, with what shows it', async (_, made, isLate) => {
    const { id, version } = await made(await opened())
    const input = { caseCommitmentId: id, expectedVersion: version, keptOn: today, evidence: mixed }
    const { caseCommitment } = await act(caseworker, 'keepCaseCommitment', input, shown)
    expect(caseCommitment).toMatchObject({ state: 'KEPT', isLate, keptOn: today, evidence: mixed, version: 2 })
    const again = await refused(caseworker, 'keepCaseCommitment', { ...input, expectedVersion: 2 })
    expect([again.code, again.field]).toEqual(['ILLEGAL_TRANSITION', 'input.caseCommitmentId'])
    const read = `query ($id: String!) { caseCommitments(first: 100, madeBy: $id) { edges { node { id evidence } } } }`
    const seen = await served.ask(placer, read, { id: hubCompany })
    expect(JSON.stringify(seen)).toContain(`{"id":"${id}","evidence":null}`)
  })

  it('is renegotiated by both sides into a new one, which the company reads and other respondents do not', async () => {
    const { id, version } = await promised(await opened())
    const agreed = { agreedForCompany: 'Direktur Contoh', agreedForWorker: 'FAMILY', dueOn: addDays(today, 30) }
    const input = { caseCommitmentId: id, expectedVersion: version, ...agreed }
    const { caseCommitment } = await act(caseworker, 'renegotiateCaseCommitment', input, shown)
    const made = caseCommitment as Versioned
    expect(made).toMatchObject({ state: 'OPEN', version: 1, promise: 'Membayar upah.', ...agreed })
    expect(made.id).not.toBe(id)
    const read =
      'query { caseCommitments(first: 100) { edges { node { id state agreedForCompany agreedForWorker } } } }'
    const seen = JSON.stringify(await served.ask(placer, read))
    expect(seen).toContain(
      `{"id":"${made.id}","state":"OPEN","agreedForCompany":"Direktur Contoh","agreedForWorker":null}`,
    )
    expect(seen).toContain(`{"id":"${id}","state":"RENEGOTIATED"`)
    expect(JSON.stringify(await served.ask(relative, read))).not.toContain(made.id)
    expect((await refused(relative, 'keepCaseCommitment', { ...act1(made), evidence: 'Ya.' })).code).toBe('NOT_FOUND')
  })

  function act1({ id, version }: Versioned): object {
    return { caseCommitmentId: id, expectedVersion: version, keptOn: today }
  }

  it.each([
    [
      'a day before the complaint',
      'keepCaseCommitment',
      { keptOn: addDays(today, -91), evidence: 'Ya.' },
      'BAD_INPUT',
      'keptOn',
    ],
    ['a day to come', 'keepCaseCommitment', { keptOn: addDays(today, 1), evidence: 'Ya.' }, 'BAD_INPUT', 'keptOn'],
    ['200,000 characters', 'keepCaseCommitment', { keptOn: today, evidence: long }, 'BAD_INPUT', 'evidence'],
    [
      'an older version',
      'keepCaseCommitment',
      { keptOn: today, evidence: 'Ya.', expectedVersion: 9 },
      'STALE_VERSION',
      'expectedVersion',
    ],
    ['one that is not over', 'breakCaseCommitment', {}, 'BAD_INPUT', 'brokenOn'],
    ['one that is not there', 'breakCaseCommitment', { caseCommitmentId: nobody }, 'NOT_FOUND', 'caseCommitmentId'],
    [
      'a day that has passed',
      'renegotiateCaseCommitment',
      { dueOn: yesterday, agreedForCompany: 'A', agreedForWorker: 'SELF' },
      'BAD_INPUT',
      'dueOn',
    ],
    [
      'nobody for the company',
      'renegotiateCaseCommitment',
      { dueOn: today, agreedForCompany: ' ', agreedForWorker: 'SELF' },
      'BAD_INPUT',
      'agreedForCompany',
    ],
    [
      'one that is not broken',
      'recommendSanction',
      { kind: 'SUSPENSION', ground: 'Ingkar.' },
      'BAD_INPUT',
      'caseCommitmentId',
    ],
  ])('refuses %s: %s', async (_, mutation, change, code, field) => {
    const { id, version } = await promised(await opened())
    const refusal = await refused(caseworker, mutation, { caseCommitmentId: id, expectedVersion: version, ...change })
    expect([refusal.code, refusal.field]).toEqual([code, `input.${field}`])
  })

  it('that was admitted and broken knows no mediation, but a sanction that is recommended once and names nobody', async () => {
    const complaintId = await opened()
    const { id, version } = await broken(complaintId)
    const planning = { complaintId, expectedVersion: await versionOf(complaintId), plannedOn: today }
    const mediation = await refused(caseworker, 'planMediation', planning)
    expect([mediation.code, mediation.field]).toEqual(['BAD_INPUT', 'input.complaintId'])
    expect(mediation.en).toContain('art. 18')
    const input = { caseCommitmentId: id, expectedVersion: version, kind: 'SUSPENSION', ground: 'Janji dilanggar.' }
    const { openSanction } = await act(
      caseworker,
      'recommendSanction',
      input,
      'openSanction { id kind stage ground openedOn }',
    )
    expect(openSanction).toMatchObject({ kind: 'SUSPENSION', stage: 'RECOMMENDED', openedOn: today })
    expect((await refused(caseworker, 'recommendSanction', { ...input, expectedVersion: version + 1 })).en).toContain(
      'already',
    )
    const read = 'query { placementCompanies(first: 50) { edges { node { id openSanctions { id } } } } }'
    const { id: sanction } = openSanction as Versioned
    expect(JSON.stringify(await served.ask(caseworker, read))).toContain(sanction)
    expect(JSON.stringify(await served.ask(placer, read))).not.toContain(sanction)
  })

  it('is not open to the company it is about, nor to an officer', async () => {
    const { id, version } = await promised(await opened())
    const input = { caseCommitmentId: id, expectedVersion: version, keptOn: today, evidence: 'Ya.' }
    expect((await refused(placer, 'keepCaseCommitment', input)).field).toBe('NOT_OFFERED')
    expect((await refused(officer, 'keepCaseCommitment', input)).field).toBe('NOT_CLEARED')
    expect((await refused(companion, 'keepCaseCommitment', input)).field).toBe('NOT_OFFERED')
  })
})

describe('a mediation', () => {
  async function planned(complaintId: string): Promise<Versioned> {
    const input = {
      complaintId,
      expectedVersion: await versionOf(complaintId),
      plannedOn: today,
      place: 'Kantor Dinas',
    }
    return (await act(caseworker, 'planMediation', input, 'mediation { id version }')).mediation as Versioned
  }

  it('is planned, which moves the complaint, and held with its minutes', async () => {
    const complaintId = await opened()
    const { id, version } = await planned(complaintId)
    const second = { complaintId, expectedVersion: await versionOf(complaintId), plannedOn: today }
    expect((await refused(caseworker, 'planMediation', second)).en).toContain('already')
    const input = { mediationId: id, expectedVersion: version, heldOn: today, result: 'NOT_AGREED', minutes: mixed }
    const { mediation } = await act(
      caseworker,
      'recordMediation',
      input,
      'mediation { state heldOn result minutes version }',
    )
    expect(mediation).toEqual({ state: 'HELD', heldOn: today, result: 'NOT_AGREED', minutes: mixed, version: 2 })
    const read = 'query ($id: ID!) { complaint(id: $id) { status moves { toStatus } mediations { id } } }'
    expect(await served.ask(caseworker, read, { id: complaintId })).toEqual({
      complaint: { status: 'MEDIATION', moves: [{ toStatus: 'MEDIATION' }], mediations: [{ id }] },
    })
    const again = await refused(caseworker, 'cancelMediation', { mediationId: id, expectedVersion: 2 })
    expect([again.code, again.field]).toEqual(['ILLEGAL_TRANSITION', 'input.mediationId'])
    await planned(complaintId)
  })

  it('is cancelled, by an officer or because the complaint ends', async () => {
    const complaintId = await opened()
    const first = await planned(complaintId)
    const input = { mediationId: first.id, expectedVersion: 1 }
    const { mediation } = await act(caseworker, 'cancelMediation', input, 'mediation { state }')
    expect(mediation).toEqual({ state: 'CANCELLED' })
    await planned(complaintId)
    const closing = { expectedVersion: await versionOf(complaintId), to: 'CLOSED', closedBecause: 'WITHDRAWN' }
    const { complaint } = await act(
      caseworker,
      'recordComplaintMove',
      { complaintId, ...closing },
      'complaint { mediations { state } }',
    )
    expect(complaint).toEqual({ mediations: [{ state: 'CANCELLED' }, { state: 'CANCELLED' }] })
  })

  it.each([
    ['a day that has passed', 'planMediation', { plannedOn: yesterday }, 'BAD_INPUT', 'plannedOn'],
    [
      'an older version of the complaint',
      'planMediation',
      { plannedOn: today, expectedVersion: 9 },
      'STALE_VERSION',
      'expectedVersion',
    ],
    [
      'a complaint that is not there',
      'planMediation',
      { plannedOn: today, complaintId: nobody },
      'NOT_FOUND',
      'complaintId',
    ],
    ['a day before the complaint', 'recordMediation', { heldOn: addDays(today, -91) }, 'BAD_INPUT', 'heldOn'],
    ['a day to come', 'recordMediation', { heldOn: addDays(today, 1) }, 'BAD_INPUT', 'heldOn'],
    ['minutes of 200,000 characters', 'recordMediation', { heldOn: today, minutes: long }, 'BAD_INPUT', 'minutes'],
    ['an older version', 'recordMediation', { heldOn: today, expectedVersion: 9 }, 'STALE_VERSION', 'expectedVersion'],
  ])('refuses %s: %s', async (_, mutation, change, code, field) => {
    const complaintId = await opened()
    const held = mutation === 'planMediation' ? {} : await planned(complaintId)
    const { id: mediationId } = held as Partial<Versioned>
    const about = mediationId === undefined ? { complaintId } : { mediationId, result: 'AGREED', minutes: 'Sepakat.' }
    const refusal = await refused(caseworker, mutation, { expectedVersion: 1, ...about, ...change })
    expect([refusal.code, refusal.field]).toEqual([code, `input.${field}`])
  })
})

describe('a remedy', () => {
  const money = { type: 'WAGES_PAID', amount: 12_500_000, currency: 'IDR', agreedOn: yesterday }
  const shown = 'remedy { id version type amount currency isPaid paidOn brokenOn isFromDeposit }'

  async function agreed(): Promise<Versioned> {
    const input = { complaintId: await opened(), ...money }
    return (await act(caseworker, 'agreeRemedy', input, shown)).remedy as Versioned
  }

  it('is agreed, broken and paid in the end', async () => {
    const { id } = await agreed()
    const breaking = { remedyId: id, expectedVersion: 1, brokenOn: today }
    const { remedy } = await act(caseworker, 'recordRemedyBroken', breaking, shown)
    expect(remedy).toMatchObject({ isPaid: false, brokenOn: today, version: 2 })
    const again = await refused(caseworker, 'recordRemedyBroken', { ...breaking, expectedVersion: 2 })
    expect(again.code).toBe('ILLEGAL_TRANSITION')
    const paying = { remedyId: id, expectedVersion: 2, paidOn: today }
    const { remedy: paid } = await act(caseworker, 'recordRemedyPaid', paying, shown)
    expect(paid).toMatchObject({ isPaid: true, paidOn: today, brokenOn: today, version: 3, isFromDeposit: false })
    expect((await refused(caseworker, 'recordRemedyPaid', { ...paying, expectedVersion: 3 })).code).toBe(
      'ILLEGAL_TRANSITION',
    )
  })

  it.each([
    ['money without an amount', { ...money, amount: null, currency: null }, 'amount'],
    ['less than nothing', { ...money, amount: -1 }, 'amount'],
    ['money without a currency', { ...money, currency: null }, 'currency'],
    ['a currency that is none', { ...money, currency: 'rupiah' }, 'currency'],
    ['a thing with an amount', { ...money, type: 'DOCUMENTS_GIVEN_BACK' }, 'amount'],
    ['a day before the complaint', { ...money, agreedOn: addDays(today, -91) }, 'agreedOn'],
    ['a day to come', { ...money, agreedOn: addDays(today, 1) }, 'agreedOn'],
  ])('refuses %s', async (_, input, field) => {
    const refusal = await refused(caseworker, 'agreeRemedy', { complaintId: await opened(), ...input })
    expect([refusal.code, refusal.field]).toEqual(['BAD_INPUT', `input.${field}`])
  })

  it('is not paid before it was agreed, nor from an older version, nor agreed on a closed complaint', async () => {
    const { id } = await agreed()
    const early = { remedyId: id, expectedVersion: 1, paidOn: addDays(today, -2) }
    expect((await refused(caseworker, 'recordRemedyPaid', early)).field).toBe('input.paidOn')
    const stale = { remedyId: id, expectedVersion: 2, paidOn: today }
    expect((await refused(caseworker, 'recordRemedyPaid', stale)).code).toBe('STALE_VERSION')
    const complaintId = await opened()
    const closing = { complaintId, expectedVersion: 1, to: 'CLOSED', closedBecause: 'WITHDRAWN' }
    await act(caseworker, 'recordComplaintMove', closing)
    expect((await refused(caseworker, 'agreeRemedy', { complaintId, ...money })).en).toContain('CLOSED')
  })
})

describe('the deposit', () => {
  const claim = { companyId: hubCompany, amount: 25_000_000, remedyType: 'WAGES_PAID', ground: 'Tidak membayar.' }

  async function step(depositProposalId: string, expectedVersion: number, to: string): Promise<Got> {
    const input = { depositProposalId, expectedVersion, to, on: today }
    const done = await act(
      caseworker,
      'moveDepositProposal',
      input,
      'depositProposal { state sentOn decidedOn drawnOn }',
    )
    return done.depositProposal as Got
  }

  it('is proposed, sent, granted and drawn, and what is drawn is a remedy that the worker still has to get', async () => {
    const complaintId = await opened()
    const shown = 'depositProposal { id state legalBasis proposedOn }'
    const { depositProposal } = await act(caseworker, 'proposeDeposit', { complaintId, ...claim }, shown)
    const { id } = depositProposal as Versioned
    expect(depositProposal).toMatchObject({
      state: 'PROPOSED',
      legalBasis: 'Permen P2MI 31/2025 art. 23',
      proposedOn: today,
    })
    expect((await refused(caseworker, 'proposeDeposit', { complaintId, ...claim })).en).toContain('on its way')
    const early = { depositProposalId: id, expectedVersion: 1, to: 'DRAWN', on: today }
    expect((await refused(caseworker, 'moveDepositProposal', early)).code).toBe('ILLEGAL_TRANSITION')
    await step(id, 1, 'SENT')
    await step(id, 2, 'APPROVED')
    const drawn = { state: 'DRAWN', sentOn: today, decidedOn: today, drawnOn: today }
    expect(await step(id, 3, 'DRAWN')).toEqual(drawn)
    const read = 'query ($id: ID!) { complaint(id: $id) { remedies { type amount currency isPaid isFromDeposit } } }'
    const remedy = { type: 'WAGES_PAID', amount: claim.amount, currency: 'IDR', isPaid: false, isFromDeposit: true }
    expect(await served.ask(caseworker, read, { id: complaintId })).toEqual({ complaint: { remedies: [remedy] } })
  })

  it.each([
    ['a company that is no respondent', { companyId: 'p3mi-contoh-cemerlang' }, 'companyId'],
    ['nothing', { amount: 0 }, 'amount'],
    ['what is no money', { remedyType: 'WORK_RESTORED' }, 'amount'],
    ['a ground of 200,000 characters', { ground: long }, 'ground'],
  ])('is not proposed for %s', async (_, change, field) => {
    const refusal = await refused(caseworker, 'proposeDeposit', { complaintId: await opened(), ...claim, ...change })
    expect([refusal.code, refusal.field]).toEqual(['BAD_INPUT', `input.${field}`])
  })

  it('refused by the ministry stays undrawn, and may be proposed again', async () => {
    const complaintId = await opened()
    const { depositProposal } = await act(
      caseworker,
      'proposeDeposit',
      { complaintId, ...claim },
      'depositProposal { id }',
    )
    const { id } = depositProposal as Versioned
    const backwards = { depositProposalId: id, expectedVersion: 1, to: 'SENT', on: yesterday }
    expect((await refused(caseworker, 'moveDepositProposal', backwards)).field).toBe('input.on')
    await step(id, 1, 'SENT')
    await step(id, 2, 'REFUSED')
    const further = { depositProposalId: id, expectedVersion: 3, to: 'DRAWN', on: today }
    expect((await refused(caseworker, 'moveDepositProposal', further)).code).toBe('ILLEGAL_TRANSITION')
    await act(caseworker, 'proposeDeposit', { complaintId, ...claim })
  })
})

describe('the clocks', () => {
  const shown = 'complaint { clocks { id version reason state dueOn startedOn endedOn } }'
  interface Clock extends Versioned {
    readonly dueOn: string
  }

  async function started(complaintId: string, reason: string, startedOn = today): Promise<Clock> {
    const input = { complaintId, reason, startedOn }
    const { complaint } = await act(caseworker, 'startComplaintClock', input, shown)
    const { clocks } = complaint as { readonly clocks: readonly [Clock] }
    return clocks[0]
  }

  async function ended(complaintId: string): Promise<Got> {
    const read = `query ($id: ID!) { complaint(id: $id) { status closedBecause moves { toStatus note } clocks { reason state endedOn } } }`
    return (await served.ask(caseworker, read, { id: complaintId })).complaint as Got
  }

  it.each([
    ['DOCUMENTS_NOT_COMPLETED', addDays(today, 30)],
    ['NO_CLARITY', addWorkingDays(today, 15)],
    ['COMPLAINANT_UNREACHABLE', addDays(today, 60)],
  ])('%s runs to the end of %s, then closes the complaint once, with a step and a notice', async (reason, dueOn) => {
    const complaintId = await opened()
    expect(await started(complaintId, reason)).toMatchObject({ reason, state: 'RUNNING', dueOn })
    const days = (Date.parse(dueOn) - Date.parse(today)) / 86_400_000
    await daysLater(days - 1)
    expect(await ended(complaintId)).toMatchObject({ status: 'RECEIVED' })
    const before = await count('notice')
    await daysLater(days + 2)
    const closed = await ended(complaintId)
    expect(closed).toMatchObject({
      status: 'CLOSED',
      closedBecause: reason,
      moves: [{ toStatus: 'CLOSED', note: 'Perban BP2MI 6/2024 art. 30' }],
      clocks: [{ reason, state: 'RAN_OUT' }],
    })
    expect(await count('notice')).toBeGreaterThan(before)
    await daysLater(days + 4)
    expect(await ended(complaintId)).toEqual(closed)
  })

  it('handed to a ministry closes at once, and six months without a solution on their last day', async () => {
    const [handed, unsolved] = [await opened(), await opened()]
    await started(handed, 'HANDED_TO_MINISTRY')
    await started(unsolved, 'UNSOLVABLE', addDays(today, -90))
    await daysLater(0)
    expect(await ended(handed)).toMatchObject({ status: 'CLOSED', closedBecause: 'HANDED_TO_MINISTRY' })
    expect(await ended(unsolved)).toMatchObject({ status: 'RECEIVED' })
    await daysLater(100)
    expect(await ended(unsolved)).toMatchObject({ status: 'CLOSED', closedBecause: 'UNSOLVABLE' })
  })

  it('a contact made again stops the clock, and the next one counts from its own day', async () => {
    const complaintId = await opened()
    const tried = { complaintId, triedOn: addDays(today, -50), wasReached: false }
    await act(caseworker, 'recordComplainantContact', tried)
    await act(caseworker, 'recordComplainantContact', { ...tried, triedOn: addDays(today, -40) })
    await act(caseworker, 'recordComplainantContact', { complaintId, triedOn: addDays(today, -60), wasReached: true })
    const running = { reason: 'COMPLAINANT_UNREACHABLE', startedOn: addDays(today, -50), state: 'RUNNING' }
    const { complaint: before } = await served.ask(
      caseworker,
      `query ($id: ID!) { ${shown.replace('complaint', 'complaint(id: $id)')} }`,
      { id: complaintId },
    )
    expect(before).toMatchObject({ clocks: [running] })
    const { complaint } = await act(caseworker, 'recordComplainantContact', { complaintId, wasReached: true }, shown)
    expect(complaint).toMatchObject({ clocks: [{ state: 'STOPPED', endedOn: today }] })
    await act(caseworker, 'recordComplainantContact', { complaintId, wasReached: false })
    await daysLater(30)
    expect(await ended(complaintId)).toMatchObject({ status: 'RECEIVED' })
    await daysLater(62)
    expect(await ended(complaintId)).toMatchObject({ status: 'CLOSED', closedBecause: 'COMPLAINANT_UNREACHABLE' })
  })

  it('one that was stopped closes nothing', async () => {
    const complaintId = await opened()
    const { id, version } = await started(complaintId, 'NO_CLARITY')
    const stop = { complaintId, clockId: id, expectedVersion: version }
    await act(caseworker, 'stopComplaintClock', stop)
    const again = await refused(caseworker, 'stopComplaintClock', { ...stop, expectedVersion: 2 })
    expect([again.code, again.field]).toEqual(['BAD_INPUT', 'input.clockId'])
    await daysLater(60)
    expect(await ended(complaintId)).toMatchObject({ status: 'RECEIVED', clocks: [{ state: 'STOPPED' }] })
  })

  it.each([
    [
      'a day before the complaint',
      'startComplaintClock',
      { reason: 'NO_CLARITY', startedOn: addDays(today, -91) },
      'BAD_INPUT',
      'startedOn',
    ],
    [
      'a day to come',
      'startComplaintClock',
      { reason: 'NO_CLARITY', startedOn: addDays(today, 1) },
      'BAD_INPUT',
      'startedOn',
    ],
    ['a clock that runs', 'startComplaintClock', { reason: 'UNSOLVABLE' }, 'BAD_INPUT', 'reason'],
    [
      'a clock that is not there',
      'stopComplaintClock',
      { clockId: nobody, expectedVersion: 1 },
      'NOT_FOUND',
      'clockId',
    ],
    [
      'a day to come',
      'recordComplainantContact',
      { wasReached: false, triedOn: addDays(today, 1) },
      'BAD_INPUT',
      'triedOn',
    ],
    [
      'a complaint that is not there',
      'recordComplainantContact',
      { wasReached: false, complaintId: nobody },
      'NOT_FOUND',
      'complaintId',
    ],
  ])('refuses %s: %s', async (_, mutation, change, code, field) => {
    const complaintId = await opened()
    await started(complaintId, 'UNSOLVABLE')
    const refusal = await refused(caseworker, mutation, { complaintId, ...change })
    expect([refusal.code, refusal.field]).toEqual([code, `input.${field}`])
  })

  it('no code of another list is taken, and no head reads a clock', async () => {
    const { body } = await served.subgraph.ask({
      as: caseworker,
      query: 'mutation ($input: StartComplaintClockInput!) { startComplaintClock(input: $input) { __typename } }',
      variables: { input: { clientKey: 'unknown-code-1', complaintId: nobody, reason: 'BECAUSE' } },
    })
    expect(body.errors?.[0]?.message).toContain('BECAUSE')
    const refusal = await refused(head, 'startComplaintClock', { complaintId: nobody, reason: 'NO_CLARITY' })
    expect(refusal.field).toBe('NOT_CLEARED')
  })
})
