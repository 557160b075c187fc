import type { Purpose } from './vocabulary.ts'

/** What a purpose is called in Indonesian and English, and its term in the W3C Data Privacy Vocabulary (DPV 2.3). */
export interface PurposeTitle {
  readonly id: string
  readonly en: string
  readonly dpv: string
}

const dpv = 'https://w3id.org/dpv#'

/** One title a purpose. The DPV terms are the nearest wider ones: the vocabulary has none for migrant protection. */
export const purposeTitles: Readonly<Record<Purpose, PurposeTitle>> = {
  PLACEMENT: { id: 'Penempatan', en: 'Placement', dpv: `${dpv}ServiceProvision` },
  VERIFICATION: { id: 'Verifikasi', en: 'Verification', dpv: `${dpv}Verification` },
  PROTECTION: { id: 'Pelindungan', en: 'Protection', dpv: `${dpv}ProtectionOfIndividuals` },
  REPATRIATION: { id: 'Pemulangan', en: 'Repatriation', dpv: `${dpv}ProtectionOfIndividuals` },
  REINTEGRATION: { id: 'Reintegrasi', en: 'Reintegration', dpv: `${dpv}ServiceProvision` },
  STATISTICS: { id: 'Statistik', en: 'Statistics', dpv: `${dpv}ResearchAndDevelopment` },
  GOVERNANCE: { id: 'Tata kelola', en: 'Governance', dpv: `${dpv}OrganisationGovernance` },
  SUBJECT_ACCESS: { id: 'Akses oleh subjek', en: 'Access by the subject', dpv: `${dpv}RightsFulfilment` },
}
