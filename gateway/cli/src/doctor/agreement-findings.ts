import type { BoundaryRules } from '@simpul/boundary'
import type { AgreementDetail, RegisterState } from '@simpul/trust'
import { type Finding, fine, warning } from './finding.ts'

/** Which agreements end soon, and which lines no longer fit the field they name: pure. */
export function agreementFindings(state: RegisterState, owners: readonly BoundaryRules[]): readonly Finding[] {
  const details = [...state.agreementDetails.values()]
  return [...endings(details), ...outdated(details, owners), ...waiting(state, details)]
}

function endings(details: readonly AgreementDetail[]): readonly Finding[] {
  const ending = details.filter(({ warning: days, document }) => days !== undefined && !isRenewed(document.id, details))
  if (ending.length === 0) return [fine('agreements end', 'None ends within 60 days without another that follows it.')]
  return ending.map(({ document, warning: days }) =>
    warning(
      'agreements end',
      `${document.id} ends within ${days} days, on ${document.until}. Draft the next: --renews ${document.id}.`,
    ),
  )
}

function isRenewed(id: string, details: readonly AgreementDetail[]): boolean {
  return details.some(({ renews, state }) => renews === id && (state === 'ACTIVE' || state === 'NOT_YET'))
}

function outdated(details: readonly AgreementDetail[], owners: readonly BoundaryRules[]): readonly Finding[] {
  const found = details
    .filter(({ state }) => state === 'ACTIVE')
    .map(({ document }) => ({ id: document.id, coordinates: outdatedIn(document.lines, owners) }))
    .filter(({ coordinates }) => coordinates.length > 0)
  if (found.length === 0) return [fine('lines fit', 'Every line in force fits the field that it names.')]
  return found.map(({ id, coordinates }) =>
    warning(
      'lines fit',
      `${id}: ${coordinates.join(', ')} changed after it was signed and stays closed until it is signed again.`,
    ),
  )
}

function outdatedIn(lines: AgreementDetail['document']['lines'], owners: readonly BoundaryRules[]): readonly string[] {
  const coordinates = lines.flatMap((line) => {
    const rules = owners.find(({ agency }) => agency.id === line.owner)
    if (rules === undefined) return []
    const field = rules.fields.get(line.coordinate)
    return field !== undefined && field.kind !== 'edge' && field.digest === line.digest ? [] : [line.coordinate]
  })
  return [...new Set(coordinates)]
}

function waiting({ admissions }: RegisterState, details: readonly AgreementDetail[]): readonly Finding[] {
  const proposed = details.filter(({ state }) => state === 'PROPOSED')
  return [
    ...proposed.map(({ document, missing }) =>
      fine('to be signed', `${document.id} waits for ${missing.join(' and ')}.`),
    ),
    ...admissions.map(({ agency, missing }) =>
      warning('to be admitted', `${agency} asks to be admitted; ${missing} more must approve.`),
    ),
  ]
}
