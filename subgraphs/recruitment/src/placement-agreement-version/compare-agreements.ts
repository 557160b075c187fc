/** What tells one version of a placement agreement from another. */
export interface AgreementTerms {
  readonly number: string
  readonly documentHash: string
}

/** One thing that is not as it was. */
export interface AgreementDifference {
  readonly field: 'NUMBER' | 'DOCUMENT'
  readonly before: string
  readonly after: string
}

/** Compares two versions of an agreement field by field. Whether a new document is worse, only its readers can tell. */
export function compareAgreements(before: AgreementTerms, after: AgreementTerms): readonly AgreementDifference[] {
  const pairs = [
    { field: 'NUMBER', before: before.number, after: after.number },
    { field: 'DOCUMENT', before: before.documentHash, after: after.documentHash },
  ] as const
  return pairs.filter((pair) => pair.before !== pair.after)
}
