import { addDays, addWorkingDays, beginJobs, doDueJobs, jobServices } from '@simpul/agency'
import { government, ngo as migrantCare } from '@simpul/demo'
import { acting } from '../testing/acting.ts'
import { caseworker, population, type ServedNgo, serveNgo, today } from '../testing/served-ngo.ts'
import { caseRemindersJob } from './case-reminders.ts'

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
  await remindOn(today) // whatever the population has due already
}, 60_000)

afterAll(() => served?.close())

const { act, done, newCase, rows } = acting(() => served)
const workerId = population[0]?.id

/** Looks at eight in the morning of a day, which may come before the last on which it was looked. */
async function remindOn(day: string): Promise<void> {
  const services = jobServices(migrantCare, {
    ...served.subgraph.services,
    clock: () => new Date(`${day}T08:00:00+07:00`),
  })
  await rows(`select graphile_worker.remove_job('case-reminders:case-reminders')`)
  await beginJobs([caseRemindersJob], services)
  await doDueJobs([caseRemindersJob], services)
}

/** How many notices a role has about a case. */
async function noticesAbout(caseId: string, to = 'CASEWORKER'): Promise<number> {
  const [found] = await rows<{ n: number }>(
    'select count(*)::int as n from notice where about_type = $1 and about_id = $2 and to_role = $3',
    ['Case', caseId, to],
  )
  return found?.n ?? 0
}

async function oneOf(table: string, caseId: string): Promise<string> {
  const [row] = await rows<{ id: string }>(`select id from ${table} where case_id = $1`, [caseId])
  return row?.id ?? ''
}

const reviewOn = addWorkingDays(today, 5)
const plan = (caseId: string) => done('planSafety', { caseId, steps: ['Satu.'], reviewOn })

/** A case with something that comes due on `reviewOn`, or the day after. */
const dues: Readonly<Record<string, (caseId: string) => Promise<unknown>>> = {
  'a safety plan to be looked at again': plan,
  'a reintegration plan to be looked at again': (caseId) =>
    done('planReintegration', { caseId, steps: ['Satu.'], reviewOn }),
  async 'a follow-up visit'(caseId) {
    await done('planReintegration', { caseId, steps: ['Satu.'], reviewOn: addWorkingDays(today, 200) })
    const planId = await oneOf('reintegration_plan', caseId)
    await done('recordFollowUpVisit', { planId, kind: 'AT_HOME', findings: 'Baik.', nextOn: reviewOn })
  },
  'a stay in the shelter past its planned end': (caseId) =>
    done('recordShelterStay', { caseId, place: 'A', plannedUntilOn: addDays(reviewOn, -1) }),
}

describe('the caseworkers are reminded of', () => {
  it.each(Object.entries(dues))('%s, on its day, once', async (_, make) => {
    const caseId = await newCase({ workerId })
    await make(caseId)
    await remindOn(addDays(reviewOn, -1))
    expect(await noticesAbout(caseId)).toBe(0)
    await remindOn(reviewOn)
    await remindOn(reviewOn)
    await remindOn(addDays(reviewOn, 1))
    expect(await noticesAbout(caseId)).toBe(1)
  })

  it('what came due while nobody was served, and again where a new day is named', async () => {
    const caseId = await newCase()
    await plan(caseId)
    await remindOn(addDays(reviewOn, 10))
    expect(await noticesAbout(caseId)).toBe(1)
    const again = addWorkingDays(reviewOn, 10)
    await done('changeSafetyPlan', { planId: await oneOf('safety_plan', caseId), expectedVersion: 1, reviewOn: again })
    await remindOn(again)
    expect(await noticesAbout(caseId)).toBe(2)
  })

  it.each([
    [
      'a safety plan of a case that is closed',
      async (caseId: string) => {
        await plan(caseId)
        await done('moveCase', { caseId, expectedVersion: 1, status: 'CLOSED', closedBecause: 'CLIENT_WITHDREW' })
      },
    ],
    [
      'a visit that was made',
      async (caseId: string) => {
        await dues['a follow-up visit']?.(caseId)
        await rows(
          `insert into follow_up_visit (id, case_id, plan_id, worker_id, visited_on, kind, findings)
           select gen_random_uuid(), case_id, plan_id, worker_id, visited_on + 1, kind, findings from follow_up_visit
           where case_id = $1`,
          [caseId],
        )
      },
    ],
    [
      'a stay that is over, or was planned anew',
      async (caseId: string) => {
        await done('recordShelterStay', { caseId, place: 'A', plannedUntilOn: today })
        const stayId = await oneOf('shelter_stay', caseId)
        await done('extendShelterStay', { stayId, expectedVersion: 1, plannedUntilOn: addDays(reviewOn, 1) })
      },
    ],
    ['what came due more than a month ago', plan, addDays(reviewOn, 31)],
  ] as const)('not of %s', async (_, make, day = reviewOn) => {
    const caseId = await newCase({ workerId })
    await make(caseId)
    await remindOn(day)
    expect(await noticesAbout(caseId)).toBe(0)
  })

  it('nothing in a case that is directed against one of them, as that person sees it', async () => {
    const caseId = await newCase()
    await plan(caseId)
    await rows(`insert into exclusion (type, row_id, person) values ('Case', $1, 'rekan')`, [caseId])
    await remindOn(reviewOn)
    const listed = async (person: string) => {
      const as = { ...caseworker, person }
      const { body } = await served.subgraph.staff({ as, operation: 'noticeList', input: { first: 100 } })
      return JSON.stringify(body)
    }
    expect(await listed('lain')).toContain(caseId)
    expect(await listed('rekan')).not.toContain(caseId)
  })
})

describe('a referral that nobody answered', () => {
  const dueOn = addWorkingDays(today, 2)
  const refer = async (state: string) => {
    const caseId = await newCase({ workerId })
    await rows(
      `insert into case_referral (id, case_id, worker_id, to_agency, service, is_transfer, state, sent_on, due_on, revision)
       values (gen_random_uuid(), $1, $2, $3, 'MEDIATION', false, $4, $5, $6, 1)`,
      [caseId, workerId, government, state, today, dueOn],
    )
    return caseId
  }
  const told = async (caseId: string) =>
    rows(
      `select agency from outbox where message = 'referralReminder' and input ->> 'referral' =
         (select id from case_referral where case_id = $1)`,
      [caseId],
    )

  it('reminds both agencies once its due day is over, and goes to the supervisor three working days later', async () => {
    const caseId = await refer('IN_PROGRESS')
    await remindOn(dueOn)
    expect(await noticesAbout(caseId)).toBe(0)
    await remindOn(addDays(dueOn, 1))
    await remindOn(addDays(dueOn, 1))
    expect(await noticesAbout(caseId)).toBe(1)
    expect(await told(caseId)).toEqual([{ agency: government }])
    expect(await noticesAbout(caseId, 'SUPERVISOR')).toBe(0)
    await remindOn(addDays(addWorkingDays(dueOn, 3), 1))
    await remindOn(addDays(addWorkingDays(dueOn, 3), 2))
    expect(await noticesAbout(caseId, 'SUPERVISOR')).toBe(1)
    expect(await told(caseId)).toHaveLength(1)
  })

  it('reminds of nothing once it was answered', async () => {
    const caseId = await refer('ACCEPTED')
    await remindOn(addDays(addWorkingDays(dueOn, 3), 2))
    expect(await noticesAbout(caseId)).toBe(0)
    expect(await told(caseId)).toEqual([])
  })
})

describe('a stay that is over', () => {
  it('is not planned anew', async () => {
    const caseId = await newCase()
    await done('recordShelterStay', { caseId, place: 'A' })
    const stayId = await oneOf('shelter_stay', caseId)
    await done('endShelterStay', { stayId, expectedVersion: 1 })
    const refusal = await act('extendShelterStay', { stayId, expectedVersion: 2, plannedUntilOn: reviewOn })
    expect(refusal).toMatchObject({ code: 'CONFLICT', field: 'input.stayId' })
  })
})
