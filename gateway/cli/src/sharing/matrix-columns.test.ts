import { matrixCsv, matrixTable } from './matrix-columns.ts'
import { matrixPage } from './matrix-page.ts'
import type { SharingRow } from './sharing-row.ts'

const row: SharingRow = {
  owner: 'disnaker-jember',
  type: 'Worker',
  field: 'Worker.fullName',
  class: 'PERSONAL',
  access: 'READ',
  reader: 'migrant-care-jember',
  roles: ['OFFICER', 'CASEWORKER'],
  purpose: 'PROTECTION',
  basis: 'LAW',
  rows: 'GRANTED',
  agreement: '=HYPERLINK("x")',
  until: '2026-12-31',
  retainDays: 30,
  isDuty: true,
  closed: undefined,
}

describe('the matrix', () => {
  it('as CSV quotes what needs it and starts no formula', () => {
    expect(matrixCsv([row])).toBe(
      'field,class,owner,reader,may,roles,purpose,basis,rows,agreement,until,kept days,closed\r\n' +
        `Worker.fullName,PERSONAL,disnaker-jember,migrant-care-jember,READ,OFFICER CASEWORKER,PROTECTION,LAW (duty),GRANTED,"'=HYPERLINK(""x"")",2026-12-31,30,\r\n`,
    )
  })

  it('as a table leaves out the columns that would say nothing', () => {
    expect(matrixTable([row]).split('\n')[0]).not.toMatch(/may|closed/)
    expect(matrixTable([{ ...row, access: 'ASK', closed: 'NOT_AGREED' }]).split('\n')[0]).toMatch(/may.*closed/)
  })

  it('as a page runs nothing and loads nothing', () => {
    const page = matrixPage({ rows: [{ ...row, agreement: '<script>"&' }], at: new Date(0), seq: 3, isFresh: false })
    expect(page).toContain('<td>&#60;script&#62;&#34;&#38;</td>')
    expect(page).toContain("default-src 'none'")
    expect(page).toContain('Kabar terakhir dari register sudah terlalu lama.')
    expect(page).toContain('The last word of the register is too old.')
  })
})
