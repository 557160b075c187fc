import { addDays, beginJobs, doDueJobs, jobServices } from '@simpul/agency'
import { government as disnaker, ngo as migrantCare } from '@simpul/demo'
import { type ServedGovernment, serveGovernment, today } from '../testing/served-government.ts'
import { complaintRemindersJob } from './complaint-reminders.ts'

let served: ServedGovernment

beforeAll(async () => {
  served = await serveGovernment()
}, 60_000)

afterAll(() => served?.close())

const rows = <T = Readonly<Record<string, unknown>>>(sql: string, parameters: readonly unknown[] = []) =>
  served.database.own.query<readonly T[]>(sql, [...parameters])

async function remindOn(day: string): Promise<void> {
  const clock = () => new Date(`${day}T08:00:00+07:00`)
  const services = jobServices(disnaker, { ...served.subgraph.services, clock })
  await rows(`select graphile_worker.remove_job('complaint-reminders:complaint-reminders')`)
  await beginJobs([complaintRemindersJob], services)
  await doDueJobs([complaintRemindersJob], services)
}

it('a complaint referred and not answered by its due day is remembered once by both agencies, then by the supervisor', async () => {
  const [complaint] = await rows<{ id: string }>(
    `select id from complaint c where worker_id is not null and not exists (
       select from complaint_referral r where r.complaint_id = c.id) limit 1`,
  )
  const [referral] = await rows<{ id: string }>(
    `insert into complaint_referral
       (id, complaint_id, worker_id, to_agency, service, is_transfer, state, sent_on, due_on, revision)
     values (gen_random_uuid(), $1, gen_random_uuid(), $2, 'LEGAL_AID', false, 'IN_PROGRESS', $3, $3, 1) returning id`,
    [complaint?.id, migrantCare, today],
  )
  const notices = (to: string) =>
    rows('select about_type from notice where about_id = $1 and to_role = $2', [complaint?.id, to])
  await remindOn(today)
  expect(await notices('CASEWORKER')).toEqual([])
  await remindOn(addDays(today, 1))
  await remindOn(addDays(today, 1))
  expect(await notices('CASEWORKER')).toEqual([{ about_type: 'Complaint' }])
  const told = await rows(
    `select agency, input from outbox where message = 'referralReminder' and input ->> 'referral' = $1`,
    [referral?.id],
  )
  expect(told).toEqual([{ agency: migrantCare, input: { referral: referral?.id } }])
  expect(await notices('SUPERVISOR')).toEqual([])
  await remindOn(addDays(today, 20))
  expect(await notices('SUPERVISOR')).toEqual([{ about_type: 'Complaint' }])
})
