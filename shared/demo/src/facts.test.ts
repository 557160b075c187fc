import { readCsv } from './csv.ts'
import { indicatorFigures, kecamatans, regulationSteps } from './facts.ts'
import { publishedShares } from './published-shares.ts'

describe('the facts', () => {
  it('name the 31 districts of Jember, whose two codes agree for one only', () => {
    expect(kecamatans).toHaveLength(31)
    expect(kecamatans[10]).toEqual({ code: '35.09.11', nikPrefix: '350911', bps: '3509040', name: 'Wuluhan' })
    expect(kecamatans.filter(({ code, nikPrefix }) => code.replaceAll('.', '') !== nikPrefix)).toEqual([])
    expect(kecamatans.filter(({ bps, nikPrefix }) => bps === `${nikPrefix}0`).map(({ name }) => name)).toEqual([
      'Arjasa',
    ])
  })

  it('keep two publishers who disagree side by side', () => {
    const jember2022 = indicatorFigures.filter(
      ({ indicator, area, periodStart }) =>
        indicator === 'migrant_workers' && area === 'Jember' && periodStart === '2022-01-01',
    )
    expect(jember2022.map(({ publisher, value, note }) => ({ publisher, value, note }))).toEqual([
      { publisher: 'SiskoP2MI', value: 1120, note: undefined },
      { publisher: 'Migrant CARE', value: 655, note: 'disagrees with 1120; shown side by side, never averaged' },
    ])
  })

  it('have a value, a source and a period for each figure', () => {
    expect(indicatorFigures).toHaveLength(66)
    const poor = indicatorFigures.filter(
      ({ value, source, periodStart, periodEnd }) => Number.isNaN(value) || source === '' || periodStart > periodEnd,
    )
    expect(poor).toEqual([])
  })

  it('let the regulation go back', () => {
    expect(regulationSteps.map(({ date, outcome }) => `${date} ${outcome}`)).toEqual([
      '2007 REACHED',
      '2008 REACHED_UNDER_OLD_LAW',
      '2017-10 REACHED',
      '2022 REACHED',
      '2023 REACHED',
      '2025 PROPOSED',
      '2026-01-28 DROPPED',
    ])
  })

  it('count as other what a table leaves out of its total', () => {
    const table = {
      indicator: 'complaints',
      area: 'Indonesia',
      periodStart: '2024-01-01',
      periodEnd: '2024-06-30',
      dimension: 'type',
    }
    expect(publishedShares(table).at(-1)).toEqual(['other', 364])
    expect(() => publishedShares({ ...table, dimension: 'shoe size' })).toThrow(
      'No figure is published by shoe size for complaints.',
    )
  })
})

describe('readCsv', () => {
  it('reads commas and quotes in a quoted cell, and empty cells', () => {
    expect(readCsv('a,b,c\n1,"two, ""2""",\r\n,,3\n')).toEqual([
      { a: '1', b: 'two, "2"', c: '' },
      { a: '', b: '', c: '3' },
    ])
  })
})
