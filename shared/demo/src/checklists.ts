import type { Scheme, Stage } from './stage.ts'

/** Who collects a document: the Manpower Service, or the company where there is one. */
export type Collector = 'GOVERNMENT' | 'COMPANY'

/** A kind of document that a scheme asks for. */
export interface ChecklistItem {
  readonly type: DocumentType
  readonly title: { readonly id: string; readonly en: string }
  readonly collector: Collector
  /** The stage by which it must be accepted. */
  readonly due: Stage
  /** The rule that asks for it. */
  readonly rule: string
}

/** What one scheme asks for. A new rule makes a new version; the old one stays for those who began under it. */
export interface ChecklistTemplate {
  readonly id: string
  readonly scheme: Scheme
  readonly version: number
  readonly validFrom: string
  readonly items: readonly ChecklistItem[]
}

const uu18 = 'UU 18/2017 art. 13'

const items = {
  KTP: item('KTP', 'KTP elektronik', 'Identity card', 'GOVERNMENT', 'TRAINED', 'SIAPkerja'),
  KK: item('KK', 'Kartu keluarga', 'Family card', 'GOVERNMENT', 'TRAINED', 'SIAPkerja'),
  BIRTH_CERTIFICATE: item(
    'BIRTH_CERTIFICATE',
    'Akta kelahiran',
    'Birth certificate',
    'GOVERNMENT',
    'TRAINED',
    'SIAPkerja',
  ),
  MARITAL_STATUS_LETTER: item(
    'MARITAL_STATUS_LETTER',
    'Surat keterangan status perkawinan',
    'Letter on marital status',
    'GOVERNMENT',
    'TRAINED',
    uu18,
  ),
  FAMILY_PERMISSION: item(
    'FAMILY_PERMISSION',
    'Surat izin suami, istri, orang tua, atau wali yang diketahui kepala desa',
    'Permission of spouse, parent or guardian, known by the village head',
    'GOVERNMENT',
    'TRAINED',
    uu18,
  ),
  DIPLOMA: item('DIPLOMA', 'Ijazah', 'School certificate', 'GOVERNMENT', 'TRAINED', 'SIAPkerja'),
  SKCK: item(
    'SKCK',
    'Surat keterangan catatan kepolisian',
    'Police record letter',
    'GOVERNMENT',
    'MEDICAL_FIT',
    'SIAPkerja',
  ),
  COMPETENCE_CERTIFICATE: item(
    'COMPETENCE_CERTIFICATE',
    'Sertifikat kompetensi kerja',
    'Certificate of competence',
    'GOVERNMENT',
    'MEDICAL_FIT',
    uu18,
  ),
  HEALTH_CERTIFICATE: item(
    'HEALTH_CERTIFICATE',
    'Surat keterangan sehat, jasmani dan rohani',
    'Certificate of health, of body and mind',
    'COMPANY',
    'MEDICAL_FIT',
    uu18,
  ),
  PASSPORT: item('PASSPORT', 'Paspor', 'Passport', 'COMPANY', 'PASSPORT', uu18),
  VISA: item('VISA', 'Visa kerja', 'Work visa', 'COMPANY', 'VISA', uu18),
  PLACEMENT_AGREEMENT: item(
    'PLACEMENT_AGREEMENT',
    'Perjanjian penempatan',
    'Placement agreement',
    'COMPANY',
    'PLACEMENT_AGREEMENT_SIGNED',
    uu18,
  ),
  EMPLOYMENT_CONTRACT: item('EMPLOYMENT_CONTRACT', 'Perjanjian kerja', 'Employment agreement', 'COMPANY', 'VISA', uu18),
  LEAVE_LETTER: item('LEAVE_LETTER', 'Surat cuti dari pemberi kerja', 'Leave letter', 'GOVERNMENT', 'VISA', 'E-PMI'),
  BPJS_PROOF: item(
    'BPJS_PROOF',
    'Bukti kepesertaan BPJS Ketenagakerjaan',
    'Proof of social security',
    'COMPANY',
    'BPJS_ACTIVE',
    'Permenaker 4/2023',
  ),
  PHOTO: item('PHOTO', 'Pasfoto', 'Photograph', 'GOVERNMENT', 'E_PMI_ISSUED', 'E-PMI'),
  ORIENTATION_CERTIFICATE: item(
    'ORIENTATION_CERTIFICATE',
    'Sertifikat orientasi pra-pemberangkatan',
    'Certificate of pre-departure orientation',
    'GOVERNMENT',
    'OPP_DONE',
    'PP 59/2021',
  ),
} as const

export type DocumentType = keyof typeof items

const identity = [items.KTP, items.KK, items.BIRTH_CERTIFICATE, items.MARITAL_STATUS_LETTER, items.FAMILY_PERMISSION]
const travel = [items.PASSPORT, items.VISA, items.EMPLOYMENT_CONTRACT]
const departure = [items.BPJS_PROOF, items.ORIENTATION_CERTIFICATE, items.PHOTO]

/** The checklist of each scheme, as data: a scheme is changed by a new version here, not by new columns. */
export const checklistTemplates: readonly ChecklistTemplate[] = [
  template('P_TO_P', [
    ...identity,
    items.DIPLOMA,
    items.SKCK,
    items.COMPETENCE_CERTIFICATE,
    items.PLACEMENT_AGREEMENT,
    items.HEALTH_CERTIFICATE,
    ...travel,
    ...departure,
  ]),
  template('G_TO_G', [...identity, items.DIPLOMA, items.SKCK, items.HEALTH_CERTIFICATE, ...travel, ...departure]),
  template('SSW', [
    ...identity,
    items.DIPLOMA,
    items.SKCK,
    items.COMPETENCE_CERTIFICATE,
    items.HEALTH_CERTIFICATE,
    ...travel,
    ...departure,
  ]),
  template('INDIVIDUAL', [...identity, items.SKCK, items.HEALTH_CERTIFICATE, ...travel, ...departure]),
  template('OWN_COMPANY', [...identity, items.HEALTH_CERTIFICATE, ...travel, ...departure]),
  template('RE_ENTRY', [
    items.KTP,
    items.LEAVE_LETTER,
    items.HEALTH_CERTIFICATE,
    ...travel,
    items.BPJS_PROOF,
    items.PHOTO,
  ]),
  template('SEAFARER', [
    ...identity,
    items.SKCK,
    items.COMPETENCE_CERTIFICATE,
    items.HEALTH_CERTIFICATE,
    ...travel,
    ...departure,
  ]),
]

const templateByScheme = new Map(checklistTemplates.map((one) => [one.scheme, one]))

/** The checklist that holds for a scheme today. */
export function checklistOf(scheme: Scheme): ChecklistTemplate {
  const found = templateByScheme.get(scheme)
  if (found === undefined) throw new Error(`No checklist is known for the scheme ${scheme}.`)
  return found
}

function template(scheme: Scheme, asked: readonly ChecklistItem[]): ChecklistTemplate {
  return {
    id: `checklist-${scheme.toLowerCase().replaceAll('_', '-')}-1`,
    scheme,
    version: 1,
    validFrom: '2023-07-17',
    items: asked,
  }
}

function item<const T extends string>(
  type: T,
  titleId: string,
  titleEn: string,
  collector: Collector,
  due: Stage,
  rule: string,
) {
  return { type, title: { id: titleId, en: titleEn }, collector, due, rule } as const
}
