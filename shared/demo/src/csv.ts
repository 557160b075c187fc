/** The rows of a CSV text (RFC 4180) under the names of its first line. A cell holds no line break. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const [names = [], ...rows] = lines.map(cellsOf)
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}

function cellsOf(line: string): readonly string[] {
  // With a comma before each cell, an empty first cell is matched like any other.
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
