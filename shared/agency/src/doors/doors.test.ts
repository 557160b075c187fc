import { z } from 'zod'
import { officerOf } from './officer.ts'
import { operationsByName } from './operations-by-name.ts'
import { readInput } from './read-input.ts'

describe('the operations of a door', () => {
  it('are found by name, and two of one name stop the start', () => {
    const [one, other] = [{ name: 'one' }, { name: 'other' }]
    expect([...operationsByName('staff', [[one], undefined, [other]]).keys()]).toEqual(['one', 'other'])
    expect(() => operationsByName('staff', [[one], [one]])).toThrow('two operations with the name one')
  })
})

describe('the name of an officer', () => {
  it('is the same each time, another for each person, agency and secret, and tells nothing', () => {
    const secret = Buffer.alloc(32, 1)
    const name = officerOf(secret, 'disnaker-jember', 'siti')
    expect(name).toMatch(/^o-[\w-]{22}$/)
    expect(officerOf(secret, 'disnaker-jember', 'siti')).toBe(name)
    const others = [
      officerOf(secret, 'disnaker-jember', 'budi'),
      officerOf(secret, 'migrant-care-jember', 'siti'),
      officerOf(Buffer.alloc(32, 2), 'disnaker-jember', 'siti'),
    ]
    expect(new Set([name, ...others]).size).toBe(4)
  })
})

describe('the input of an operation', () => {
  const schema = z.strictObject({ digest: z.string('must be a digest') })

  it('is what its schema makes of it', () => {
    expect(readInput('agreementSign', schema, { digest: 'x' })).toEqual({ digest: 'x' })
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'The input of agreementSign does not fit: digest must be a digest.'],
    [
      'a long number',
      { digest: 'x', 3509123456789012: 1 },
      'The input of agreementSign does not fit: Unrecognized key: "…".',
    ],
  ])('is refused in a sentence that quotes no long number: %s', (_, value, sentence) => {
    expect(() => readInput('agreementSign', schema, value)).toThrow(sentence)
  })
})
