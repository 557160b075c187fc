import { companion, company, disnaker, herself, recruiter, registrar } from '../people.ts'
import { at, idAt, type Telling } from '../telling.ts'
import { herPage } from './her-page.ts'

/** Who the story is about, and what was made for her so far. */
export interface Way {
  readonly worker: string
  readonly placement: string
}

/** The placement company, as the list of licences names it. */
export const licensed = company

/** From the desk in Sumberbaru to the aeroplane. */
export async function beforeLeaving(telling: Telling): Promise<Way> {
  await listedCompany(telling)
  const worker = await registered(telling)
  const way = { worker, placement: await selected(telling, worker) }
  await agreed(telling, way)
  await prepared(telling, way)
  await left(telling, way)
  return way
}

async function listedCompany(telling: Telling): Promise<void> {
  await telling.chapter(
    'A company is on the list',
    '2025-02-03T08:00:00+07:00',
    'Disnaker keeps a mirror of the ministry’s list of licensed companies. It is public.',
  )
  await telling.act('Disnaker notes the licence', registrar, {
    name: 'recordPlacementCompany',
    input: {
      companyId: licensed,
      name: 'PT. In Era Sejahtera',
      sip3miNumber: 'SIP3MI-CONTOH-1',
      sip3miStatus: 'VALID',
      sip3miValidUntil: '2027-06-30',
      branch: 'Jember',
      depositStatus: 'IN_PLACE',
    },
    answers: 'company { id name sip3miStatus depositStatus }',
  })
}

async function registered(telling: Telling): Promise<string> {
  await telling.chapter(
    'She registers in Sumberbaru',
    '2025-02-03T09:00:00+07:00',
    'She comes with her identity card and her family card. The officer writes down what the card says; the number itself goes as a variable, never in the text of a query.',
  )
  const data = await telling.act('The officer registers her', registrar, {
    name: 'registerWorker',
    input: {
      nik: '3509035204969001',
      kkNumber: '3509030101109001',
      fullName: 'Wulandari',
      aliases: ['Wulan Dari'],
      birthDate: '1996-04-12',
      sex: 'FEMALE',
      maritalStatus: 'SINGLE',
      kecamatanCode: '35.09.03',
      desaCode: '35.09.03.2001',
      addressDetail: 'Dusun Contoh RT 01 RW 02',
      educationLevel: 'SENIOR_SECONDARY',
    },
    answers: 'worker { id version lifecycleStatus kecamatan } warnings { code }',
  })
  const worker = idAt(data, 'registerWorker', 'worker', 'id')
  telling.labels.name(worker, 'worker')
  await telling.door('An officer who saw her says that her sign-in is hers', registrar, {
    agency: disnaker,
    operation: 'bindingSign',
    command: 'npx simpul binding sign --as government/officer --person wulandari --worker worker',
    input: { person: 'wulandari', worker },
  })
  await telling.compare('What each sees of her on the first day', [registrar, recruiter, companion, herself], herPage, {
    id: worker,
  })
  return worker
}

async function selected(telling: Telling, worker: string): Promise<string> {
  await telling.chapter(
    'A company has work for her',
    '2025-02-17T10:00:00+07:00',
    'The company opens a job order and hands it in; Disnaker’s permit number comes back, and with it the number of places. No place is given out twice.',
  )
  const opened = await telling.act('The company opens a job order', recruiter, {
    name: 'openJobOrder',
    input: {
      country: 'HK',
      position: 'Caregiver',
      sector: 'CARE',
      quota: 2,
      wageOffer: 5100,
      wageCurrency: 'HKD',
      closesOn: '2025-06-30',
    },
    answers: 'jobOrder { id status quota version }',
  })
  const jobOrder = idAt(opened, 'openJobOrder', 'jobOrder', 'id')
  telling.labels.name(jobOrder, 'job-order')
  await telling.act('It hands the order in', recruiter, {
    name: 'submitJobOrder',
    input: { jobOrderId: jobOrder, expectedVersion: 1 },
    answers: 'jobOrder { status version }',
  })
  await telling.act('The permit arrives', recruiter, {
    name: 'verifyJobOrder',
    input: {
      jobOrderId: jobOrder,
      expectedVersion: 2,
      sip2miNumber: 'SIP2MI-CONTOH-7',
      sip2miQuota: 2,
      verifiedOn: '2025-02-17',
    },
    answers: 'jobOrder { status sip2miNumber sip2miRemaining }',
  })
  const chosen = await telling.act('It selects her', recruiter, {
    name: 'selectCandidate',
    input: { workerId: worker, jobOrderId: jobOrder, scheme: 'P_TO_P' },
    answers: 'placement { id status version jobOrder { sip2miRemaining } }',
  })
  const placement = idAt(chosen, 'selectCandidate', 'placement', 'id')
  telling.labels.name(placement, 'placement')
  return placement
}

async function agreed(telling: Telling, { placement }: Way): Promise<void> {
  await telling.chapter(
    'The placement agreement, before Disnaker',
    '2025-03-03T10:00:00+07:00',
    'The agreement is signed before Disnaker (UU 18/2017 art. 13), which keeps a copy of its own. What an agreement or a contract says is never changed: another text is another version.',
  )
  await telling.act('The company records the agreement', recruiter, {
    name: 'recordAgreementVersion',
    input: { placementId: placement, number: 'PP-CONTOH-12', signedOn: '2025-03-03', documentHash: 'c'.repeat(64) },
    answers: 'agreementVersion { version number signedOn }',
  })
  await telling.act('The company records the contract as it was promised', recruiter, {
    name: 'recordContractVersion',
    input: {
      placementId: placement,
      signedOn: '2025-03-03',
      employerName: 'Happy Home Care Ltd.',
      position: 'Caregiver',
      monthlyWage: 5100,
      currency: 'HKD',
      weeklyHours: 48,
      weeklyRestDays: 1,
      leaveDays: 12,
      termMonths: 24,
    },
    answers: 'contractVersion { version monthlyWage currency }',
  })
  await confirmed(telling)
}

/** What the company recorded went to Disnaker by letter; an officer's look at it makes the company a party. */
async function confirmed(telling: Telling): Promise<void> {
  const waiting = await telling.ask(
    'Disnaker finds what the company filed',
    registrar,
    `query { placementFilings(state: WAITING) { edges { node {
  id version worker { fullName } agreementNumber contractVersion destinationCountry position
} } } }`,
  )
  const filing = at(waiting, 'placementFilings', 'edges', 0, 'node')
  telling.labels.name(idAt(filing, 'id'), 'filing')
  await telling.act('The officer saw both sign, and confirms it', registrar, {
    name: 'confirmPlacementFiling',
    input: { filingId: idAt(filing, 'id'), expectedVersion: Number(at(filing, 'version')) },
    answers: 'placementFiling { state filedPlacement { status agreementNumber contractTermMonths } }',
  })
}

async function prepared(telling: Telling, { worker, placement }: Way): Promise<void> {
  await telling.chapter(
    'Papers, training, fitness',
    '2025-04-01T09:00:00+07:00',
    'Each paper is kept by who collected it. Of an examination only fit or unfit is kept, and no status tells that there was one.',
  )
  await checklist(telling, worker)
  await telling.act('Her passport', recruiter, {
    name: 'recordPassport',
    input: { workerId: worker, number: 'C1234567', expiresOn: '2030-03-20' },
    answers: 'passport { id expiresOn } warnings',
  })
  await telling.act('Fit for work', recruiter, {
    name: 'recordFitness',
    input: { workerId: worker, isFit: true, examinedOn: '2025-03-20' },
    answers: 'medicalFitness { isFit examinedOn }',
  })
  await telling.act('Her visa', recruiter, {
    name: 'recordVisa',
    input: { workerId: worker, number: 'HK-CONTOH-9', country: 'HK', category: 'DH', expiresOn: '2027-04-30' },
    answers: 'visa { country expiresOn }',
  })
  await telling.act('Her insurance', recruiter, {
    name: 'recordInsurance',
    input: { workerId: worker, number: 'BPJS-CONTOH-3', activeUntil: '2027-04-30' },
    answers: 'insuranceMembership { isActive activeUntil }',
  })
  await telling.act('What she is charged is measured by the rule of that day', recruiter, {
    name: 'recordCost',
    input: {
      placementId: placement,
      kind: 'COST',
      item: 'AGENCY_FEE',
      chargedTo: 'WORKER',
      amount: 9_000_000,
      currency: 'IDR',
      chargedOn: '2025-04-01',
    },
    answers: 'cost { item amount isOvercharged }',
  })
}

/** The papers that Disnaker collects itself, by the checklist of that day for this scheme and country. */
async function checklist(telling: Telling, worker: string): Promise<void> {
  await telling.act('Her family permits it, and the head of the village knows', registrar, {
    name: 'recordFamilyPermission',
    input: { workerId: worker, relation: 'PARENT', givenOn: '2025-03-04', villageKnewOn: '2025-03-05' },
    answers: 'familyPermission { relation givenOn }',
  })
  await telling.act('Disnaker opens her checklist', registrar, {
    name: 'openWorkerChecklist',
    input: { workerId: worker, scheme: 'P_TO_P', destinationCountry: 'HK' },
    answers: 'checklist { scheme destinationCountry items }',
  })
  const papers = await telling.ask(
    'Which papers are missing',
    registrar,
    'query ($id: ID!) { worker(id: $id) { registrationDocuments { id type state version } } }',
    { id: worker },
  )
  const documents = at(papers, 'worker', 'registrationDocuments') as readonly Paper[]
  for (const document of documents) {
    telling.labels.name(document.id, `document-${document.type.toLowerCase()}`)
    await received(telling, document)
  }
}

interface Paper {
  readonly id: string
  readonly type: string
  readonly state: string
  readonly version: number
}

async function received(telling: Telling, { id, type, version }: Paper): Promise<void> {
  for (const [nth, to] of (['SUBMITTED', 'ACCEPTED'] as const).entries()) {
    await telling.act(`${type}: ${to}`, registrar, {
      name: 'moveRegistrationDocument',
      input: {
        documentId: id,
        expectedVersion: version + nth,
        to,
        on: '2025-03-05',
        ...(to === 'SUBMITTED' ? { collectedBy: 'MANPOWER_SERVICE', issuedOn: '2025-03-01' } : {}),
      },
      answers: 'registrationDocument { type state collectedBy }',
    })
  }
}

async function left(telling: Telling, { worker, placement }: Way): Promise<void> {
  await telling.chapter(
    'She leaves',
    '2025-05-05T07:00:00+07:00',
    'The stages follow each other as the law has them; none may be left out. The company moves its placement, Disnaker its own record of her.',
  )
  const steps = [
    ['AGREEMENT_SIGNED', '2025-03-03'],
    ['IN_PREPARATION', '2025-03-10'],
    ['READY_TO_DEPART', '2025-04-28'],
    ['DEPARTED', '2025-05-05'],
  ] as const
  for (const [nth, [to, on]] of steps.entries()) {
    const flight = to === 'DEPARTED' ? { flight: 'CX 780' } : {}
    await telling.act(`The company: ${to}`, recruiter, {
      name: 'movePlacement',
      input: { placementId: placement, expectedVersion: nth + 1, to, on, ...flight },
      answers: 'placement { status statusSince }',
    })
  }
  await cleared(telling, worker)
  await stages(telling, worker)
  await telling.act('She arrived, and reported it', recruiter, {
    name: 'recordArrival',
    input: { placementId: placement, arrivedOn: '2025-05-05', reportedOn: '2025-05-05' },
    answers: 'arrivalReport { id arrivedOn reportedOn }',
  })
  await telling.compare(
    'What each sees of her when she has left',
    [registrar, recruiter, companion, herself],
    herPage,
    {
      id: worker,
    },
  )
}

const stagesToDeparture = [
  ['SELECTED', '2025-02-17'],
  ['PLACEMENT_AGREEMENT_SIGNED', '2025-03-03'],
  ['DOCUMENTS_IN_PROGRESS', '2025-03-04'],
  ['TRAINED', '2025-03-19'],
  ['PASSPORT_ISSUED', '2025-03-21'],
  ['VISA_ISSUED', '2025-03-28'],
  ['INSURED', '2025-04-01'],
  ['ORIENTATION_DONE', '2025-04-24'],
  ['E_PMI_ISSUED', '2025-04-28'],
  ['DEPARTED', '2025-05-05'],
] as const

async function stages(telling: Telling, worker: string): Promise<void> {
  await telling.refused('Disnaker cannot have her leave before her papers are there', registrar, {
    name: 'moveWorker',
    input: { workerId: worker, expectedVersion: 1, to: 'DEPARTED', on: '2025-05-05' },
    answers: 'worker { lifecycleStatus }',
  })
  for (const [nth, [to, on]] of stagesToDeparture.entries()) {
    await telling.act(`Disnaker: ${to}`, registrar, {
      name: 'moveWorker',
      input: { workerId: worker, expectedVersion: nth + 1, to, on },
      answers: 'worker { lifecycleStatus version }',
    })
  }
}

/** What the provincial office did, as Disnaker mirrors it. */
async function cleared(telling: Telling, worker: string): Promise<void> {
  await telling.act('She was at the orientation before departure', registrar, {
    name: 'recordOrientation',
    input: { workerId: worker, attendedOn: '2025-04-24' },
    answers: 'departureClearance { id version orientationAttended }',
  })
  const clearance = await telling.ask(
    'Her clearance so far',
    registrar,
    'query ($id: ID!) { worker(id: $id) { departureClearances { id version ePmiStatus } } }',
    { id: worker },
  )
  const found = at(clearance, 'worker', 'departureClearances', 0)
  telling.labels.name(idAt(found, 'id'), 'clearance')
  await telling.act('Her electronic worker’s card is issued', registrar, {
    name: 'recordEPmi',
    input: {
      workerId: worker,
      clearanceId: idAt(found, 'id'),
      expectedVersion: Number(at(found, 'version')),
      status: 'ISSUED',
    },
    answers: 'departureClearance { ePmiStatus ePmiIsValid }',
  })
}
