/** Names for what is drawn anew at each run, so that two runs tell the same story. */
export interface Labels {
  /** Calls an id by a name from now on. */
  name(id: string, label: string): void
  /** A text in which all of it stands by its name; what has none is numbered in the order in which it came. */
  apply(text: string): string
}

// ids; the pseudonyms of officers; signatures; digests
const drawn = [
  ['id', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/],
  ['officer', /\bo-[\w-]{22}(?![\w-])/],
  ['signature', /\beyJ[\w-]+\.\.[\w-]+/],
  ['digest', /\b[0-9a-f]{64}\b/],
] as const
const anyDrawn = new RegExp(drawn.map(([, { source }]) => `(${source})`).join('|'), 'g')

/** Begins without any name. */
export function newLabels(): Labels {
  const names = new Map<string, string>()
  const nameOf = (value: string) => {
    const known = names.get(value)
    if (known !== undefined) return known
    const [kind] = drawn.find(([, pattern]) => pattern.test(value)) ?? ['id']
    const label = `${kind}-${names.size + 1}`
    names.set(value, label)
    return label
  }
  return {
    name: (id, label) => {
      names.set(id, label)
    },
    apply: (text) => text.replace(anyDrawn, nameOf),
  }
}
