import { answerText, stringifyAnswer } from './answer-text.ts'

describe('the text of an answer', () => {
  it('holds the data as it was written', () => {
    expect(stringifyAnswer({ data: answerText('{"a":1.0}'), extensions: { n: 1 } })).toBe(
      '{"data":{"a":1.0},"extensions":{"n":1}}',
    )
  })

  it('writes other data, null and errors like any JSON, and leaves out what is not there', () => {
    expect(stringifyAnswer({ data: null, errors: [{ message: 'x' }] })).toBe('{"errors":[{"message":"x"}],"data":null}')
    expect(stringifyAnswer({ data: { a: [1] } })).toBe('{"data":{"a":[1]}}')
    expect(stringifyAnswer({ errors: [{ message: 'x' }] })).toBe('{"errors":[{"message":"x"}]}')
  })

  it('is the same for whoever writes it otherwise', () => {
    expect(JSON.stringify({ data: answerText('{"a":"é"}') })).toBe('{"data":{"a":"é"}}')
  })
})
