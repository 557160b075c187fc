import fc from 'fast-check'
import { again, begin, byte, bytesOf, json, literal, literalOf, number, place, quoted, taken } from './answer-bytes.ts'

function written(write: () => void): string {
  begin()
  write()
  return taken().data.toString()
}

describe('the bytes of an answer', () => {
  it('write every string and number as JSON.stringify does', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.string({ minLength: 60, maxLength: 70 }))
    fc.assert(
      fc.property(fc.array(text), fc.array(fc.double({ noDefaultInfinity: true, noNaN: true })), (texts, numbers) => {
        const out = written(() => {
          byte(0x5b)
          for (const one of texts) {
            quoted(one)
            byte(0x2c)
          }
          for (const one of numbers) {
            number(one)
            byte(0x2c)
          }
          literal(literalOf('"é"'))
          json(']')
        })
        expect(out).toBe(JSON.stringify([...texts, ...numbers, 'é']))
      }),
    )
  })

  it('escape a half of a pair, which UTF-8 cannot hold', () => {
    expect(written(() => quoted('a\ud800b'))).toBe('"a\\ud800b"')
  })

  it('grow with the answer, and keep what is written', () => {
    const piece = 'x'.repeat(60)
    const out = written(() => {
      byte(0x5b)
      const from = place()
      quoted(piece)
      byte(0x2c)
      const to = place()
      for (let time = 0; time < 100_000; time += 1) again(from, to)
      literal(literalOf('0]'))
    })
    expect(JSON.parse(out)).toEqual([...Array.from({ length: 100_001 }, () => piece), 0])
  })

  it('are those of one answer each, also once another is written', () => {
    const one = bytesOf('{"a":1}')
    bytesOf('{"b":2}')
    expect([one.data.toString(), one.body.toString()]).toEqual(['{"a":1}', '{"data":{"a":1}}'])
  })

  it('forget an answer that was begun and not taken', () => {
    begin()
    quoted('lost')
    expect(written(() => quoted('kept'))).toBe('"kept"')
  })
})
