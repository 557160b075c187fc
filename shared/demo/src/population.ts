import { type DemoAgencyId, government, hubCompany, ngo } from './agencies.ts'
import { drawCases } from './case.ts'
import { drawGrants } from './consents.ts'
import { drawContacts } from './contacts.ts'
import { dayOf, type IsoDate, isoDate } from './days.ts'
import type { DemoCase, DemoDetection, DemoPlacement, DemoRegistration, DemoWorker } from './demo-worker.ts'
import { derivedId } from './derived-id.ts'
import { drawDocuments } from './documents.ts'
import { type Fate, fateOf } from './fate.ts'
import { dayReached, drawJourney, type Journey } from './journey.ts'
import { mostWorkers } from './nik.ts'
import { subjectIssuer } from './people.ts'
import { drawPerson } from './person.ts'
import { drawPlacement } from './placement.ts'
import { Draws, hashText } from './random.ts'
import { drawTraining } from './trainee.ts'

/** What a worker depends on besides its index. */
export interface PopulationSeed {
  /** The day on which the population stands still; there is no clock. */
  readonly today: IsoDate
  readonly seed?: string
}

/** How many migrant workers were recorded for Jember in 2024. */
export const defaultWorkers = 2309

/**
 * The invented population, one worker after another. A worker depends only on seed, day and index: a longer population
 * begins with the shorter one, and none is kept in memory.
 */
export function* demoPopulation(options: PopulationSeed & { readonly workers?: number }): Generator<DemoWorker> {
  const workers = options.workers ?? defaultWorkers
  if (workers > mostWorkers) throw new Error(`The population has at most ${mostWorkers} workers.`)
  for (let index = 0; index < workers; index += 1) yield demoWorker(index, options)
}

/** One worker of the population, made on its own. Who they are depends on seed and index, what happened also on the day. */
export function demoWorker(index: number, { today: date, seed = 'simpul' }: PopulationSeed): DemoWorker {
  const seedWord = hashText(seed)
  const draw = (topic: number) => new Draws(seedWord, topic, index)
  const today = dayOf(date)
  const id = derivedId(seed, 'worker', index)
  const fate = fateOf(index, draw(topics.fate))
  const journey = drawJourney(draw(topics.journey), fate, today)
  const { placing } = fate
  const person = drawPerson(draw(topics.person), index, fate, dayReached(journey, 'REGISTERED'))
  const placement = placing && drawPlacement(draw(topics.placement), { index, id, fate, journey }, placing)
  const cases = drawCases(draw(topics.cases), { workerId: id, person, fate, journey, placement, today })
  const knownTo = agenciesThatKnow(fate, placement, cases)
  return {
    index,
    id,
    binding: index === 0 ? { issuer: subjectIssuer, subject: 'worker' } : undefined,
    knownTo,
    person,
    contacts: drawContacts(draw(topics.contacts), contactFacts(index, { fate, journey, knownTo })),
    proceduralStatus: fate.status,
    stage: journey.stage,
    history: journey.steps.map(({ stage, day }) => ({ stage, on: isoDate(day) })),
    registration: placing && registrationOf(index, id, fate, journey),
    documents:
      placing === undefined ? [] : drawDocuments(draw(topics.documents), { placing, journey, placement, today }),
    training: placing && drawTraining(draw(topics.training), id, placing, journey),
    placement,
    detection: detectionOf(draw(topics.detection), fate, journey),
    returned: journey.returned && { on: isoDate(journey.returned.day), kind: journey.returned.kind },
    cases,
    grants: drawGrants(draw(topics.grants), {
      workerId: id,
      fate,
      cases,
      caseDay: journey.caseDay,
      placement,
      isKnownToGovernment: knownTo.includes(government),
      isAlive: journey.returned?.kind !== 'DECEASED',
      today,
    }),
  }
}

/** Each part of a worker is drawn from a stream of its own, so that a change in one leaves the others as they are. */
const topics = {
  fate: hashText('fate'),
  journey: hashText('journey'),
  person: hashText('person'),
  placement: hashText('placement'),
  cases: hashText('cases'),
  contacts: hashText('contacts'),
  documents: hashText('documents'),
  training: hashText('training'),
  detection: hashText('detection'),
  grants: hashText('grants'),
}

/** The government learns of somebody by registration, by a case or list of its own, or by a referral it accepted. */
function agenciesThatKnow(
  { placing, outside }: Fate,
  placement: DemoPlacement | undefined,
  cases: readonly DemoCase[],
): readonly DemoAgencyId[] {
  const known = new Set<DemoAgencyId>(placing === undefined ? [] : [government])
  if (placement?.companyId === hubCompany) known.add(hubCompany)
  if (outside !== undefined) known.add(outside.agency)
  for (const { owner, referral } of cases) {
    known.add(owner)
    if (referral?.receiverCaseId !== undefined) known.add(referral.to)
  }
  return inOrder.filter((agency) => known.has(agency))
}

const inOrder: readonly DemoAgencyId[] = [government, hubCompany, ngo]

function contactFacts(
  index: number,
  facts: { readonly fate: Fate; readonly journey: Journey; readonly knownTo: readonly DemoAgencyId[] },
) {
  const { fate, journey, knownTo } = facts
  return {
    index,
    knownTo,
    destination: fate.destination,
    isAbroad: journey.leftDay !== undefined && journey.returned === undefined,
    hasCase: fate.trouble !== undefined,
  }
}

function registrationOf(index: number, id: string, { placing }: Fate, journey: Journey): DemoRegistration | undefined {
  const day = dayReached(journey, 'REGISTERED')
  if (placing === undefined || day === undefined) return undefined
  return {
    id: derivedId(id, 'registration'),
    number: `SIAPKERJA-CONTOH-${String(index).padStart(7, '0')}`,
    registeredOn: isoDate(day),
    scheme: placing.scheme,
    state: registrationState(journey),
  }
}

function registrationState({ stopped, returned }: Journey): DemoRegistration['state'] {
  if (stopped !== undefined) return 'WITHDRAWN'
  return returned === undefined ? 'ACTIVE' : 'COMPLETED'
}

function detectionOf(draws: Draws, { outside, destination }: Fate, journey: Journey): DemoDetection | undefined {
  const [first] = journey.steps
  if (outside === undefined || first === undefined) return undefined
  const isGulf = destination.code === 'SA' || destination.code === 'AE'
  return {
    by: outside.by,
    agency: outside.agency,
    on: isoDate(first.day),
    destination,
    sector: outside.sector,
    leftIn: journey.leftDay === undefined ? undefined : isoDate(journey.leftDay).slice(0, 7),
    papers: draws.pick(
      isGulf ? ['PILGRIM_VISA', 'TOURIST_VISA'] : ['TOURIST_VISA', 'TOURIST_VISA', 'EXPIRED_PERMIT', 'NONE'],
    ),
  }
}
