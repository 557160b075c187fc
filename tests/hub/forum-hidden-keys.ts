import { randomUUID } from 'node:crypto'
import type { TestCaller } from '@simpul/testing'
import { disnaker, forumAgency, migrantCare, type ReferralHub } from './referral-hub.ts'

const day = '2026-01-05'

/** Somebody of an agency that is a party of none of the rows below. */
const head: TestCaller = { issuer: migrantCare, person: 'head', role: 'HEAD', purpose: 'GOVERNANCE' }

/** The rows of the forum that can be hidden from an agency; a seat is another agency's. */
export type ForumHidden =
  | 'seat'
  | 'meeting'
  | 'minutesVersion'
  | 'commitment'
  | 'suggestion'
  | 'broadcast'
  | 'disagreement'
  | 'breach'

const asked = <Hidden extends ForumHidden>(hidden: Hidden, input: object) =>
  ({ at: forumAgency, as: head, input, hidden }) as const
const own = { agency: migrantCare }
const read = { expectedVersion: 1 }
const code = { confirmationCode: 'a-code-of-the-author' }
const figure = {
  ...{ value: 12, unit: 'orang', definition: 'Contoh.', periodStart: day, periodEnd: day, asOf: day, source: 'Contoh' },
}
const text = 'Kata.'

/** What an act of an agency says besides the agency, which is its own and no other's. */
const ofAnAgency: Readonly<Record<string, object>> = {
  proposeAgendaItem: { meetingId: randomUUID(), subject: text },
  signMinutes: { minutesVersionId: randomUUID() },
  makeCommitment: { promise: text, dueOn: '2036-01-01', source: text },
  suggest: { text },
  withdrawSuggestion: { ...read, suggestionId: randomUUID() },
  confirmSuggestion: { ...read, suggestionId: randomUUID() },
  broadcast: { text },
  acknowledgeBroadcast: { broadcastId: randomUUID() },
  proposeTerm: { term: text, text },
  proposeTermText: { ...read, termId: randomUUID(), text },
  agreeTerm: { ...read, termId: randomUUID() },
  dissentFromTerm: { ...read, termId: randomUUID(), words: text },
  openDisagreement: { what: text, figure },
  stateFigure: { ...read, disagreementId: randomUUID(), figure },
  explainDisagreement: { ...read, disagreementId: randomUUID(), explanation: text },
  reportBreach: { detectedAt: '2026-01-05T00:00:00Z', scope: text },
}

/** Every field of an act of the forum that names such a row, and the rest of its input. */
export const namedAtTheForum = {
  ...Object.fromEntries(Object.entries(ofAnAgency).map(([act, input]) => [`${act}.agency`, asked('seat', input)])),
  'proposeAgendaItem.meetingId': asked('meeting', { ...own, subject: text }),
  'makeCommitment.meetingId': asked('meeting', { ...own, promise: text, dueOn: '2036-01-01', source: text }),
  'signMinutes.minutesVersionId': asked('minutesVersion', own),
  'keepCommitment.commitmentId': asked('commitment', { ...read, evidence: text }),
  'renegotiateCommitment.commitmentId': asked('commitment', { ...read, dueOn: '2036-01-01', reason: text }),
  'breakCommitment.commitmentId': asked('commitment', { ...read, reason: text }),
  'withdrawSuggestion.suggestionId': asked('suggestion', { ...own, ...read, ...code }),
  'confirmSuggestion.suggestionId': asked('suggestion', { ...own, ...read, ...code }),
  'acknowledgeBroadcast.broadcastId': asked('broadcast', own),
  'stateFigure.disagreementId': asked('disagreement', { ...own, ...read, figure }),
  'explainDisagreement.disagreementId': asked('disagreement', { ...own, ...read, explanation: text }),
  'recordBreachNotified.breachId': asked('breach', { ...read, notifiedAt: '2026-01-06T00:00:00Z' }),
} as const

/**
 * What is hidden from nobody who may ask: agreements and words are public, what an item is about is not looked up, and
 * acts of the forum's own people name rows that these all read.
 */
export const openAtTheForum =
  /^(makeCommitment\.agreementId|proposeAgendaItem\.aboutId|(proposeTermText|agreeTerm|dissentFromTerm)\.termId|(recordAttendance|writeMinutes|postponeMeeting|cancelMeeting)\.meetingId|(review|answer|adopt)Suggestion\.suggestionId)$/

/** Unique keys of more than an id that can meet no row hidden from who writes them, and why. */
export const reviewedAtTheForum: Readonly<Record<string, string>> = {
  'agenda_item {meeting_id,source,about_id}': 'the forum itself writes what has no proposer',
  'answered_suggestion {suggestion_id}': 'its own people answer, and read all suggestions',
  'commitment_change {agreement_commitment_id,number}': 'the forum numbers the changes of a commitment that was found',
  'glossary_term {}': 'the glossary is public',
  'meeting_decision {meeting_minutes_id,number}': 'the forum numbers the decisions itself',
  'minutes_version {meeting_id,number}': 'its own people write minutes, and read all meetings',
  'published_figure_line {published_figure_table_id,number}': 'published tables are public',
  'published_figure_table {publisher,counted,breakdown,period_end}': 'published tables are public',
}

const inserts: Readonly<Record<Exclude<ForumHidden, 'seat'>, string>> = {
  meeting: `meeting (id, held_on, place, chaired_by) values ($1, '2036-01-01', 'Aula', '${disnaker}')`,
  minutesVersion: `minutes_version (id, meeting_id, number, text, decisions, written_on, digest)
    values ($1, $2, 1, 'Kata.', '{}', '${day}', '')`,
  commitment: `agreement_commitment (id, promise, made_by, due_on, state)
    values ($1, 'Janji.', '${disnaker}', '2036-01-01', 'OPEN')`,
  suggestion: `suggestion (id, from_agency, text, status, submitted_on)
    values ($1, '${disnaker}', 'Usul.', 'ANSWERED', '${day}')`,
  broadcast: `information_broadcast (id, from_agency, text, sent_on) values ($1, '${disnaker}', 'Kabar.', '${day}')`,
  disagreement: `count_disagreement (id, what, opened_by, opened_on, state, version)
    values ($1, 'Angka', '${disnaker}', '${day}', 'OPEN', 1)`,
  breach: `breach_notice (id, agency, detected_at, due_at, scope, reported_on, version)
    values ($1, '${disnaker}', '${day}', '${day}', 'Contoh', '${day}', 1)`,
}

/** One row of each that names the asker's agency as a party nowhere; it and another agency have a seat. */
export async function rowsOfTheForum(hub: ReferralHub): Promise<Readonly<Record<ForumHidden, string>>> {
  for (const agency of [disnaker, migrantCare]) {
    await hub.rows(
      forumAgency,
      'insert into forum_seat (id, is_seated, since) values ($1, true, $2) on conflict do nothing',
      [agency, day],
    )
    await hub.rows(
      forumAgency,
      `insert into party (type, row_id, agency) values ('ForumSeat', $1, $1) on conflict do nothing`,
      [agency],
    )
  }
  const made: [string, string][] = [['seat', disnaker]]
  const meeting = randomUUID()
  for (const [name, insert] of Object.entries(inserts)) {
    const id = name === 'meeting' ? meeting : randomUUID()
    await hub.rows(forumAgency, `insert into ${insert}`, name === 'minutesVersion' ? [id, meeting] : [id])
    made.push([name, id])
  }
  return Object.fromEntries(made) as Readonly<Record<ForumHidden, string>>
}
