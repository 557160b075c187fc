import type { BoundaryRules } from '@simpul/boundary'

/** The agency that owns a field: not those who only refer to its type by a stub, or share its form. */
export function ownerOfField(coordinate: string, owners: readonly BoundaryRules[]): string | undefined {
  const [type = ''] = coordinate.split('.')
  const holders = owners.filter(({ fields, types }) => {
    const rules = types.get(type)
    return fields.has(coordinate) && !(rules?.isStub === true && rules.key === coordinate)
  })
  return holders[0]?.agency.id
}
