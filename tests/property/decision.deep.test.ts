import { compareWithCedar } from './cedar-properties.ts'
import { decisionProperties } from './decision-properties.ts'

describe('over many random schemas, agreements, callers and rows', () => {
  it.each(decisionProperties)('$title', ({ check }) => check(20_000), 900_000)

  it('the decision is the same as that of Cedar', () => {
    expect(compareWithCedar(800).cases).toBeGreaterThan(100_000)
  }, 1_800_000)
})
