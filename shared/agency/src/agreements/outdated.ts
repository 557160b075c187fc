import type { AgreementLine, BoundaryRules } from '@simpul/boundary'
import type { AgreementDocument } from '@simpul/trust'

/** The own fields of an agreement that are no longer as they were when its lines were written. */
export function outdatedCoordinates({ lines }: AgreementDocument, rules: BoundaryRules): readonly string[] {
  const own = lines.filter(({ owner }) => owner === rules.agency.id)
  return [...new Set(own.filter((line) => isOutdated(line, rules)).map(({ coordinate }) => coordinate))]
}

/** True where an own field has changed since the line was written, or is no more. */
export function isOutdated({ coordinate, digest }: AgreementLine, rules: BoundaryRules): boolean {
  const field = rules.fields.get(coordinate)
  return field === undefined || field.kind === 'edge' || field.digest !== digest
}
