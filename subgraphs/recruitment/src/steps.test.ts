import { withFederation } from '@simpul/boundary'
import { buildASTSchema, isEnumType, parse } from 'graphql'
import { jobOrderSteps } from './job-order/job-order-steps.ts'
import { isActive, placementStatuses, placementSteps } from './placement/placement-steps.ts'
import { documentSteps } from './placement-document/document-steps.ts'
import { recruitment } from './recruitment-subgraph.ts'

const schema = buildASTSchema(withFederation(parse(recruitment.sdl)), { assumeValidSDL: true })

/** What can be reached from a start by legal steps. */
function reached(steps: Readonly<Record<string, readonly string[]>>, start: string): ReadonlySet<string> {
  const found = new Set([start])
  for (const one of found) for (const next of steps[one] ?? []) found.add(next)
  return found
}

describe('the steps', () => {
  it.each([
    ['JobOrderStatus', jobOrderSteps, 'DRAFT'],
    ['PlacementStatus', placementSteps, 'SELECTED'],
    ['DocumentState', documentSteps, 'MISSING'],
  ] as const)('of %s are those of the schema, and lead from the start to each', (name, steps, start) => {
    const type = schema.getType(name)
    const values = isEnumType(type) ? type.getValues().map((value) => value.name) : []
    expect(Object.keys(steps).toSorted()).toEqual(values.toSorted())
    expect([...reached(steps, start)].toSorted()).toEqual(values.toSorted())
  })

  it('of a placement never lead back, and nobody who has departed is cancelled', () => {
    for (const status of placementStatuses) {
      const after = placementSteps[status].flatMap((next) => [...reached(placementSteps, next)])
      expect(after).not.toContain(status)
    }
    expect(reached(placementSteps, 'DEPARTED').has('CANCELLED')).toBe(false)
    expect(placementStatuses.filter((status) => !isActive(status))).toEqual(['ENDED', 'CANCELLED'])
  })
})
