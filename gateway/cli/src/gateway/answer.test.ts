import { readAnswer } from './answer.ts'

describe('readAnswer', () => {
  it('reads an answer of errors alone, as to a question that does not fit the schema', () => {
    const body = '{"errors":[{"message":"Cannot query field \\"nope\\" on type \\"Query\\"."}]}'
    expect(readAnswer(body)?.faults).toEqual(['Cannot query field "nope" on type "Query".'])
  })

  it.each([
    ['a page', '<p>hello</p>'],
    ['an object that is no answer', '{"ok":true}'],
    ['nothing', ''],
  ])('is undefined for %s', (_, body) => {
    expect(readAnswer(body)).toBeUndefined()
  })
})
