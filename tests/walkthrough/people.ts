import type { TestCaller } from '@simpul/testing'

export const disnaker = 'disnaker-jember'
export const company = 'p3mi-in-era-sejahtera'
export const migrantCare = 'migrant-care-jember'
export const forumAgency = 'forum-pmi-jember'

/** Somebody who speaks in the walkthrough: who it is in the page's words, and as whom the hub knows her. */
export interface Speaker {
  readonly title: string
  readonly as: TestCaller | undefined
}

const staff = (title: string, as: TestCaller): Speaker => ({ title, as })

/** The desk where workers register, and where placements are filed. */
export const registrar = staff('Disnaker, officer at the desk', {
  issuer: disnaker,
  person: 'registrar',
  role: 'OFFICER',
  purpose: 'VERIFICATION',
})
/** Who handles complaints at Disnaker. */
export const mediator = staff('Disnaker, caseworker', {
  issuer: disnaker,
  person: 'mediator',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
})
/** The same desk when somebody is to come home. */
export const returnDesk = staff('Disnaker, caseworker for returns', {
  issuer: disnaker,
  person: 'return-desk',
  role: 'CASEWORKER',
  purpose: 'REPATRIATION',
})
/** Who finds candidates for a job order, and sees them off. */
export const recruiter = staff('PT. In Era Sejahtera, placement officer', {
  issuer: company,
  person: 'recruiter',
  role: 'CASEWORKER',
  purpose: 'PLACEMENT',
})
/** Who stands by a client. */
export const companion = staff('Migrant CARE, caseworker', {
  issuer: migrantCare,
  person: 'companion',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
})
/** The same when a client is to come home. */
export const companionAtReturn = staff('Migrant CARE, caseworker for returns', {
  issuer: migrantCare,
  person: 'companion',
  role: 'CASEWORKER',
  purpose: 'REPATRIATION',
})
/** She herself, signed in as a worker. */
export const herself = staff('Wulandari herself', {
  issuer: 'subjects',
  person: 'wulandari',
  role: 'SUBJECT',
  purpose: 'SUBJECT_ACCESS',
})
