import { daysBetween } from '@simpul/agency'
import { isIn, type Measure, medianOf, shareOf, usualMinimum } from '../measure.ts'

const understanding = {
  variable: 'SHARED_UNDERSTANDING',
  unit: 'RATIO',
  minimum: usualMinimum,
  better: 'UP',
} as const

/** Always giving information, and receiving suggestions. */
export const understandingMeasures: readonly Measure[] = [
  {
    ...understanding,
    name: 'BROADCASTS_ACKNOWLEDGED',
    title: { id: 'Informasi yang diketahui penerima', en: 'Information taken note of' },
    definition: {
      id: 'tanda mengetahui ÷ informasi yang dikirim pada periode ini × lembaga penerima',
      en: 'acknowledgements ÷ broadcasts sent in the period × agencies that received them',
    },
    count: ({ seats, broadcasts }, period) => {
      const expected = broadcasts
        .filter(({ sentOn }) => isIn(sentOn, period))
        .flatMap(({ fromAgency, acknowledgedBy }) =>
          seats.filter((seat) => seat !== fromAgency).map((seat) => acknowledgedBy.includes(seat)),
        )
      return [shareOf(expected.filter(Boolean).length, expected.length)]
    },
  },
  {
    ...understanding,
    name: 'FIRST_ANSWER_DAYS',
    unit: 'DAYS',
    better: 'DOWN',
    title: { id: 'Lama menjawab usulan', en: 'Days until a suggestion is answered' },
    definition: {
      id: 'median hari dari usulan sampai jawabannya, dari jawaban pada periode ini',
      en: 'median days from a suggestion to its answer, of the answers in the period',
    },
    count: ({ answered }, period) => [
      medianOf(
        answered
          .filter(({ answeredOn }) => isIn(answeredOn, period))
          .map(({ submittedOn, answeredOn }) => daysBetween(submittedOn, answeredOn)),
      ),
    ],
  },
  {
    ...understanding,
    name: 'SUGGESTIONS_ANSWERED',
    title: { id: 'Usulan yang dijawab', en: 'Suggestions answered' },
    definition: {
      id: 'usulan yang sudah dijawab ÷ usulan yang masuk pada periode ini dan tidak ditarik kembali',
      en: 'suggestions that are answered ÷ suggestions made in the period and not taken back',
    },
    count: ({ suggestions }, period) => {
      const made = suggestions.filter(({ submittedOn, status }) => isIn(submittedOn, period) && status !== 'WITHDRAWN')
      return [shareOf(made.filter(({ status }) => status === 'ANSWERED').length, made.length)]
    },
  },
  {
    ...understanding,
    name: 'SUGGESTIONS_ADOPTED',
    title: { id: 'Usulan yang dipakai', en: 'Suggestions adopted' },
    definition: {
      id: 'usulan yang dipakai ÷ usulan yang dijawab pada periode ini',
      en: 'suggestions that were taken up ÷ suggestions answered in the period',
    },
    count: ({ answered }, period) => {
      const given = answered.filter(({ answeredOn }) => isIn(answeredOn, period))
      return [shareOf(given.filter(({ isAdopted }) => isAdopted).length, given.length)]
    },
  },
  {
    ...understanding,
    name: 'LOOPS_CLOSED',
    title: { id: 'Usulan yang dinyatakan selesai', en: 'Loops closed' },
    definition: {
      id: 'usulan yang oleh pengusulnya dinyatakan selesai ÷ usulan yang dijawab pada periode ini',
      en: 'suggestions whose author confirms that they are settled ÷ suggestions answered in the period',
    },
    count: ({ answered }, period) => {
      const given = answered.filter(({ answeredOn }) => isIn(answeredOn, period))
      return [shareOf(given.filter(({ isLoopClosed }) => isLoopClosed).length, given.length)]
    },
  },
  {
    ...understanding,
    name: 'TERMS_AGREED',
    title: { id: 'Istilah yang disepakati', en: 'Terms agreed' },
    definition: {
      id: 'istilah dengan makna yang disepakati semua ÷ istilah dalam daftar, pada akhir periode atau hari hitung',
      en: 'words with a meaning that all agreed on ÷ words in the glossary, on the last day of the period or the day of counting',
    },
    count: ({ terms }, { until }) => {
      const known = terms.filter(({ proposedOn, agreedOn }) => {
        const since = [proposedOn, agreedOn].filter((day) => day !== null).sort()[0]
        return since === undefined || since <= until
      })
      return [shareOf(known.filter(({ agreedOn }) => agreedOn !== null && agreedOn <= until).length, known.length)]
    },
  },
  {
    ...understanding,
    name: 'DISAGREEMENTS_EXPLAINED',
    title: { id: 'Perbedaan angka yang dijelaskan', en: 'Disagreeing counts explained' },
    definition: {
      id: 'perbedaan angka yang dijelaskan ÷ perbedaan angka yang terbuka pada suatu hari dalam periode ini; selebihnya masih terbuka',
      en: 'counts that differ and were explained ÷ counts that differed openly on some day of the period; the others are open still',
    },
    count: ({ disagreements }, { start, until }) => {
      const open = disagreements.filter(
        ({ openedOn, explainedOn }) => openedOn <= until && (explainedOn === null || explainedOn >= start),
      )
      const explained = open.filter(({ explainedOn }) => explainedOn !== null && explainedOn <= until)
      return [shareOf(explained.length, open.length)]
    },
  },
]
