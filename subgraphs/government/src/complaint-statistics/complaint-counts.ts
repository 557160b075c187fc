import type { Countable, Publishing } from '@simpul/agency'
import { ageBandLines, ageBandOn, destinationLines, kecamatanLines, other } from '../statistics/fixed-lines.ts'

const receivedOn = "(c.received_at at time zone 'Asia/Jakarta')::date"

/** The complaints, each with its worker where registered. What it is about is what it names first. */
export const countableComplaints: Countable = {
  name: 'COMPLAINTS',
  from: 'complaint c left join worker w on w.id = c.worker_id',
  id: 'c.id',
  day: receivedOn,
  dimensions: {
    type: 'c.types[1]',
    country: 'c.country',
    severity: 'c.severity',
    channel: 'c.channel',
    status: 'c.status',
    sex: 'w.sex',
    ageBand: ageBandOn('c.received_at', 'w.birth_date'),
    educationLevel: 'w.education_level',
    kecamatanCode: 'w.kecamatan_code',
  },
}

/** By which name of the schema a dimension goes in figures. */
export const complaintDimensions = {
  TYPE: 'type',
  COUNTRY: 'country',
  SEVERITY: 'severity',
  CHANNEL: 'channel',
  STATUS: 'status',
  SEX: 'sex',
  AGE_BAND: 'ageBand',
  EDUCATION: 'educationLevel',
  KECAMATAN: 'kecamatanCode',
  PERIOD: 'periodStart',
} as const
export type ComplaintDimension = keyof typeof complaintDimensions

/** What is published of the complaints: a table a dimension. */
export const publishedComplaints: Publishing = {
  countable: countableComplaints,
  isReady: 'true',
  countedIn: 'counted_complaint',
  publishedIn: 'published_complaint_table',
  tables: {
    type: [
      'WANTS_REPATRIATION',
      'UNPAID_WAGES',
      'DEPORTED',
      'FAILED_TO_DEPART',
      'DEATH',
      'JOB_FRAUD',
      'SICKNESS',
      'SOCIAL_SECURITY_CLAIM',
      'CONTRACT_MISMATCH',
      'VIOLENCE_BY_EMPLOYER',
      'ONE_SIDED_TERMINATION',
      'OVERCHARGING',
      'WITHHELD_DOCUMENTS',
      'LOST_CONTACT',
      other,
    ],
    country: destinationLines,
    channel: ['IN_PERSON', 'PHONE', 'TEXT_MESSAGE', 'SOCIAL_MEDIA', 'EMAIL', 'LETTER', 'E_PENGADUAN', other],
    sex: ['FEMALE', 'MALE', other],
    ageBand: ageBandLines,
    kecamatanCode: kecamatanLines,
  },
}

export const complaintDefinition =
  'complaints received in the period, or before it and written down since the tables before, by what each names first; a figure under 5 is withheld, and those that would give it away'
