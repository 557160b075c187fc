import { randomUUID } from 'node:crypto'
import { withFederation } from '@simpul/boundary'
import { forum } from '@simpul/forum'
import { government } from '@simpul/government'
import { ngo } from '@simpul/ngo'
import type { TestCaller } from '@simpul/testing'
import { buildASTSchema, getNamedType, isInputObjectType, parse } from 'graphql'
import {
  type ForumHidden,
  namedAtTheForum,
  openAtTheForum,
  reviewedAtTheForum,
  rowsOfTheForum,
} from './forum-hidden-keys.ts'
import {
  type GovernmentComplaintHidden,
  namedOfComplaints,
  reviewedOfComplaints,
  rowsOfComplaints,
} from './government-complaint-hidden-keys.ts'
import {
  type GovernmentWorkerHidden,
  hangsOnNoComplaint,
  namedOfWorkers,
  reviewedOfWorkers,
  rowsOfWorkers,
} from './government-worker-hidden-keys.ts'
import { hangsOnNoCase, type NgoHidden, namedByCaseworkers, rowsOfCaseworkers } from './ngo-hidden-keys.ts'
import {
  companion,
  disnaker,
  forumAgency,
  migrantCare,
  nobody,
  official,
  type ReferralHub,
  referralHub,
} from './referral-hub.ts'
import { at, type Story, storyOf, takeOver } from './referral-story.ts'

let hub: ReferralHub
let story: Story

beforeAll(async () => {
  hub = await referralHub()
  story = storyOf(hub)
}, 120_000)

afterAll(() => hub?.close())

/** The unique keys of more than a row’s own id that can meet no hidden row, and why. */
const reviewed: Readonly<Record<string, string>> = {
  'access_turn {request,number}': 'the agency numbers the turns of a request itself',
  'grant_reach {recipient,purpose,subject,basis,grant_id}': 'the recipient is part of it',
  'register_entry {seq}': 'the register is open to all parties',
  'register_fork {refused_hash,refused_at}': 'the register is open to all parties',
  'register_head {one}': 'the register is open to all parties',
  'reminder {kind,row_id,due_on}': 'only the agency’s own jobs write it, of rows that no client names',
  'stored_file {attached_type,attached_id,attached_field}': 'an act names the row after it has held it as its caller',
  'subject_binding {issuer,person}': 'only an agency’s own people bind, and a binding hangs on no case',
  ...reviewedAtTheForum,
  ...reviewedOfWorkers,
  ...reviewedOfComplaints,
}
const namesAnAgency = /\b(agency|owner|from_agency)\b/

const keysQuery = `
  select t.relname || ' {' || array_to_string(array(
    select a.attname from unnest(i.indkey) with ordinality k(n, at)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.n order by k.at), ',') || '}' as key
  from pg_index i join pg_class t on t.oid = i.indrelid
  join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'own'
  where i.indisunique order by 1`

describe('the unique keys of the databases', () => {
  it.each([
    disnaker,
    migrantCare,
    forumAgency,
  ] as const)('of %s hold the agency, or can meet no hidden row', async (id) => {
    const keys = await hub.rows<{ key: string }>(id, keysQuery)
    const open = keys.map(({ key }) => key).filter((key) => !key.endsWith(' {id}') && !namesAnAgency.test(key))
    expect(keys.length).toBeGreaterThan(10)
    expect(open.filter((key) => reviewed[key] === undefined)).toEqual([])
  })
})

interface Named {
  readonly at: typeof disnaker | typeof migrantCare | typeof forumAgency
  readonly as: TestCaller
  readonly input: object
  /** What is hidden from the asker. */
  readonly hidden:
    | 'case'
    | 'caseReferral'
    | 'complaint'
    | 'complaintReferral'
    | NgoHidden
    | ForumHidden
    | GovernmentWorkerHidden
    | GovernmentComplaintHidden
}

const excludedAtNgo = { ...companion, person: 'excluded' }
const excludedAtGovernment = { ...official, person: 'excluded' }
const ofCase = { at: migrantCare, as: excludedAtNgo, hidden: 'case' } as const
const ofCaseReferral = { at: migrantCare, as: excludedAtNgo, hidden: 'caseReferral' } as const
const ofComplaint = { at: disnaker, as: excludedAtGovernment, hidden: 'complaint' } as const
const ofComplaintReferral = { at: disnaker, as: excludedAtGovernment, hidden: 'complaintReferral' } as const
const asked = { service: 'SHELTER', reason: 'Mohon dibantu.' }

/** Every input field that names a row that can be hidden. */
const named: Readonly<Record<string, Named>> = {
  'referCase.caseId': { ...ofCase, input: { ...asked, toAgency: disnaker } },
  'reshareCase.referralId': { ...ofCaseReferral, input: { reason: 'Lagi.' } },
  'revokeCaseReferral.referralId': { ...ofCaseReferral, input: {} },
  'acceptCaseReferral.referralId': { ...ofCaseReferral, input: {} },
  'rejectCaseReferral.referralId': { ...ofCaseReferral, input: { reason: 'Tidak.' } },
  'completeCaseReferral.referralId': { ...ofCaseReferral, input: {} },
  'referComplaint.complaintId': { ...ofComplaint, input: { ...asked, toAgency: migrantCare } },
  'reshareComplaint.referralId': { ...ofComplaintReferral, input: { reason: 'Lagi.' } },
  'revokeComplaintReferral.referralId': { ...ofComplaintReferral, input: {} },
  'acceptComplaintReferral.referralId': { ...ofComplaintReferral, input: {} },
  'rejectComplaintReferral.referralId': { ...ofComplaintReferral, input: { reason: 'Tidak.' } },
  'completeComplaintReferral.referralId': { ...ofComplaintReferral, input: {} },
  ...Object.fromEntries(Object.entries(namedByCaseworkers).map(([field, one]) => [field, { ...ofCase, ...one }])),
  ...Object.fromEntries(Object.entries(namedOfComplaints).map(([field, one]) => [field, { ...ofComplaint, ...one }])),
  ...Object.fromEntries(Object.entries(namedOfWorkers).map(([field, one]) => [field, { ...ofComplaint, ...one }])),
  ...namedAtTheForum,
}

/**
 * Fields that name what hides behind nothing: a person (nobody is looked up), a company of the public list, or a file
 * that the asker sent and nobody else may attach.
 */
const hidesNothing = /\.(workerId|respondentCompanyIds?|fileId)$/
/** A company’s filing hangs on no case: every officer of the Manpower Service sees it. */
const ofFilings = /^(confirm|refuse)PlacementFiling\.filingId$/
/** Looked up at the sender; its own test is below. */
const takenOver = /^takeOver\w+\.referralId$/

function idFields(sdl: string): readonly string[] {
  const schema = buildASTSchema(withFederation(parse(sdl)), { assumeValidSDL: true })
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((mutation) =>
    mutation.args.flatMap(({ type }) => {
      const input = getNamedType(type)
      if (!isInputObjectType(input)) return []
      const fields = Object.values(input.getFields()).filter((field) => getNamedType(field.type).name === 'ID')
      return fields.map(({ name }) => `${mutation.name}.${name}`)
    }),
  )
}

/** A case and a complaint, each with a referral, that the person `excluded` of either agency is kept from. */
async function hiddenRows(): Promise<Readonly<Record<Named['hidden'], string>>> {
  const { caseId, worker } = await story.openCase()
  await story.permit(worker)
  const caseReferral = await story.referred(caseId)
  const [complaint, complaintReferral] = [randomUUID(), randomUUID()]
  await hub.rows(
    disnaker,
    `insert into complaint (id, worker_id, received_at, channel, types, severity, status)
     values ($1, $2, now(), 'PHONE', '{DEATH}', 'HIGH', 'RECEIVED')`,
    [complaint, worker],
  )
  await hub.rows(
    disnaker,
    `insert into complaint_referral (id, complaint_id, worker_id, to_agency, service, is_transfer, state, sent_on, due_on, revision)
     values ($1, $2, $3, $4, 'SHELTER', false, 'IN_PROGRESS', current_date, current_date, 1)`,
    [complaintReferral, complaint, worker, migrantCare],
  )
  const exclude = `insert into exclusion (type, row_id, person) values ($1, $2, 'excluded')`
  await hub.rows(migrantCare, exclude, ['Case', caseId])
  await hub.rows(disnaker, exclude, ['Complaint', complaint])
  return {
    ...(await rowsOfCaseworkers(hub, caseId)),
    ...(await rowsOfTheForum(hub)),
    ...(await rowsOfWorkers(hub, complaint)),
    ...(await rowsOfComplaints(hub, complaint)),
    case: caseId,
    caseReferral,
    complaint,
    complaintReferral,
  }
}

describe('a key that a client names', () => {
  it('is one of those looked at here', () => {
    const found = [government, ngo, forum].flatMap(({ sdl }) => idFields(sdl))
    const open = found.filter(
      (field) =>
        ![hidesNothing, ofFilings, takenOver, hangsOnNoCase, hangsOnNoComplaint, openAtTheForum].some((pattern) =>
          pattern.test(field),
        ),
    )
    expect(open.toSorted()).toEqual(Object.keys(named).toSorted())
  })

  it.each(Object.entries(named))('%s: a hidden row and a missing one are told the same bytes', async (name, one) => {
    const rows = await hiddenRows()
    const [mutation = '', field = ''] = name.split('.')
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`
    const ask = async (id: string) => {
      const input = { clientKey: randomUUID(), ...one.input, [field]: id }
      return (await hub.ask(one.at, one.as, query, { input })).text
    }
    const hidden = await ask(rows[one.hidden])
    expect(hidden).toBe(await ask(nobody))
    expect(hidden).not.toMatch(/INTERNAL|constraint|duplicate/)
  })

  it('takeOverCase.referralId: an own row that is hidden from the asker reads like none', async () => {
    const referred = async () => {
      const { caseId, worker } = await story.openCase()
      await story.permit(worker)
      const referral = await story.referred(caseId)
      await story.move(official, 'acceptCaseReferral', referral)
      return referral
    }
    const [taken, free] = [await referred(), await referred()]
    const first = at((await takeOver(hub, taken)).body.data, 'takeOverCase', 'complaint', 'id')
    await hub.rows(disnaker, `insert into exclusion (type, row_id, person) values ('Complaint', $1, 'excluded')`, [
      first,
    ])
    const shape = async (referral: string) => {
      const { body } = await takeOver(hub, referral, {}, excludedAtGovernment)
      const { id, referralId, ...rest } = at(body.data, 'takeOverCase', 'complaint') as Record<string, unknown>
      return [typeof id, referralId === referral, rest, body.errors]
    }
    expect(await shape(taken)).toEqual(await shape(free))
  })
})
