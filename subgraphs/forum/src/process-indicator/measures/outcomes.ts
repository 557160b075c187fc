import { daysBetween } from '@simpul/agency'
import { standingOf } from '../../regulation-step/regulation-standing.ts'
import { isIn, type Measure, shareOf, usualMinimum } from '../measure.ts'

/** Small wins that the forum's own rows can tell. What agencies count of people is theirs: `outcomeStatistics`. */
export const outcomeMeasures: readonly Measure[] = [
  {
    name: 'REFERRALS_ANSWERED',
    variable: 'INTERMEDIATE_OUTCOMES',
    unit: 'RATIO',
    minimum: usualMinimum,
    better: 'UP',
    title: { id: 'Rujukan yang dijawab', en: 'Referrals answered' },
    definition: {
      id: 'rujukan yang diterima, ditolak atau selesai ÷ rujukan yang jawabannya jatuh tempo pada periode ini dan tidak dicabut',
      en: 'referrals accepted, rejected or done ÷ referrals whose answer was due in the period and that were not revoked',
    },
    count: ({ envelopes }, period) => {
      const due = envelopes.filter(({ dueOn, state }) => isIn(dueOn, period) && state !== 'REVOKED')
      return [shareOf(due.filter(({ state }) => state !== 'IN_PROGRESS').length, due.length)]
    },
  },
  {
    name: 'REGULATION_STAGE',
    variable: 'INTERMEDIATE_OUTCOMES',
    unit: 'STAGE',
    // it is one public fact, and not a count
    minimum: 1,
    better: 'UP',
    title: { id: 'Tahap peraturan daerah', en: 'Stage of the regulation' },
    definition: {
      id: 'nomor tahap terakhir yang dicapai Raperda menurut UU 18/2017 ÷ jumlah tahap; yang baru diusulkan atau dikeluarkan dari daftar bukan tahap yang dicapai; n adalah jumlah langkah yang diketahui',
      en: 'number of the last stage that the draft reached under UU 18/2017 ÷ number of stages; what was only proposed, or dropped, is not reached; n is the number of steps known',
    },
    count: ({ steps }, { until }) => {
      const { number, stages, known } = standingOf(steps, until)
      return [{ agency: null, value: number, numerator: number, denominator: stages, n: known }]
    },
  },
  {
    name: 'REGULATION_DAYS',
    variable: 'INTERMEDIATE_OUTCOMES',
    unit: 'DAYS',
    // it grows by itself, so that more is not worse
    minimum: 1,
    title: { id: 'Lama pada tahap itu', en: 'Days in that stage' },
    definition: {
      id: 'hari sejak langkah terakhir yang mencapai suatu tahap atau mengeluarkannya dari daftar, sekurangnya; tanggal yang hanya bulan atau tahun dihitung dari hari terakhirnya',
      en: 'days, at least, since the last step that reached a stage or dropped one; a date that is a month or a year counts from its last day',
    },
    count: ({ steps }, { until }) => {
      const { since, known } = standingOf(steps, until)
      const value = since === null ? null : daysBetween(since, until)
      return [{ agency: null, value, numerator: null, denominator: null, n: known }]
    },
  },
]
