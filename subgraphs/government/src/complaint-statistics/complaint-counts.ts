import {
  ageBandLines,
  ageBandOn,
  type Countable,
  destinationLines,
  kecamatanLines,
  otherLine,
  type StatisticsKind,
} from '@simpul/agency'

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

/** The statistics of complaints: a table for each dimension. One that was referred here is counted by who took it in. */
export const complaintKind: StatisticsKind = {
  noun: 'Complaint',
  dimensions: {
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
  },
  publishing: {
    countable: countableComplaints,
    isReady: 'c.referred_by is null',
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
        otherLine,
      ],
      country: destinationLines,
      channel: ['IN_PERSON', 'PHONE', 'TEXT_MESSAGE', 'SOCIAL_MEDIA', 'EMAIL', 'LETTER', 'E_PENGADUAN', otherLine],
      sex: ['FEMALE', 'MALE', otherLine],
      ageBand: ageBandLines,
      kecamatanCode: kecamatanLines,
    },
  },
  definition: {
    en: 'complaints that the Service itself took in in the period, or before it and written down since the tables before, by what each names first; one that another agency referred is counted there; a figure under 5 is withheld, and those that would give it away',
    id: 'pengaduan yang diterima sendiri oleh Dinas dalam periode ini, atau sebelumnya dan baru dicatat sejak tabel sebelumnya, menurut pokok pertama masing-masing; pengaduan rujukan dihitung oleh lembaga perujuk; angka di bawah 5 tidak ditampilkan, begitu pula yang dapat mengungkapnya',
  },
  source: {
    en: 'complaints taken in by the Manpower Service of Jember',
    id: 'pengaduan yang diterima Dinas Tenaga Kerja Jember',
  },
  atForum: {
    table: 'COMPLAINTS',
    dimensions: {
      type: 'TYPE',
      country: 'DESTINATION',
      channel: 'CHANNEL',
      sex: 'SEX',
      ageBand: 'AGE_BAND',
      kecamatanCode: 'KECAMATAN',
    },
  },
}
