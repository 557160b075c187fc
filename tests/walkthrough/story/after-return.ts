import {
  companion,
  companionAtReturn,
  herself,
  mediator,
  migrantCare,
  recruiter,
  registrar,
  returnDesk,
} from '../people.ts'
import { at, type Data, idAt, type Telling } from '../telling.ts'
import type { Matter } from './abroad.ts'
import type { Way } from './before-leaving.ts'
import { herPage } from './her-page.ts'

/** Home again, and the months after it. */
export async function afterReturn(telling: Telling, way: Way, matter: Matter): Promise<void> {
  await returned(telling, way, matter.caseId)
  await settled(telling, way, matter)
  await reintegrated(telling, way, matter.caseId)
  await closed(telling, way)
}

async function returned(telling: Telling, { worker }: Way, caseId: string): Promise<void> {
  await telling.chapter(
    'She wants to come home',
    '2025-11-03T10:00:00+07:00',
    'The NGO asks Disnaker by her consent. What Disnaker does with it is Disnaker’s record; the NGO keeps its own note.',
  )
  const asked = await telling.act('The NGO asks for her to be brought home', companionAtReturn, {
    name: 'requestRepatriation',
    input: { workerId: worker, country: 'HK', neededBy: '2025-11-30' },
    answers: 'repatriation { id status requestedBy }',
  })
  const repatriation = idAt(asked, 'requestRepatriation', 'repatriation', 'id')
  telling.labels.name(repatriation, 'repatriation')
  await telling.act('The NGO notes it in the case', companion, {
    name: 'noteRepatriationRequest',
    input: { caseId, country: 'HK', neededBy: '2025-11-30', askedOf: 'disnaker-jember', repatriationId: repatriation },
    answers: 'case { repatriationRequests { state askedOf } }',
  })
  await home(telling, worker, repatriation)
}

async function home(telling: Telling, worker: string, repatriation: string): Promise<void> {
  await telling.act('Disnaker takes it on', returnDesk, {
    name: 'recordRepatriation',
    input: { repatriationId: repatriation, expectedVersion: 1, to: 'ACCEPTED' },
    answers: 'repatriation { status }',
  })
  await telling.act('It is planned', returnDesk, {
    name: 'recordRepatriation',
    input: {
      repatriationId: repatriation,
      expectedVersion: 2,
      to: 'PLANNED',
      escort: 'BP3MI Jawa Timur',
      costBearer: 'STATE',
    },
    answers: 'repatriation { status escort costBearer }',
  })
  await telling.chapter(
    'She is home',
    '2025-11-25T16:00:00+07:00',
    'The company that placed her is told the fact and the day, not the condition, nor who asked.',
  )
  await telling.act('She came home', returnDesk, {
    name: 'recordRepatriation',
    input: {
      repatriationId: repatriation,
      expectedVersion: 3,
      to: 'RETURNED',
      returnedOn: '2025-11-25',
      condition: 'WELL',
    },
    answers: 'repatriation { status returnedOn condition }',
  })
  await telling.door(
    'The NGO saw her too: by two agencies’ word every agency’s rows about her are open to her',
    companion,
    {
      agency: migrantCare,
      operation: 'bindingSign',
      command: 'npx simpul binding sign --as ngo/caseworker --person wulandari --worker worker',
      input: { person: 'wulandari', worker },
    },
  )
  await telling.ask('She shows the two agencies’ word to all', herself, 'mutation { presentBindings { boundAt } }')
  await telling.compare(
    'Who sees the return, and how much of it',
    [returnDesk, companionAtReturn, recruiter, herself],
    'query ($id: ID!) { worker(id: $id) {\n  lifecycleStatus\n  repatriations { status condition costBearer }\n  repatriationNotices { returnedOn }\n} }',
    { id: worker },
  )
}

async function reintegrated(telling: Telling, { worker }: Way, caseId: string): Promise<void> {
  await telling.chapter(
    'Reintegration',
    '2026-02-02T10:00:00+07:00',
    'What comes after the return is agreed with her, and looked at again.',
  )
  const planned = await telling.act('The NGO agrees a plan with her', companion, {
    name: 'planReintegration',
    input: {
      caseId,
      steps: ['Kelompok usaha desa', 'Pendampingan anak', 'Pelatihan keuangan'],
      reviewOn: '2026-03-02',
    },
    answers: 'case { reintegrationPlans { id state reviewOn steps } }',
  })
  const plan = idAt(planned, 'planReintegration', 'case', 'reintegrationPlans', 0, 'id')
  telling.labels.name(plan, 'plan')
  await telling.act('A visit', companion, {
    name: 'recordFollowUpVisit',
    input: {
      planId: plan,
      visitedOn: '2026-02-02',
      kind: 'AT_HOME',
      findings: 'Sehat, bersama keluarga.',
      nextOn: '2026-03-02',
    },
    answers: 'case { reintegrationPlans { visits { visitedOn nextOn } } }',
  })
  const state = await telling.ask('Where Disnaker’s record stands', registrar, recordQuery, { id: worker })
  await telling.act('Disnaker follows', registrar, {
    name: 'moveWorker',
    input: { workerId: worker, expectedVersion: versionIn(state), to: 'REINTEGRATION', on: '2026-02-02' },
    answers: 'worker { lifecycleStatus }',
  })
}

const recordQuery = 'query ($id: ID!) { worker(id: $id) { lifecycleStatus version } }'

function versionIn(answer: Data): number {
  return Number(at(answer, 'worker', 'version'))
}

/** The matter is settled on all sides. */
async function settled(telling: Telling, { worker, placement }: Way, matter: Matter): Promise<void> {
  await telling.chapter(
    'The matter is settled',
    '2025-12-08T10:00:00+07:00',
    'She has her wages and her papers. Each agency closes what is its own; the referral tells the NGO how it ended.',
  )
  const { complaint } = matter
  const opened = await telling.ask('How the complaint stands', mediator, standingQuery, { id: complaint })
  await telling.act('Disnaker settles the complaint', mediator, {
    name: 'recordComplaintMove',
    input: {
      complaintId: complaint,
      expectedVersion: Number(at(opened, 'complaint', 'version')),
      to: 'SETTLED',
    },
    answers: 'complaint { status }',
  })
  await telling.act('It reports the referral done', mediator, {
    name: 'completeCaseReferral',
    input: { referralId: matter.referral, result: 'Selisih upah dibayar dari deposito; klien telah pulang.' },
    answers: 'referral { state result }',
  })
  await telling.act('The NGO takes the case up', companion, {
    name: 'moveCase',
    input: { caseId: matter.caseId, expectedVersion: await caseVersion(telling, matter.caseId), status: 'IN_PROGRESS' },
    answers: 'case { status version }',
  })
  await telling.act('It settles the case', companion, {
    name: 'moveCase',
    input: {
      caseId: matter.caseId,
      expectedVersion: await caseVersion(telling, matter.caseId),
      status: 'SETTLED',
      closedBecause: 'SOLVED',
    },
    answers: 'case { status closedBecause }',
  })
  await placementEnded(telling, worker, placement)
}

async function caseVersion(telling: Telling, caseId: string): Promise<number> {
  const found = await telling.ask(
    'How the case stands',
    companion,
    'query ($id: ID!) { case(id: $id) { status version } }',
    {
      id: caseId,
    },
  )
  return Number(at(found, 'case', 'version'))
}

/** The company ends its placement, and an officer the filed copy; from then on the company is no party of hers. */
async function placementEnded(telling: Telling, worker: string, placement: string): Promise<void> {
  const found = await telling.ask(
    'Her placement at the company',
    recruiter,
    'query ($id: ID!) { placement(id: $id) { status version } }',
    { id: placement },
  )
  await telling.act('The company ends it', recruiter, {
    name: 'movePlacement',
    input: {
      placementId: placement,
      expectedVersion: Number(at(found, 'placement', 'version')),
      to: 'ENDED',
      on: '2025-11-25',
    },
    answers: 'placement { status }',
  })
  const filed = await telling.ask(
    'The filed copy',
    registrar,
    'query ($id: ID!) { worker(id: $id) { filedPlacements { id status version } } }',
    { id: worker },
  )
  const copy = at(filed, 'worker', 'filedPlacements', 0)
  telling.labels.name(idAt(copy, 'id'), 'filed-placement')
  if (at(copy, 'status') !== 'ENDED')
    await telling.act('The officer ends the copy', registrar, {
      name: 'moveFiledPlacement',
      input: {
        filedPlacementId: idAt(copy, 'id'),
        expectedVersion: Number(at(copy, 'version')),
        to: 'ENDED',
        on: '2025-11-25',
        endReason: 'RETURNED_EARLY',
      },
      answers: 'filedPlacement { status }',
    })
}

const standingQuery = 'query ($id: ID!) { complaint(id: $id) { version status } }'

async function closed(telling: Telling, { worker }: Way): Promise<void> {
  await telling.chapter(
    'A year later',
    '2026-08-03T10:00:00+07:00',
    'She works in her village. Disnaker closes its record; what is kept, is kept as long as the agreements say.',
  )
  const state = await telling.ask('Where Disnaker’s record stands', registrar, recordQuery, { id: worker })
  await telling.act('Disnaker closes its record', registrar, {
    name: 'moveWorker',
    input: { workerId: worker, expectedVersion: versionIn(state), to: 'CLOSED', on: '2026-08-03' },
    answers: 'worker { lifecycleStatus stages { to on } }',
  })
  await telling.compare('What each sees of her at the end', everybody, herPage, { id: worker })
}

const everybody = [registrar, mediator, recruiter, companion, herself]
