export {
  type DemoAgency,
  type DemoAgencyId,
  demoAgencies,
  forum,
  government,
  hubCompany,
  ngo,
} from './agencies.ts'
export { type DemoAgreement, type DemoAgreements, demoAgreements } from './agreements.ts'
export * from './case-vocabulary.ts'
export {
  type ChecklistItem,
  type ChecklistTemplate,
  type Collector,
  checklistOf,
  checklistTemplates,
  type DocumentType,
} from './checklists.ts'
export {
  companyName,
  type DemoCompany,
  type DemoSanction,
  demoCompanies,
  respondentCompany,
} from './companies.ts'
export { type ConsentTerms, consentWords } from './consents.ts'
export { type CostItem, type CostRule, costItems, costRuleOn, costRules } from './cost-rules.ts'
export { addDays, type IsoDate } from './days.ts'
export type * from './demo-worker.ts'
export { derivedId } from './derived-id.ts'
export { type Destination, markets, type Post, type Sector, sectors } from './destinations.ts'
export { type DemoEmployer, demoEmployers, demoPartners, type OverseasPartner } from './employers.ts'
export {
  type IndicatorFigure,
  indicatorFigures,
  type Kecamatan,
  kecamatans,
  type RegulationStep,
  regulationSteps,
} from './facts.ts'
export { fixedStories } from './fixed-fates.ts'
export { type DemoBroadcast, demoBroadcasts } from './forum/broadcasts.ts'
export { type DemoAgreementCommitment, demoCommitments } from './forum/commitments.ts'
export { type DemoTerm, demoGlossary } from './forum/glossary.ts'
export { type DemoAttendance, type DemoMeeting, type DemoMinutes, demoMeetings } from './forum/meetings.ts'
export { type DemoAnswer, type DemoSuggestion, demoSuggestions } from './forum/suggestions.ts'
export { demoGrantDocument, demoSubjectKey, demoSubjectProof } from './grant-documents.ts'
export { type DemoJobOrder, demoJobOrders, hubCountries, workersPerBatch } from './job-orders.ts'
export { mostWorkers } from './nik.ts'
export { type DemoPerson, demoPeople, subjectIssuer } from './people.ts'
export { type Desa, desas, kecamatanOf } from './places.ts'
export { defaultWorkers, demoPopulation, demoWorker, type PopulationSeed } from './population.ts'
export {
  type DemoRegisterKeys,
  type DemoRegisterOptions,
  demoRegister,
  demoRegisterDrafts,
  lapsedCoordinate,
  notAgreedCoordinate,
  outdatedCoordinate,
} from './register.ts'
export {
  type ReferralContentFacts,
  type ReferralStandingFacts,
  type SharedReferral,
  sharedReferral,
} from './shared-referral.ts'
export { type ReturnKind, type Scheme, type Stage, type StageReached, schemes, stages } from './stage.ts'
export { type TrainingInstitution, trainingInstitutions } from './training.ts'
export { type VillageGroup, villageGroups } from './village-groups.ts'
