import { compareWithCedar, faultsOfPolicies } from './cedar-properties.ts'

describe('the decision, beside the same rules as Cedar policies', () => {
  it('is the same for every field, caller and row of random hubs', () => {
    const { cases, allowed, shared } = compareWithCedar(25)
    expect(cases).toBeGreaterThan(3_000)
    expect(allowed).toBeGreaterThan(500)
    expect(shared).toBeGreaterThan(40)
  }, 120_000)

  it('is compared with policies in which Cedar’s own validator finds no fault', () => {
    expect(faultsOfPolicies(15)).toEqual([])
  }, 60_000)
})
