import { registerProperties } from './register-properties.ts'

describe('over random registers, each entry signed by its author', () => {
  it.each(registerProperties)('$title', ({ check }) => check(120), 120_000)
})
