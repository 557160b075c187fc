/** The rows of a CSV text (RFC 4180) under the names of its first line. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...rows] = splitRows(text)
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}

function splitRows(text: string): readonly (readonly string[])[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  return lines.map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(cellOf))
}

function cellOf([, quoted, plain]: RegExpMatchArray): string {
  return quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')
}
