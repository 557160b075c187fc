import { z } from 'zod'
import { checked, saying } from './checked-input.ts'
import { notThere } from './refused.ts'

describe('an input that is checked', () => {
  const schema = z.object({
    reason: z.string().min(1, saying({ en: 'must not be empty', id: 'tidak boleh kosong' })),
    steps: z.array(z.string().max(5)).nullish(),
  })

  it('is given as it was read', () => {
    expect(checked(schema, { reason: 'Satu.', steps: null, more: 1 })).toEqual({ reason: 'Satu.', steps: null })
  })

  it.each([
    ['its own words, in both languages', { reason: '' }, 'input.reason', 'must not be empty', 'tidak boleh kosong'],
    [
      'words of the library, which knows English alone',
      { reason: 'a', steps: ['toolong'] },
      'input.steps.0',
      'Too big',
      'tidak sesuai',
    ],
  ])('is refused with the field and %s', (_, input, field, en, id) => {
    expect(() => checked(schema, input)).toThrow(
      expect.objectContaining({
        extensions: {
          code: 'BAD_INPUT',
          field,
          messages: {
            en: expect.stringMatching(new RegExp(`^${field} ${en}.*\\. Nothing was written\\.$`)),
            id: `${field} ${id}. Tidak ada yang ditulis.`,
          },
        },
      }),
    )
  })
})

it('a row that is not there, or not for this caller, is said alike in both languages', () => {
  const error = notThere('SafetyPlan')
  expect(error.message).toMatch(/^There is no such SafetyPlan, .* · Tidak ada SafetyPlan seperti itu, /)
  expect(error.extensions).toMatchObject({ code: 'NOT_FOUND', messages: { en: expect.stringContaining('SafetyPlan') } })
})
