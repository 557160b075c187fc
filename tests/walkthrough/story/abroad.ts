import { companion, herself, mediator, migrantCare, recruiter, registrar } from '../people.ts'
import { at, idAt, type Telling } from '../telling.ts'
import { licensed, type Way } from './before-leaving.ts'

/** What the agencies keep of what happened to her: the NGO's case, Disnaker's complaint, and the referral between. */
export interface Matter {
  readonly caseId: string
  readonly complaint: string
  readonly referral: string
}

/** The contract that was swapped, and what the three agencies make of it. */
export async function abroad(telling: Telling, way: Way): Promise<Matter> {
  await swapped(telling, way)
  const caseId = await heard(telling, way)
  const referral = await referred(telling, way, caseId)
  const complaint = await takenUp(telling, way, referral)
  await broken(telling, await asked(telling, complaint))
  return { caseId, complaint, referral }
}

async function swapped(telling: Telling, { worker, placement }: Way): Promise<void> {
  await telling.chapter(
    'The contract is swapped',
    '2025-06-16T09:00:00+07:00',
    'In Hong Kong she is given another contract to sign. It becomes the second version; the first stays as it was, and the hub says what was taken from her.',
  )
  await telling.act('The company records the second version', recruiter, {
    name: 'recordContractVersion',
    input: {
      placementId: placement,
      signedOn: '2025-06-10',
      employerName: 'Happy Home Care Ltd.',
      position: 'Caregiver',
      monthlyWage: 3800,
      currency: 'HKD',
      weeklyHours: 70,
      weeklyRestDays: 0,
      leaveDays: 7,
      termMonths: 24,
    },
    answers:
      'contractVersion { version isWorseThanPromised changes { field before after isWorse } wageChanges { wageBefore wageAfter isWorse } }',
  })
  await telling.ask(
    'Disnaker supervises: costs and contracts',
    { ...mediator, as: mediator.as && { ...mediator.as, purpose: 'VERIFICATION' } },
    `query ($id: ID!) { worker(id: $id) { placements {
  contractVersions { version monthlyWage weeklyHours isWorseThanPromised }
  costs { item amount ruleVersion isOvercharged }
} } }`,
    { id: worker },
  )
}

async function heard(telling: Telling, { worker }: Way): Promise<string> {
  await telling.chapter(
    'She calls the NGO',
    '2025-08-04T20:15:00+07:00',
    'Her village’s group gave her the number. That there is a case is itself a secret: neither the company nor Disnaker sees that there is one.',
  )
  const opened = await telling.act('The caseworker opens a case', companion, {
    name: 'openCase',
    input: {
      workerId: worker,
      types: ['CONTRACT_MISMATCH', 'UNPAID_WAGES'],
      severity: 'HIGH',
      country: 'HK',
      channel: 'PHONE',
      narrative: 'Kontrak diganti setelah tiba. Upah dua bulan belum dibayar penuh, tidak ada hari libur.',
      respondentCompanyId: licensed,
    },
    answers: 'case { id status version }',
  })
  const caseId = idAt(opened, 'openCase', 'case', 'id')
  telling.labels.name(caseId, 'case')
  await telling.act('How great is the danger', companion, {
    name: 'assessRisk',
    input: { caseId, level: 'MEDIUM', detail: 'Tidak ada kekerasan; majikan memegang paspor.' },
    answers: 'case { riskAssessments { level } }',
  })
  await telling.compare(
    'Who sees that there is a case',
    [companion, mediator, recruiter, herself],
    'query ($id: ID!) { worker(id: $id) { cases { types severity status riskAssessments { level } } } }',
    { id: worker },
  )
  return caseId
}

async function referred(telling: Telling, { worker }: Way, caseId: string): Promise<string> {
  await telling.chapter(
    'She permits, and the case is referred',
    '2025-08-06T10:00:00+07:00',
    'On the telephone she is read the words of the consent and says yes. Only these two agencies keep it. Then the NGO refers her case for mediation, with her account.',
  )
  const permission = async (title: string, owner: string, recipient: string) =>
    telling.door(title, companion, {
      agency: migrantCare,
      operation: 'grantGive',
      command: `npx simpul grant give --as ngo/caseworker --subject worker --owner ${owner} --recipient ${recipient} --for PROTECTION --for REPATRIATION --for REINTEGRATION --until 2040-12-31 --evidence recording.ogg`,
      input: {
        subject: worker,
        owner,
        recipient,
        purposes: ['PROTECTION', 'REPATRIATION', 'REINTEGRATION'],
        basis: 'CONSENT',
        evidenceDigest: 'e'.repeat(64),
        until: '2040-12-31',
      },
    })
  await permission('Disnaker may read what the NGO keeps of her', 'migrant-care-jember', 'disnaker-jember')
  const taken = await permission(
    'The NGO may read what Disnaker keeps of her',
    'disnaker-jember',
    'migrant-care-jember',
  )
  await telling.door('Disnaker countersigns the second: it is the owner there', registrar, {
    agency: 'disnaker-jember',
    operation: 'grantConfirm',
    command: 'npx simpul grant confirm --as government/officer GRANT',
    input: { grant: idAt(taken, 'id') },
  })
  const sent = await telling.act('The NGO refers the case', companion, {
    name: 'referCase',
    input: {
      caseId,
      toAgency: 'disnaker-jember',
      service: 'MEDIATION',
      reason: 'Mohon klarifikasi ke perusahaan.',
      includesNarrative: true,
    },
    answers: 'referral { id state dueOn }',
  })
  const referral = idAt(sent, 'referCase', 'referral', 'id')
  telling.labels.name(referral, 'referral')
  return referral
}

async function takenUp(telling: Telling, { worker }: Way, referral: string): Promise<string> {
  await telling.chapter(
    'Disnaker takes it on',
    '2025-08-07T09:30:00+07:00',
    'What was referred is read where it lies, at the NGO. Disnaker makes a complaint of its own; the company is its respondent, and from now on sees nothing of it whatever else is agreed.',
  )
  await telling.ask(
    'Disnaker reads what was referred',
    mediator,
    `query ($id: ID!) { caseReferral(id: $id) { state content { types severity reason narrative respondentAgencies } } }`,
    { id: referral },
  )
  await telling.act('Disnaker accepts', mediator, {
    name: 'acceptCaseReferral',
    input: { referralId: referral },
    answers: 'referral { state answeredOn }',
  })
  const taken = await telling.act('It opens its own complaint', mediator, {
    name: 'takeOverCase',
    input: {
      fromAgency: 'migrant-care-jember',
      referralId: referral,
      workerId: worker,
      types: ['CONTRACT_MISMATCH', 'UNPAID_WAGES'],
      severity: 'HIGH',
      country: 'HK',
      respondentCompanyIds: [licensed],
    },
    answers: 'complaint { id status version }',
  })
  const complaint = idAt(taken, 'takeOverCase', 'complaint', 'id')
  telling.labels.name(complaint, 'complaint')
  await telling.compare(
    'Who sees the complaint',
    [mediator, companion, recruiter, herself],
    'query ($id: ID!) { worker(id: $id) { complaints { types status severity } } }',
    { id: worker },
  )
  return complaint
}

async function asked(telling: Telling, complaint: string): Promise<Promised> {
  await telling.chapter(
    'The company is asked',
    '2025-08-08T10:00:00+07:00',
    'The company gets a question, a day and its own promise to see, not the complaint. The day is counted in working days of Jember, without holidays.',
  )
  const first = await telling.act('First clarification', mediator, {
    name: 'requestClarification',
    input: {
      complaintId: complaint,
      expectedVersion: 1,
      companyId: licensed,
      allegationClass: 'CONTRACT',
      question: 'Mengapa isi kontrak berubah setelah keberangkatan?',
    },
    answers: 'clarificationRequest { id round state dueOn }',
  })
  const request = idAt(first, 'requestClarification', 'clarificationRequest', 'id')
  telling.labels.name(request, 'clarification-1')
  await telling.ask(
    'What the company finds',
    recruiter,
    `query { clarificationRequests { edges { node { round allegationClass question state dueOn version } } } complaints { totalCount } }`,
  )
  await telling.act('The company answers, and admits it', recruiter, {
    name: 'answerClarification',
    input: {
      clarificationRequestId: request,
      expectedVersion: 1,
      statement: 'Kontrak kedua dibuat mitra di Hong Kong tanpa sepengetahuan kami.',
      admits: true,
      followUp: 'Kami menagih selisih upah ke majikan.',
    },
    answers: 'clarificationRequest { state answeredOn }',
  })
  return second(telling, complaint)
}

async function second(telling: Telling, complaint: string): Promise<Promised> {
  await telling.chapter(
    'The second clarification, and a promise with a day',
    '2025-08-22T10:00:00+07:00',
    'Nothing was paid. The second clarification asks what stood in the way, and ends in a promise that is due within seven days (Permen P2MI 23/2025).',
  )
  const opened = await telling.ask('How the complaint stands', mediator, standingQuery, { id: complaint })
  const asked = await telling.act('Second clarification', mediator, {
    name: 'requestClarification',
    input: {
      complaintId: complaint,
      expectedVersion: Number(at(opened, 'complaint', 'version')),
      companyId: licensed,
      allegationClass: 'WAGES',
      question: 'Apa yang menghalangi pembayaran selisih upah?',
    },
    answers: 'clarificationRequest { id round dueOn }',
  })
  const request = idAt(asked, 'requestClarification', 'clarificationRequest', 'id')
  telling.labels.name(request, 'clarification-2')
  const promised = await telling.act('The company promises', recruiter, {
    name: 'answerClarification',
    input: {
      clarificationRequestId: request,
      expectedVersion: 1,
      statement: 'Majikan menolak membayar.',
      admits: true,
      followUp: 'Kami menalangi selisihnya.',
      obstacles: 'Mitra di Hong Kong tidak menjawab.',
      promise: 'Membayar selisih upah dua bulan sebesar HKD 2.600.',
      promiseDueOn: '2025-08-29',
    },
    answers: 'clarificationRequest { state commitments { id promise dueOn state } }',
  })
  const made = at(promised, 'answerClarification', 'clarificationRequest', 'commitments', 0)
  telling.labels.name(idAt(made, 'id'), 'commitment')
  return { complaint, commitment: idAt(made, 'id') }
}

/** A complaint, and what its respondent promised. */
interface Promised {
  readonly complaint: string
  readonly commitment: string
}

const standingQuery = 'query ($id: ID!) { complaint(id: $id) { version status } }'

/** Nothing was paid by the day. */
async function broken(telling: Telling, { complaint, commitment }: Promised): Promise<void> {
  await telling.chapter(
    'The day passes',
    '2025-09-02T09:00:00+07:00',
    'The day is looked at by the agency’s own queue of work. Because the company had admitted it, the rules know no mediation now: Disnaker recommends a sanction, and proposes to draw the deposit.',
  )
  const standing = await telling.ask(
    'The commitment, after its day',
    mediator,
    'query ($id: ID!) { complaint(id: $id) { commitments { promise dueOn state isLate version } } }',
    { id: complaint },
  )
  const version = Number(at(standing, 'complaint', 'commitments', 0, 'version'))
  await telling.act('The promise is broken', mediator, {
    name: 'breakCaseCommitment',
    input: { caseCommitmentId: commitment, expectedVersion: version, brokenOn: '2025-08-30' },
    answers: 'caseCommitment { state brokenOn version }',
  })
  const opened = await telling.ask('How the complaint stands', mediator, standingQuery, { id: complaint })
  await telling.refused('A mediation is refused', mediator, {
    name: 'planMediation',
    input: {
      complaintId: complaint,
      expectedVersion: Number(at(opened, 'complaint', 'version')),
      plannedOn: '2025-09-10',
    },
    answers: 'mediation { id }',
  })
  await telling.act('Disnaker recommends a sanction', mediator, {
    name: 'recommendSanction',
    input: {
      caseCommitmentId: commitment,
      expectedVersion: version + 1,
      kind: 'WRITTEN_WARNING',
      ground: 'Tidak memenuhi komitmen setelah mengakui pelanggaran.',
    },
    answers: 'openSanction { kind stage openedOn }',
  })
  await drawn(telling, complaint)
}

/** The company's deposit stands for what it does not pay (Permen P2MI 31/2025 art. 23). */
async function drawn(telling: Telling, complaint: string): Promise<void> {
  const proposed = await telling.act('Disnaker proposes to draw the deposit', mediator, {
    name: 'proposeDeposit',
    input: {
      complaintId: complaint,
      companyId: licensed,
      amount: 5_200_000,
      remedyType: 'WAGES_PAID',
      ground: 'Selisih upah dua bulan.',
    },
    answers: 'depositProposal { id state version }',
  })
  const proposal = idAt(proposed, 'proposeDeposit', 'depositProposal', 'id')
  telling.labels.name(proposal, 'deposit-proposal')
  for (const [nth, { to, on, words }] of depositSteps.entries()) {
    await telling.chapter(`The deposit: ${to}`, `${on}T09:00:00+07:00`, words)
    await telling.act(to, mediator, {
      name: 'moveDepositProposal',
      input: { depositProposalId: proposal, expectedVersion: nth + 1, to, on },
      answers: 'depositProposal { state }',
    })
  }
  await telling.ask(
    'What she got',
    mediator,
    'query ($id: ID!) { complaint(id: $id) { remedies { type amount currency isPaid isFromDeposit } } }',
    { id: complaint },
  )
}

const depositSteps = [
  { to: 'SENT', on: '2025-09-03', words: 'The proposal goes to the ministry.' },
  { to: 'APPROVED', on: '2025-10-01', words: 'The ministry approves it.' },
  { to: 'DRAWN', on: '2025-10-15', words: 'The bank pays.' },
] as const
