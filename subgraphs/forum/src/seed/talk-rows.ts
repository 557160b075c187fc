import { addDays, type NewRow } from '@simpul/agency'
import { type DemoBroadcast, demoBroadcasts, derivedId, government, hubCompany, ngo } from '@simpul/demo'
import { dueAt, hoursUntil } from '../breach-notice/breach-clock.ts'
import type { BreachNoticeRow } from '../breach-notice/breach-notice-table.ts'
import type { BroadcastAcknowledgementRow } from '../broadcast-acknowledgement/broadcast-acknowledgement-table.ts'
import type { CountDisagreementRow } from '../count-disagreement/count-disagreement-table.ts'
import type { DataRequestAnswerRow } from '../data-request-answer/data-request-answer-table.ts'
import type { DisagreeingFigureRow } from '../disagreeing-figure/disagreeing-figure-table.ts'
import type { InformationBroadcastRow } from '../information-broadcast/information-broadcast-table.ts'

/** What the agencies let each other know. */
export function broadcastRows(today: string): readonly NewRow<InformationBroadcastRow>[] {
  return demoBroadcasts(today).map(({ id, fromAgency, text, sentOn }) => ({ id, fromAgency, text, sentOn }))
}

/** Who took note of it. */
export function acknowledgementRows(today: string): readonly NewRow<BroadcastAcknowledgementRow>[] {
  return demoBroadcasts(today).flatMap(({ id, acknowledgements }: DemoBroadcast) =>
    acknowledgements.map(({ agency, on }) => ({
      id: derivedId(id, 'acknowledged', agency),
      informationBroadcastId: id,
      agency,
      acknowledgedOn: on,
    })),
  )
}

/** Two counts that differ: one that is published and not understood, and an invented one that was explained. */
export function disagreementRows(today: string): readonly NewRow<CountDisagreementRow>[] {
  return [
    {
      ...{ id: openId, what: 'Pekerja migran dari Jember, 2022', openedBy: ngo, openedOn: addDays(today, -120) },
      ...{ state: 'OPEN', explanation: null, explainedOn: null, explainedBy: null, version: 2 },
    },
    {
      ...{ id: explainedId, what: 'Pelatihan yang selesai, contoh', openedBy: hubCompany, version: 3 },
      ...{
        openedOn: addDays(today, -240),
        state: 'EXPLAINED',
        explainedOn: addDays(today, -198),
        explainedBy: government,
      },
      explanation: 'Yang satu menghitung peserta, yang lain sertifikat.',
    },
  ]
}

/** Each agency's figure in them. */
export function disagreeingRows(today: string): readonly NewRow<DisagreeingFigureRow>[] {
  const year = { periodStart: '2022-01-01', periodEnd: '2022-12-31', unit: 'people' }
  const open = { ...year, countDisagreementId: openId, asOf: '2023-01-01', statedOn: addDays(today, -120) }
  const explained = { ...year, countDisagreementId: explainedId, asOf: '2023-01-01', statedOn: addDays(today, -240) }
  return [
    { ...open, agency: government, value: 1120, definition: 'rekomendasi yang terbit', source: 'SiskoP2MI' },
    { ...open, agency: ngo, value: 655, definition: 'keberangkatan yang dihitung sendiri', source: 'Migrant CARE' },
    { ...explained, agency: government, value: 40, definition: 'sertifikat', source: 'Catatan contoh' },
    { ...explained, agency: hubCompany, value: 46, definition: 'peserta', source: 'Catatan contoh' },
  ].map((figure) => ({ ...figure, id: derivedId(figure.countDisagreementId, figure.agency) }))
}

/** How requests for access were answered, invented. */
export function requestAnswerRows(today: string): readonly NewRow<DataRequestAnswerRow>[] {
  return asked.map(([agency, state, day, days], at) => ({
    ...{ id: derivedId('data request answer', at), agency, state },
    ...{ askedOn: addDays(today, day), answeredOn: addDays(today, day + days) },
  }))
}

/** One breach, invented, notified in time. */
export function breachRows(today: string): readonly NewRow<BreachNoticeRow>[] {
  const detectedAt = new Date(`${addDays(today, -90)}T08:00:00+07:00`)
  const notifiedAt = new Date(`${addDays(today, -88)}T09:30:00+07:00`)
  return [
    {
      ...{ id: derivedId('breach', 0), agency: hubCompany, detectedAt, dueAt: dueAt(detectedAt), notifiedAt },
      ...{ hoursUntilNotice: hoursUntil(detectedAt, notifiedAt), reportedOn: addDays(today, -88), version: 1 },
      scope: 'Satu laptop kantor hilang; isinya terenkripsi, berkas pelatihan saja.',
    },
  ]
}

const openId = derivedId('disagreement', 'open')
const explainedId = derivedId('disagreement', 'explained')

const asked: readonly (readonly [agency: string, state: DataRequestAnswerRow['state'], day: number, days: number])[] = [
  [government, 'ACCEPT', -300, 6],
  [hubCompany, 'REFUSE', -260, 11],
  [ngo, 'ACCEPT', -210, 3],
  [government, 'ASK_BACK', -170, 16],
  [hubCompany, 'ACCEPT', -120, 9],
  [ngo, 'ACCEPT', -70, 4],
  [government, 'ACCEPT', -40, 8],
]
