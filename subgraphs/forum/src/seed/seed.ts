import { insertKitRows, insertRows, type NewRow, type Row, type RowTable } from '@simpul/agency'
import {
  type DemoWorker,
  demoCommitments,
  demoGlossary,
  demoMeetings,
  demoPopulation,
  demoSuggestions,
  regulationSteps as knownSteps,
  indicatorFigures as publishedFigures,
} from '@simpul/demo'
import type { DataSource, EntityManager } from 'typeorm'
import { agendaItems } from '../agenda-item/agenda-item-table.ts'
import { agreementCommitments } from '../agreement-commitment/agreement-commitment-table.ts'
import { answeredSuggestions } from '../answered-suggestion/answered-suggestion-table.ts'
import { attendanceCounts } from '../attendance-count/attendance-count-table.ts'
import { breachNotices } from '../breach-notice/breach-notice-table.ts'
import { broadcastAcknowledgements } from '../broadcast-acknowledgement/broadcast-acknowledgement-table.ts'
import { commitmentChanges } from '../commitment-change/commitment-change-table.ts'
import { countDisagreements } from '../count-disagreement/count-disagreement-table.ts'
import { dataRequestAnswers } from '../data-request-answer/data-request-answer-table.ts'
import { disagreeingFigures } from '../disagreeing-figure/disagreeing-figure-table.ts'
import { glossaryTerms } from '../glossary-term/glossary-term-table.ts'
import { indicatorFigures } from '../indicator-figure/indicator-figure-table.ts'
import { informationBroadcasts } from '../information-broadcast/information-broadcast-table.ts'
import { meetings } from '../meeting/meeting-table.ts'
import { meetingDecisions } from '../meeting-decision/meeting-decision-table.ts'
import { meetingMinutes } from '../meeting-minutes/meeting-minutes-table.ts'
import { minutesSignatures } from '../minutes-signature/minutes-signature-table.ts'
import { minutesVersions } from '../minutes-version/minutes-version-table.ts'
import { writeIndicators } from '../process-indicator/write-indicators.ts'
import { referralEnvelopes } from '../referral-envelope/referral-envelope-table.ts'
import { regulationSteps } from '../regulation-step/regulation-step-table.ts'
import { suggestions } from '../suggestion/suggestion-table.ts'
import { envelopeParties, envelopeRows } from './envelope-rows.ts'
import {
  agendaRows,
  attendanceRows,
  changeRows,
  commitmentRow,
  decisionRows,
  meetingRow,
  minutesRows,
  signatureRows,
  versionRows,
} from './meeting-rows.ts'
import { insertParties } from './party-rows.ts'
import { figureRow, stepRow, termRow } from './published-rows.ts'
import { answeredRows, suggestionRow } from './suggestion-rows.ts'
import {
  acknowledgementRows,
  breachRows,
  broadcastRows,
  disagreeingRows,
  disagreementRows,
  requestAnswerRows,
} from './talk-rows.ts'

/** What a seed depends on: for the same options and the same register it writes the same rows. */
export interface SeedOptions {
  /** The day on which the forum stands still, `yyyy-mm-dd`. */
  readonly today: string
  /** How many workers the whole population has, whose agencies told the forum of the referrals they sent; none by default. */
  readonly workers?: number
}

/** Writes the forum's rows, all or none: real figures and the regulation's real history, and an invented year of talks. */
export async function seedForum(own: DataSource, { today, workers = 0 }: SeedOptions): Promise<void> {
  await own.transaction(async (rows) => {
    const insert = insertRows(rows)
    await insert(indicatorFigures, publishedFigures.map(figureRow))
    await insert(regulationSteps, knownSteps.map(stepRow))
    await insert(glossaryTerms, demoGlossary(today).map(termRow))
    await seedMeetings(rows, today)
    await seedSuggestions(rows, today)
    await seedTalks(rows, today)
    await seedEnvelopes(rows, { today, workers })
    const query = <T>(sql: string, parameters: readonly unknown[]) => rows.query<T>(sql, [...parameters])
    await writeIndicators({ query }, new Date(`${today}T00:10:00+07:00`))
  })
}

async function seedMeetings(rows: EntityManager, today: string): Promise<void> {
  const insert = insertRows(rows)
  const held = demoMeetings(today)
  const registered = await registeredAgreements(rows)
  await insertWithParties(rows, meetings, held.map(meetingRow))
  await insert(agendaItems, held.flatMap(agendaRows))
  await insert(minutesVersions, held.flatMap(versionRows))
  await insert(minutesSignatures, held.flatMap(signatureRows))
  await insert(meetingMinutes, held.flatMap(minutesRows))
  await insert(meetingDecisions, held.flatMap(decisionRows))
  await insert(attendanceCounts, held.flatMap(attendanceRows))
  const promised = demoCommitments(today)
  await insertWithParties(
    rows,
    agreementCommitments,
    promised.map((commitment) => commitmentRow(commitment, registered)),
  )
  await insert(commitmentChanges, promised.flatMap(changeRows))
}

async function seedSuggestions(rows: EntityManager, today: string): Promise<void> {
  const made = demoSuggestions(today)
  await insertWithParties(rows, suggestions, made.map(suggestionRow))
  await insertRows(rows)(answeredSuggestions, made.flatMap(answeredRows))
}

async function seedTalks(rows: EntityManager, today: string): Promise<void> {
  const insert = insertRows(rows)
  await insertWithParties(rows, informationBroadcasts, broadcastRows(today))
  await insert(broadcastAcknowledgements, acknowledgementRows(today))
  await insertWithParties(rows, countDisagreements, disagreementRows(today))
  await insert(disagreeingFigures, disagreeingRows(today))
  await insert(dataRequestAnswers, requestAnswerRows(today))
  await insertWithParties(rows, breachNotices, breachRows(today))
}

async function seedEnvelopes(rows: EntityManager, seed: Required<SeedOptions>): Promise<void> {
  for (const batch of inBatches(demoPopulation(seed))) {
    const made = batch.flatMap(envelopeRows)
    await insertRows(rows)(referralEnvelopes, made)
    await insertKitRows(rows, 'party', made.flatMap(envelopeParties))
  }
}

const workersPerBatch = 2_000

/** The database ends a transaction that waits too long, so its statements must not wait for the whole population. */
function* inBatches(workers: Iterable<DemoWorker>): Generator<readonly DemoWorker[]> {
  let batch: DemoWorker[] = []
  for (const worker of workers) {
    batch.push(worker)
    if (batch.length < workersPerBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function insertWithParties<R extends Row>(
  rows: EntityManager,
  table: RowTable<R>,
  made: readonly NewRow<R>[],
): Promise<void> {
  await insertRows(rows)(table, made)
  await insertParties(
    rows,
    table.type,
    made.map(({ id }) => id),
  )
}

async function registeredAgreements(rows: EntityManager): Promise<ReadonlySet<string>> {
  const found = await rows.query<{ readonly id: string }[]>('select id from agreement')
  return new Set(found.map(({ id }) => id))
}
