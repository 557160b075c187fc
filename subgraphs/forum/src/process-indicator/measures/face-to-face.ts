import { addWorkingDays, daysBetween } from '@simpul/agency'
import type { ForumFacts, MeetingFact } from '../forum-facts.ts'
import { forAllAndEach, isIn, type Measure, medianOf, shareOf, usualMinimum } from '../measure.ts'
import type { IndicatorPeriod } from '../periods.ts'

const dialogue = { variable: 'FACE_TO_FACE_DIALOGUE', unit: 'RATIO', minimum: usualMinimum, better: 'UP' } as const
/** Within how many working days minutes are written. */
const minutesDays = 3

/** Who talked with whom, face to face. Whoever came says little without what was kept of what was decided. */
export const faceToFaceMeasures: readonly Measure[] = [
  {
    ...dialogue,
    name: 'ATTENDANCE',
    title: { id: 'Kehadiran lembaga', en: 'Attendance of the agencies' },
    definition: {
      id: 'kehadiran lembaga yang memiliki kursi (sekurangnya satu orang) ÷ rapat yang diadakan × lembaga',
      en: 'times that an agency with a seat came (one person at least) ÷ meetings held × agencies',
    },
    pairedWith: 'DECISIONS_KEPT',
    count: (facts, period) =>
      forAllAndEach(facts.seats, (agency) => attendance(facts, period, { agency, counts: cameAtAll })),
  },
  {
    ...dialogue,
    name: 'DECISION_MAKERS',
    title: { id: 'Kehadiran pengambil keputusan', en: 'Attendance of decision makers' },
    definition: {
      id: 'kehadiran lembaga dengan sekurangnya satu pengambil keputusan ÷ rapat yang diadakan × lembaga; sisanya diwakili utusan atau tidak hadir',
      en: 'times that an agency came with one decision maker at least ÷ meetings held × agencies; otherwise it sent delegates or nobody',
    },
    pairedWith: 'DECISIONS_KEPT',
    count: (facts, period) =>
      forAllAndEach(facts.seats, (agency) => attendance(facts, period, { agency, counts: cameToDecide })),
  },
  {
    ...dialogue,
    name: 'QUORUM',
    title: { id: 'Rapat yang kuorum', en: 'Meetings with a quorum' },
    definition: {
      id: 'rapat yang dihadiri lebih dari separuh lembaga yang memiliki kursi ÷ rapat yang diadakan',
      en: 'meetings to which more than half of the agencies with a seat came ÷ meetings held',
    },
    count: (facts, period) => {
      const held = heldIn(facts, period)
      const hasQuorum = (meeting: MeetingFact) =>
        facts.seats.filter((agency) => cameAtAll(meeting, agency)).length * 2 > facts.seats.length
      return [shareOf(held.filter(hasQuorum).length, held.length)]
    },
  },
  {
    ...dialogue,
    name: 'MEETINGS_HELD',
    title: { id: 'Rapat yang terlaksana', en: 'Meetings held of those planned' },
    definition: {
      id: 'rapat yang diadakan ÷ rapat yang direncanakan pada periode ini sampai hari hitung; yang dibatalkan ikut dihitung sebagai rencana',
      en: 'meetings held ÷ meetings planned for the period until the day of counting; a cancelled one counts as planned',
    },
    count: ({ meetings }, period) => {
      const planned = meetings.filter(({ heldOn }) => isIn(heldOn, period))
      return [shareOf(planned.filter(isHeld).length, planned.length)]
    },
  },
  {
    ...dialogue,
    name: 'MEETING_GAP',
    unit: 'DAYS',
    better: 'DOWN',
    title: { id: 'Jarak antarrapat', en: 'Gap between meetings' },
    definition: {
      id: 'median hari dari rapat sebelumnya ke rapat yang diadakan pada periode ini',
      en: 'median days from the meeting before to a meeting held in the period',
    },
    count: ({ meetings }, period) => {
      const held = meetings.filter(isHeld).map(({ heldOn }) => heldOn)
      const gaps = held.flatMap((day, at) => {
        const before = held[at - 1]
        return before === undefined || !isIn(day, period) ? [] : [daysBetween(before, day)]
      })
      return [medianOf(gaps)]
    },
  },
  {
    ...dialogue,
    name: 'MINUTES_IN_TIME',
    title: { id: 'Notula tepat waktu', en: 'Minutes in time' },
    definition: {
      id: `rapat yang notulanya ditulis paling lambat ${minutesDays} hari kerja sesudahnya ÷ rapat yang diadakan dan notulanya sudah ditulis atau sudah lewat waktu`,
      en: `meetings whose minutes were written within ${minutesDays} working days ÷ meetings held whose minutes are written or late`,
    },
    count: (facts, period) => {
      const due = heldIn(facts, period).filter(
        ({ heldOn, writtenOn }) => writtenOn !== null || addWorkingDays(heldOn, minutesDays) < period.today,
      )
      const inTime = due.filter(
        ({ heldOn, writtenOn }) => writtenOn !== null && writtenOn <= addWorkingDays(heldOn, minutesDays),
      )
      return [shareOf(inTime.length, due.length)]
    },
  },
  {
    ...dialogue,
    name: 'MINUTES_SIGNED',
    title: { id: 'Notula ditandatangani semua', en: 'Minutes signed by all' },
    definition: {
      id: 'rapat yang notulanya ditandatangani semua lembaga yang hadir ÷ rapat yang diadakan',
      en: 'meetings whose minutes every agency that came has signed ÷ meetings held',
    },
    count: (facts, period) => {
      const held = heldIn(facts, period)
      return [shareOf(held.filter(({ isSigned }) => isSigned).length, held.length)]
    },
  },
]

function isHeld({ state }: MeetingFact): boolean {
  return state === 'HELD'
}

function heldIn({ meetings }: ForumFacts, period: IndicatorPeriod): readonly MeetingFact[] {
  return meetings.filter((meeting) => isHeld(meeting) && isIn(meeting.heldOn, period))
}

function cameAtAll({ attendance }: MeetingFact, agency: string): boolean {
  return attendance.some((one) => one.agency === agency && one.decisionMakers + one.delegates > 0)
}

function cameToDecide({ attendance }: MeetingFact, agency: string): boolean {
  return attendance.some((one) => one.agency === agency && one.decisionMakers > 0)
}

/** Each agency at each meeting is one chance to come. */
function attendance(
  facts: ForumFacts,
  period: IndicatorPeriod,
  { agency, counts }: { readonly agency: string | null; counts(meeting: MeetingFact, agency: string): boolean },
) {
  const seats = agency === null ? facts.seats : [agency]
  const chances = heldIn(facts, period).flatMap((meeting) => seats.map((seat) => counts(meeting, seat)))
  return shareOf(chances.filter(Boolean).length, chances.length, agency)
}
