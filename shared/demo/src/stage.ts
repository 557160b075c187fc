import type { IsoDate } from './days.ts'

/** The stages of a worker's way, in their order; the last one stands apart: nobody passes through it. */
export const stages = [
  'INFORMED',
  'REGISTERED',
  'SELECTED',
  'PLACEMENT_AGREEMENT_SIGNED',
  'DOCS_IN_PROGRESS',
  'TRAINED',
  'MEDICAL_FIT',
  'PASSPORT',
  'VISA',
  'BPJS_ACTIVE',
  'OPP_DONE',
  'E_PMI_ISSUED',
  'DEPARTED',
  'ARRIVED_REPORTED',
  'WORKING',
  'EMPLOYER_CHANGED',
  'EXTENDED',
  'RETURNED',
  'REINTEGRATION',
  'CLOSED',
  'NON_PROCEDURAL_DETECTED',
] as const
export type Stage = (typeof stages)[number]

/** A stage and the day it was reached. */
export interface StageReached {
  readonly stage: Stage
  readonly on: IsoDate
}

/** How somebody came home. */
export type ReturnKind = 'NORMAL' | 'PROBLEM' | 'SICK' | 'DECEASED' | 'DEPORTED'

/** By which way somebody is placed abroad. */
export const schemes = ['P_TO_P', 'G_TO_G', 'SSW', 'INDIVIDUAL', 'OWN_COMPANY', 'RE_ENTRY', 'SEAFARER'] as const
export type Scheme = (typeof schemes)[number]
