import type { CountedTable } from './counted-table.ts'
import { withholdSmall } from './withhold-small.ts'

/** A table of lines `[female, male]`. */
function table(name: string, lines: Readonly<Record<string, readonly number[]>>): CountedTable {
  return { name, lines: Object.entries(lines).map(([category, counts]) => ({ category, counts })) }
}

/** What is shown of each line: its total and its parts. */
function shown(counted: CountedTable, columns = 2): Readonly<Record<string, readonly unknown[]>> {
  const [published] = withholdSmall([counted], columns).tables
  return Object.fromEntries(
    (published?.lines ?? []).map(({ category, total, counts }) => [category, [total, ...counts]]),
  )
}

describe('withholdSmall', () => {
  it('shows what is nowhere small', () => {
    expect(shown(table('country', { HK: [40, 8], TW: [30, 9] }))).toEqual({ HK: [48, 40, 8], TW: [39, 30, 9] })
  })

  it('withholds a small line together with the smallest other, which its absence would give away', () => {
    expect(shown(table('country', { HK: [40], TW: [30], MY: [9], BN: [3] }), 1)).toEqual({
      HK: [40, null],
      TW: [30, null],
      MY: [null, null],
      BN: [null, null],
    })
  })

  it('withholds small lines alone where together they are not small', () => {
    expect(shown(table('country', { HK: [40], MY: [4], BN: [3] }), 1)).toEqual({
      HK: [40, null],
      MY: [null, null],
      BN: [null, null],
    })
  })

  it('takes zero for small: no line tells that there is nobody', () => {
    expect(shown(table('country', { HK: [40], TW: [9], BN: [0], SG: [0] }), 1)).toEqual({
      HK: [40, null],
      TW: [null, null],
      BN: [null, null],
      SG: [null, null],
    })
  })

  it('does not divide a line with a small part, nor the next by which the columns would give it away', () => {
    expect(shown(table('country', { HK: [40, 2], TW: [30, 9], MY: [50, 60] }))).toEqual({
      HK: [42, null, null],
      TW: [39, null, null],
      MY: [110, 50, 60],
    })
  })

  it('divides nothing where a column is small as a whole, and shows nothing where all is small', () => {
    expect(withholdSmall([table('country', { HK: [40, 1], TW: [30, 2] })], 2)).toEqual({
      total: 73,
      columns: [null, null],
      tables: [
        {
          name: 'country',
          lines: [
            { category: 'HK', total: 41, counts: [null, null] },
            { category: 'TW', total: 32, counts: [null, null] },
          ],
        },
      ],
    })
    expect(withholdSmall([table('country', { HK: [2, 1], TW: [0, 1] })], 2)).toMatchObject({ total: null })
  })

  it('refuses tables that do not count the same', () => {
    const two = [table('country', { HK: [40, 8] }), table('scheme', { SSW: [40, 7] })]
    expect(() => withholdSmall(two, 2)).toThrow('The table scheme does not count the same as country.')
  })
})
