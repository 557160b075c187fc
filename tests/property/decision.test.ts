import { decisionProperties } from './decision-properties.ts'

describe('over random schemas, agreements, callers and rows', () => {
  it.each(decisionProperties)('$title', ({ check }) => check(400), 60_000)
})
