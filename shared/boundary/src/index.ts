export { type Asked, type FieldRead, fieldsRead, personsNamed, type RowNamed, rowsNamed } from './arguments-read.ts'
export { BoundaryError, type BoundaryErrorCode } from './boundary-error.ts'
export { type Decidable, decide } from './decide.ts'
export {
  type AgencyCaller,
  type Caller,
  type ClosedReason,
  closedReasons,
  type Decision,
  type PublicCaller,
  type RowFacts,
  type SubjectCaller,
} from './decision.ts'
export { boundaryDefinitions, boundaryDirectives, boundarySpecUrl } from './directives.ts'
export { type DraftTerms, draftLines } from './draft-lines.ts'
export { withFederation } from './federation.ts'
export { type Cell, compileMatrix, type Matrix, type Reach, type Way, waysFor } from './matrix.ts'
export { type PurposeTitle, purposeTitles } from './purpose-titles.ts'
export { readRules } from './read-rules.ts'
export { agreementsNaming, type Opening, type Refusal, refusalOf, refusalSentence } from './refusal.ts'
export type { AgencyView, AgreementLine, AgreementView, RegisterView } from './register-view.ts'
export type {
  ActRules,
  AgencyRules,
  BoundaryRules,
  EdgeRules,
  FieldRules,
  LeafRules,
  Share,
  TypeRules,
} from './rules.ts'
export { isAboutPerson, isGrantedOnly, isSearchOverPeople } from './search-rule.ts'
export * from './vocabulary.ts'
