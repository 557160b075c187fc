import { forAllAndEach, isIn, type Measure, medianOf, shareOf, usualMinimum } from '../measure.ts'

const trust = { variable: 'TRUST_BUILDING', unit: 'RATIO', minimum: usualMinimum, better: 'UP' } as const
/** Within how many days an owner answers a request for access, as every agency's kit counts them. */
const answerDays = 14

/** What trust grows from. No measure of it, and no score of an agency: that would punish who reports honestly. */
export const trustMeasures: readonly Measure[] = [
  {
    ...trust,
    name: 'REQUESTS_IN_TIME',
    title: { id: 'Permintaan akses dijawab tepat waktu', en: 'Requests for access answered in time' },
    definition: {
      id: `permintaan akses yang dijawab dalam ${answerDays} hari ÷ permintaan yang dijawab pada periode ini, menurut pemberitahuan pemilik data`,
      en: `requests for access answered within ${answerDays} days ÷ requests answered in the period, as the owners tell of them`,
    },
    count: ({ seats, requestAnswers }, period) =>
      forAllAndEach(seats, (agency) => {
        const answers = requestAnswers.filter(
          (one) => isIn(one.answeredOn, period) && (agency === null || one.agency === agency),
        )
        return shareOf(answers.filter(({ days }) => days <= answerDays).length, answers.length, agency)
      }),
  },
  {
    ...trust,
    name: 'REQUEST_DAYS',
    unit: 'DAYS',
    better: 'DOWN',
    title: { id: 'Lama menjawab permintaan akses', en: 'Days until a request for access is answered' },
    definition: {
      id: 'median hari dari permintaan akses sampai jawabannya, dari jawaban pada periode ini',
      en: 'median days from a request for access to its answer, of the answers in the period',
    },
    count: ({ requestAnswers }, period) => [
      medianOf(requestAnswers.filter(({ answeredOn }) => isIn(answeredOn, period)).map(({ days }) => days)),
    ],
  },
  {
    ...trust,
    name: 'BREACHES_IN_TIME',
    title: { id: 'Kebocoran diberitahukan tepat waktu', en: 'Breaches notified in time' },
    definition: {
      id: 'kebocoran data yang diberitahukan dalam 3 × 24 jam (UU 27/2022 pasal 46) ÷ kebocoran yang batas waktunya jatuh pada periode ini',
      en: 'breaches notified within 72 hours (UU 27/2022 art. 46) ÷ breaches whose 72 hours ended in the period or that were notified before',
    },
    count: ({ breaches }, period) => {
      const over = breaches.filter(({ dueOn, isOver }) => isOver && isIn(dueOn, period))
      return [shareOf(over.filter(({ isInTime }) => isInTime).length, over.length)]
    },
  },
]
