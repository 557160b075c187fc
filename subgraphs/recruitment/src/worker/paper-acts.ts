import { recordCompanyTraining } from '../company-training/record-company-training.ts'
import { recordInsurance } from '../insurance-membership/record-insurance.ts'
import { renewInsurance } from '../insurance-membership/renew-insurance.ts'
import { recordFitness } from '../medical-fitness/record-fitness.ts'
import { recordPassport } from '../passport/record-passport.ts'
import { movePlacementDocument } from '../placement-document/move-placement-document.ts'
import { recordPoliceClearance } from '../police-clearance/record-police-clearance.ts'
import { recordPsychologicalFitness } from '../psychological-fitness/record-psychological-fitness.ts'
import { changeRecruitmentContact } from '../recruitment-contact/change-recruitment-contact.ts'
import { endRecruitmentContact } from '../recruitment-contact/end-recruitment-contact.ts'
import { recordRecruitmentContact } from '../recruitment-contact/record-recruitment-contact.ts'
import { recordVisa } from '../visa/record-visa.ts'

/** The acts on a candidate's papers and numbers. */
export const paperActs = {
  recordFitness,
  recordPsychologicalFitness,
  recordPoliceClearance,
  recordPassport,
  recordVisa,
  recordInsurance,
  renewInsurance,
  recordCompanyTraining,
  movePlacementDocument,
  recordRecruitmentContact,
  changeRecruitmentContact,
  endRecruitmentContact,
}
