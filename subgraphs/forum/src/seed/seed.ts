import { insertKitRows, insertRows, type NewRow, type Row, type RowTable } from '@simpul/agency'
import {
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
import { referralEnvelopes } from '../referral-envelope/referral-envelope-table.ts'
import { regulationSteps } from '../regulation-step/regulation-step-table.ts'
import { suggestions } from '../suggestion/suggestion-table.ts'
import { envelopeParties, envelopeRows } from './envelope-rows.ts'
import {
  agendaRows,
  attendanceRows,
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
  await insertWithParties(
    rows,
    agreementCommitments,
    demoCommitments(today).map((commitment) => commitmentRow(commitment, registered)),
  )
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
  const made = [...demoPopulation(seed)].flatMap(envelopeRows)
  await insertRows(rows)(referralEnvelopes, made)
  await insertKitRows(rows, 'party', made.flatMap(envelopeParties))
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
