import { textTable } from '../text-table.ts'
import type { SharingRow } from './sharing-row.ts'

/** A column of the matrix: what it is called, in both languages, and what it holds of a row. */
export interface MatrixColumn {
  readonly name: keyof SharingRow
  readonly heading: { readonly id: string; readonly en: string }
  readonly text: (row: SharingRow) => string
}

/** The columns of the matrix, in every format the same. */
export const matrixColumns: readonly MatrixColumn[] = [
  { name: 'field', heading: { id: 'Data', en: 'field' }, text: ({ field }) => field },
  { name: 'class', heading: { id: 'Golongan', en: 'class' }, text: (row) => row.class },
  { name: 'owner', heading: { id: 'Pemilik', en: 'owner' }, text: ({ owner }) => owner },
  { name: 'reader', heading: { id: 'Pembaca', en: 'reader' }, text: ({ reader }) => reader },
  { name: 'access', heading: { id: 'Cara', en: 'may' }, text: ({ access }) => access },
  { name: 'roles', heading: { id: 'Peran', en: 'roles' }, text: ({ roles }) => roles.join(' ') },
  { name: 'purpose', heading: { id: 'Keperluan', en: 'purpose' }, text: ({ purpose }) => purpose ?? 'any' },
  { name: 'basis', heading: { id: 'Dasar', en: 'basis' }, text: basisOf },
  { name: 'rows', heading: { id: 'Baris', en: 'rows' }, text: ({ rows }) => rows },
  { name: 'agreement', heading: { id: 'Perjanjian', en: 'agreement' }, text: ({ agreement }) => agreement ?? '' },
  { name: 'until', heading: { id: 'Sampai', en: 'until' }, text: ({ until }) => until ?? '' },
  {
    name: 'retainDays',
    heading: { id: 'Hari simpan', en: 'kept days' },
    text: ({ retainDays }) => `${retainDays ?? ''}`,
  },
  { name: 'closed', heading: { id: 'Tertutup', en: 'closed' }, text: ({ closed }) => closed ?? '' },
]

/** The matrix as a table for a terminal. */
export function matrixTable(rows: readonly SharingRow[]): string {
  const columns = shown(rows)
  return textTable(
    columns.map(({ heading }) => heading.en),
    rows.map((row) => columns.map(({ text }) => text(row) || '-')),
  )
}

/** The matrix as CSV (RFC 4180) with a line of English headings. */
export function matrixCsv(rows: readonly SharingRow[]): string {
  const lines = [
    matrixColumns.map(({ heading }) => heading.en),
    ...rows.map((row) => matrixColumns.map(({ text }) => text(row))),
  ]
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
}

/** Where nothing is closed, or everything is read, the column would say nothing. */
function shown(rows: readonly SharingRow[]): readonly MatrixColumn[] {
  return matrixColumns.filter(({ name }) => {
    if (name === 'closed') return rows.some(({ closed }) => closed !== undefined)
    return name !== 'access' || rows.some(({ access }) => access !== 'READ')
  })
}

function basisOf({ basis, isDuty }: SharingRow): string {
  return isDuty ? `${basis} (duty)` : (basis ?? '')
}

/** A spreadsheet runs what begins like a formula, so such a cell gets an apostrophe. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
