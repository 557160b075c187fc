import { type AgencyContext, fileField, type Row, type RowTable, workerReference } from '@simpul/agency'
import { companyTrainings } from '../company-training/company-training-table.ts'
import { insuranceMemberships } from '../insurance-membership/insurance-membership-table.ts'
import { medicalFitness } from '../medical-fitness/medical-fitness-table.ts'
import { passports } from '../passport/passport-table.ts'
import { placements } from '../placement/placement-table.ts'
import { placementDocuments } from '../placement-document/placement-document-table.ts'
import { policeClearances } from '../police-clearance/police-clearance-table.ts'
import { psychologicalFitness } from '../psychological-fitness/psychological-fitness-table.ts'
import { recruitmentContacts } from '../recruitment-contact/recruitment-contact-table.ts'
import { visas } from '../visa/visa-table.ts'
import { paperActs } from './paper-acts.ts'

/** What this company's system adds to a worker, who is the government's: nothing but its own rows about them. */
export const workerResolvers = {
  Query: {
    worker: (_: unknown, { id }: { readonly id: string }) => workerReference(id),
  },
  Mutation: paperActs,
  Worker: {
    placements: aboutWorker(placements),
    placementDocuments: aboutWorker(placementDocuments),
    passports: aboutWorker(passports),
    visas: aboutWorker(visas),
    medicalFitness: aboutWorker(medicalFitness),
    psychologicalFitness: aboutWorker(psychologicalFitness),
    policeClearances: aboutWorker(policeClearances),
    companyTrainings: aboutWorker(companyTrainings),
    insuranceMemberships: aboutWorker(insuranceMemberships),
    recruitmentContacts: aboutWorker(recruitmentContacts),
  },
  PlacementDocument: { file: fileField('PlacementDocument') },
}

interface AboutWorker extends Row {
  readonly workerId: string
}

function aboutWorker<R extends AboutWorker>(table: RowTable<R>) {
  return ({ id }: { readonly id: string }, _: unknown, { rows }: AgencyContext) => rows(table).of('workerId', id)
}
