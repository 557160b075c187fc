import type { EntityFetch } from '../compile/compile-fetch.ts'
import type { Target } from '../compile/targets.ts'

/** Numbers objects: those with equal representations have one number, which is the representation's place among `texts`. */
export interface Numbering {
  readonly texts: readonly string[]
  /** For the objects of one fetch; -1 for an object that lacks what its representation needs. */
  numberFor(fetch: EntityFetch): (target: Target) => number
}

/** An empty numbering, for one request. */
export function newNumbering(): Numbering {
  const texts: string[] = []
  const numbers = new Map<string, number>()
  const numberOf = (text: string | undefined) => {
    if (text === undefined) return -1
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, texts.length)
    return texts.push(text) - 1
  }
  return {
    texts,
    numberFor({ represent, telltale }) {
      const numberByText = (target: Target) => numberOf(represent(target))
      return telltale === undefined ? numberByText : byExample(telltale, numberByText)
    },
  }
}

interface Example {
  readonly target: Target
  readonly number: number
}

/** Most objects are like one that came before: their keys are compared, and no text is written for them. */
function byExample(
  [first = '', ...others]: readonly string[],
  numberByText: (target: Target) => number,
): (target: Target) => number {
  const examples = new Map<unknown, Example>()
  return (target) => {
    const key = target[first]
    const example = examples.get(key)
    if (example !== undefined && isAlike(target, example.target, others)) return example.number
    const number = numberByText(target)
    if (example === undefined) examples.set(key, { target, number })
    return number
  }
}

function isAlike(target: Target, example: Target, keys: readonly string[]): boolean {
  if (target.__typename !== example.__typename) return false
  for (const key of keys) if (target[key] !== example[key]) return false
  return true
}
