import { type MatrixColumn, matrixColumns } from './matrix-columns.ts'
import type { SharingRow } from './sharing-row.ts'

/** What a page of the matrix says of itself. */
export interface MatrixPage {
  readonly rows: readonly SharingRow[]
  /** When it was computed. */
  readonly at: Date
  /** The number of the register's last entry. */
  readonly seq: number
  readonly isFresh: boolean
}

/** The matrix as one page without anything from elsewhere, with Indonesian and English headings. */
export function matrixPage(page: MatrixPage): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Siapa boleh membaca apa</title>
<style>${style}</style>
</head>
<body>
<h1>Siapa boleh membaca apa <span lang="en">Who may read what</span></h1>
<p>${aboutId(page)}</p>
<p lang="en">${aboutEn(page)}</p>
<div class="wide">
<table>
<thead><tr>${matrixColumns.map(headingCell).join('')}</tr></thead>
<tbody>
${page.rows.map(bodyRow).join('\n')}
</tbody>
</table>
</div>
</body>
</html>
`
}

const style = `
body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#1a1a1a;background:#fff}
h1 span,p[lang=en]{color:#555;font-weight:normal}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.9rem}
th,td{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}
th{position:sticky;top:0;background:#f2f2f2}
th span{display:block;font-weight:normal;color:#555}
tr.closed td{color:#8a1c1c}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}h1 span,p[lang=en],th span{color:#aaa}th{background:#262626}tr.closed td{color:#ff9c9c}}
`

function aboutId({ rows, at, seq, isFresh }: MatrixPage): string {
  return `Dihitung ${at.toISOString()} dari skema para pemilik dan ${seq} catatan register; ${rows.length} baris.${isFresh ? '' : ' Kabar terakhir dari register sudah terlalu lama.'}`
}

function aboutEn({ rows, at, seq, isFresh }: MatrixPage): string {
  return `Computed ${at.toISOString()} from the owners’ schemas and ${seq} entries of the register; ${rows.length} rows.${isFresh ? '' : ' The last word of the register is too old.'}`
}

function headingCell({ heading }: MatrixColumn): string {
  return `<th scope="col">${escaped(heading.id)}<span lang="en">${escaped(heading.en)}</span></th>`
}

function bodyRow(row: SharingRow): string {
  const cells = matrixColumns.map(({ text }) => `<td>${escaped(text(row))}</td>`).join('')
  return `<tr${row.closed === undefined ? '' : ' class="closed"'}>${cells}</tr>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
