/** One line of a table of docs/ownership.md. */
export interface PageLine {
  /** The row of the map it is about; undefined in the table "Beside the map". */
  readonly number: number | undefined
  readonly field: string
  readonly carriers: readonly Carrier[]
  readonly class: string
  /** Why nothing carries it: it waits, or stays outside. */
  readonly isExplained: boolean
  readonly text: string
}

/** What a line names: a coordinate, a whole type, or all mutations of a name's beginning. */
export interface Carrier {
  readonly kind: 'field' | 'type' | 'mutations'
  readonly name: string
  /** What the line says of this one alone; undefined where it says nothing. */
  readonly class: string | undefined
}

/** Reads every table of the page whose lines name what carries a field. */
export function readPage(page: string): readonly PageLine[] {
  const lines: PageLine[] = []
  let number: number | undefined
  let types: readonly (readonly string[])[] = []
  let isBeside = false
  for (const text of page.split('\n')) {
    if (text.startsWith('## ')) isBeside = text === '## Beside the map'
    if (!/^\|(?! *-)/.test(text)) continue
    const cells = text
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    if (/^\d+$/.test(cells[0] ?? '')) number = Number(cells[0])
    if (cells.length !== (isBeside ? 3 : 5) || cells.includes('carried by')) continue
    const [field = '', carriedBy = '', classed = '', shares = ''] = isBeside ? ['', ...cells] : cells.slice(1)
    const [last = [], beforeLast = []] = types
    const named = namedIn(
      carriedBy,
      last.length === 1 && / of both\b/.test(carriedBy) ? [...last, ...beforeLast] : last,
    )
    if (named.types.length > 0) types = [named.types, last]
    lines.push({
      number: isBeside ? undefined : number,
      field,
      carriers: [...named.carriers, ...saidApart(shares, named.types)],
      class: classed,
      isExplained: /^none\b/.test(carriedBy) && /waits|outside/.test(shares),
      text: text.replace(/ +/g, ' '),
    })
  }
  return lines
}

interface Named {
  readonly carriers: readonly Carrier[]
  readonly types: readonly string[]
}

/**
 * Types that stand before a list of fields have these, and so have those after "of"; a field without a type is of those
 * named last, also in the line before.
 */
function namedIn(cell: string, before: readonly string[]): Named {
  const parts = cell.split(';').map(readPart)
  const carriers = parts.flatMap((part, at) => {
    const known = parts.slice(0, at).flatMap(({ types }) => types)
    const owners = part.bare.length > 0 ? part.bare : known.length > 0 ? known : before
    const ofTypes = part.fields.flatMap((field) =>
      owners.map((owner): Carrier => ({ kind: 'field', name: `${owner}.${field.name}`, class: field.class })),
    )
    return [...part.coordinates, ...ofTypes, ...part.mutations, ...wholesOf(part)]
  })
  return { carriers, types: [...new Set(parts.flatMap(({ types }) => types))] }
}

interface Part {
  /** The types that stand alone. */
  readonly bare: readonly string[]
  readonly types: readonly string[]
  readonly coordinates: readonly Carrier[]
  /** Fields without a type before them. */
  readonly fields: readonly Pick<Carrier, 'name' | 'class'>[]
  readonly mutations: readonly Carrier[]
}

function readPart(text: string): Part {
  const tokens = [...text.matchAll(/`([^`]+)`(?: is (PUB|INT|PER|SPE|closed))?/g)].map(([, name = '', said]) => ({
    name,
    class: said,
  }))
  const isOfMutations = tokens.some(({ name }) => name.startsWith('Mutation'))
  if (isOfMutations) return { bare: [], types: [], coordinates: [], fields: [], mutations: mutationsIn(tokens) }
  const bare: string[] = []
  const coordinates: Carrier[] = []
  const fields: Pick<Carrier, 'name' | 'class'>[] = []
  let type: string | undefined
  for (const token of tokens) {
    if (token.name.includes('.')) type = token.name.slice(0, token.name.indexOf('.'))
    if (/^[A-Z]\w*$/.test(token.name)) {
      type = undefined
      bare.push(token.name)
    } else if (token.name.includes('.')) coordinates.push({ kind: 'field', ...token })
    else if (type === undefined) fields.push(token)
    else coordinates.push({ kind: 'field', ...token, name: `${type}.${token.name}` })
  }
  const dotted = coordinates.map(({ name }) => name.slice(0, name.indexOf('.')))
  return { bare, types: [...new Set([...bare, ...dotted])], coordinates, fields, mutations: [] }
}

function mutationsIn(tokens: readonly Pick<Carrier, 'name' | 'class'>[]): readonly Carrier[] {
  return tokens
    .filter(({ name }) => /^[a-z]/.test(name) || name.startsWith('Mutation.'))
    .map(({ name }) => ({ kind: 'mutations', name: name.replace('Mutation.', ''), class: undefined }))
}

/** A type whose fields are listed is there for these alone; what is said of one field apart leaves it whole. */
function wholesOf({ bare, fields }: Part): readonly Carrier[] {
  if (fields.some((field) => field.class === undefined)) return []
  return bare.map((name) => ({ kind: 'type', name, class: undefined }))
}

/** What the last column says of single fields: `isSafe` is SPE. */
function saidApart(shares: string, types: readonly string[]): readonly Carrier[] {
  return [...shares.matchAll(/`([a-z]\w*)` is (PUB|INT|PER|SPE)/g)].flatMap(([, field = '', said]) =>
    types.map((type): Carrier => ({ kind: 'field', name: `${type}.${field}`, class: said })),
  )
}
