import type { NewRow } from '@simpul/agency'
import { addDays, derivedId, government, ngo } from '@simpul/demo'
import type { FollowUpVisitRow } from '../follow-up-visit/follow-up-visit-table.ts'
import type { ReintegrationPlanRow } from '../reintegration-plan/reintegration-plan-table.ts'
import type { RepatriationRequestRow } from '../repatriation-request/repatriation-request-table.ts'
import type { NgoCase } from './ngo-case.ts'

/** What was asked of the government for those whom it brought home. */
export function repatriationRequestRows(one: NgoCase): readonly NewRow<RepatriationRequestRow>[] {
  const { id, workerId, isReferred, told } = one
  const { repatriation, country } = told
  if (isReferred || repatriation?.requestedBy !== ngo) return []
  const asked = { askedOf: government, askedOn: repatriation.requestedOn, neededBy: null, repatriationId: null }
  const request = { workerId, country: country.code, ...asked, state: 'DONE', version: 1 } as const
  return [{ id: derivedId(id, 'repatriation request'), caseId: id, ...request }]
}

/** What was agreed with those who came home alive. */
export function reintegrationPlanRows(one: NgoCase): readonly NewRow<ReintegrationPlanRow>[] {
  const agreedOn = homeOn(one)
  if (agreedOn === undefined) return []
  const { id, workerId } = one
  const steps = ['Pelatihan usaha kecil di balai desa.', 'Pendampingan keluarga tiap bulan.']
  const plan = { steps, agreedOn, reviewOn: addDays(agreedOn, 84), state: 'ACTIVE', version: 1 } as const
  return [{ id: derivedId(id, 'reintegration plan'), caseId: id, workerId, ...plan }]
}

/** The first visit, made on the day on which the plan was agreed. */
export function followUpVisitRows(one: NgoCase): readonly NewRow<FollowUpVisitRow>[] {
  return reintegrationPlanRows(one).map(({ id: planId, caseId, workerId, agreedOn }) => {
    const visit = { visitedOn: agreedOn, kind: 'AT_HOME', findings: 'Keluarga menerima dengan baik.' } as const
    return { id: derivedId(planId, 'visit', 1), planId, caseId, workerId, ...visit, nextOn: addDays(agreedOn, 28) }
  })
}

function homeOn({ isReferred, told: { repatriation } }: NgoCase): string | undefined {
  if (isReferred || repatriation === undefined || repatriation.condition === 'DECEASED') return undefined
  return repatriation.returnedOn
}
