import { bytesOf } from '../shape/answer-bytes.ts'
import { redeemed, writtenAnswer, writtenData } from './written-answer.ts'

function sent(answer: Parameters<typeof writtenAnswer>[0]): string {
  return redeemed(writtenAnswer(answer)).toString()
}

describe('a written answer', () => {
  it('holds the data as it was written', () => {
    expect(sent({ data: writtenData(bytesOf('{"a":1.0,"b":"é"}')) })).toBe('{"data":{"a":1.0,"b":"é"}}')
  })

  it('holds errors and extensions beside it', () => {
    const answer = { errors: [{ message: 'é' }], data: writtenData(bytesOf('{"a":1.0}')), extensions: { n: 1 } }
    expect(sent(answer)).toBe('{"data":{"a":1.0},"errors":[{"message":"é"}],"extensions":{"n":1}}')
  })

  it('goes out once for its ticket, which is no JSON; other texts stay as they are', () => {
    const ticket = writtenAnswer({ data: writtenData(bytesOf('{"a":1}')) })
    expect(() => JSON.parse(ticket)).toThrow(SyntaxError)
    expect(redeemed(ticket)).toBeInstanceOf(Buffer)
    expect(redeemed(ticket)).toBe(ticket)
  })

  it('is written like any JSON where its data is not', () => {
    expect(writtenAnswer({ data: null, errors: [{ message: 'x' }] })).toBe('{"data":null,"errors":[{"message":"x"}]}')
    expect(writtenAnswer({ data: { a: [1] } })).toBe('{"data":{"a":[1]}}')
    expect(writtenAnswer({ errors: [{ message: 'x' }] })).toBe('{"errors":[{"message":"x"}]}')
  })

  it('is the same for whoever writes it otherwise', () => {
    expect(JSON.stringify({ data: writtenData(bytesOf('{"a":"é"}')) })).toBe('{"data":{"a":"é"}}')
  })
})
