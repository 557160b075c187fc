import { daysBetween } from '@simpul/agency'
import { lastDayOf, timelinessOf } from '../../agreement-commitment/timeliness.ts'
import type { CommitmentFact, ForumFacts } from '../forum-facts.ts'
import { forAllAndEach, isIn, type Measure, medianOf, shareOf, usualMinimum } from '../measure.ts'
import type { IndicatorPeriod } from '../periods.ts'

const commitment = { variable: 'COMMITMENT_TO_PROCESS', unit: 'RATIO', minimum: usualMinimum, better: 'UP' } as const

/** Whether what was promised is done. */
export const commitmentMeasures: readonly Measure[] = [
  {
    ...commitment,
    name: 'COMMITMENTS_KEPT',
    title: { id: 'Komitmen ditepati tepat waktu', en: 'Commitments kept in time' },
    definition: {
      id: 'komitmen yang ditepati paling lambat pada harinya (atau hari kerja berikutnya) ÷ komitmen yang jatuh tempo pada periode ini; yang dirundingkan kembali dihitung menurut hari barunya',
      en: 'commitments kept by their day (or the next working day) ÷ commitments due in the period; a renegotiated one by its new day',
    },
    count: (facts, period) => forAllAndEach(facts.seats, (agency) => keptInTime(facts.commitments, period, agency)),
  },
  {
    ...commitment,
    name: 'DECISIONS_KEPT',
    title: { id: 'Keputusan rapat ditepati tepat waktu', en: 'What was promised at meetings kept in time' },
    definition: {
      id: 'komitmen yang dibuat di rapat dan ditepati tepat waktu ÷ komitmen yang dibuat di rapat dan jatuh tempo pada periode ini; dibaca bersama kehadiran',
      en: 'commitments made at meetings and kept in time ÷ commitments made at meetings and due in the period; to be read beside attendance',
    },
    count: (facts, period) => {
      const ofMeetings = facts.commitments.filter(({ isOfMeeting }) => isOfMeeting)
      return forAllAndEach(facts.seats, (agency) => keptInTime(ofMeetings, period, agency))
    },
  },
  {
    ...commitment,
    name: 'OVERDUE_AGE',
    unit: 'DAYS',
    better: 'DOWN',
    title: { id: 'Umur komitmen yang lewat waktu', en: 'Age of what is overdue' },
    definition: {
      id: 'median hari lewat waktu dari komitmen yang pada akhir periode (atau hari hitung) lewat waktu dan belum ditepati',
      en: 'median days overdue of the commitments that are overdue and not kept on the last day of the period, or on the day of counting',
    },
    count: (facts, period) => [medianOf(overdueDays(facts, period))],
  },
  {
    variable: 'COMMITMENT_TO_PROCESS',
    unit: 'RATIO',
    minimum: usualMinimum,
    name: 'RENEGOTIATED_TO_BROKEN',
    title: { id: 'Dirundingkan kembali terhadap dilanggar', en: 'Renegotiated for each broken' },
    definition: {
      id: 'berapa kali komitmen dirundingkan kembali ÷ berapa kali komitmen dilanggar pada periode ini; n adalah jumlah keduanya',
      en: 'times that a commitment was renegotiated ÷ times that one was broken in the period; n is both together',
    },
    count: ({ changes }, period) => {
      const moves = changes.filter(({ changedOn }) => isIn(changedOn, period))
      const renegotiated = moves.filter(({ toState }) => toState === 'RENEGOTIATED').length
      const broken = moves.filter(({ toState }) => toState === 'BROKEN').length
      return [{ ...shareOf(renegotiated, broken), n: renegotiated + broken }]
    },
  },
]

/** Due is what was kept or broken, and what is overdue: what is not due yet says nothing. */
function keptInTime(commitments: readonly CommitmentFact[], period: IndicatorPeriod, agency: string | null) {
  const standings = commitments
    .filter(({ dueOn, madeBy }) => isIn(dueOn, period) && (agency === null || madeBy === agency))
    .map((one) => timelinessOf(one, period.today))
    .filter((standing) => standing !== 'DUE')
  return shareOf(standings.filter((standing) => standing === 'KEPT_IN_TIME').length, standings.length, agency)
}

function overdueDays({ commitments }: ForumFacts, { until }: IndicatorPeriod): readonly number[] {
  return commitments
    .filter(({ dueOn, state, keptOn }) => {
      const isStillOpen = keptOn === null ? state === 'OPEN' || state === 'RENEGOTIATED' : keptOn > until
      return isStillOpen && lastDayOf(dueOn) < until
    })
    .map(({ dueOn }) => daysBetween(lastDayOf(dueOn), until))
}
