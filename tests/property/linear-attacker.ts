/** Between which numbers a quantity lies, as far as somebody can work out. */
export interface Range {
  readonly least: number
  readonly most: number
}

/** A sum that is known to be nothing: `quantity, factor` each, and a number. */
interface Equation {
  readonly factors: ReadonlyMap<string, number>
  readonly constant: number
}

/** All that somebody knows of some quantities, none of which is negative. */
export interface Attacker {
  /** `quantity` is a published number. */
  knows(quantity: string, value: number): void
  /** The whole is the sum of its parts. */
  knowsSum(whole: string, parts: readonly string[]): void
  /** What follows for every quantity. */
  conclude(): ReadonlyMap<string, Range>
}

/**
 * Somebody who adds and subtracts all that was published: equations are eliminated against each other, and ranges are
 * narrowed by every equation until none narrows any more.
 */
export function attacker(): Attacker {
  const equations: Equation[] = []
  const ranges = new Map<string, Range>()
  const meet = (quantity: string) => {
    if (!ranges.has(quantity)) ranges.set(quantity, { least: 0, most: Number.POSITIVE_INFINITY })
  }
  return {
    knows(quantity, value) {
      ranges.set(quantity, { least: value, most: value })
    },
    knowsSum(whole, parts) {
      for (const quantity of [whole, ...parts]) meet(quantity)
      equations.push({ factors: new Map([[whole, -1], ...parts.map((part) => [part, 1] as const)]), constant: 0 })
    },
    conclude() {
      const open = equations.map((equation) => withoutKnown(equation, ranges))
      const all = [...open, ...differences(open), ...eliminated(open)]
      while (all.some((equation) => narrow(equation, ranges)));
      return ranges
    },
  }
}

function withoutKnown({ factors, constant }: Equation, ranges: ReadonlyMap<string, Range>): Equation {
  const left = new Map<string, number>()
  let sum = constant
  for (const [quantity, factor] of factors) {
    const range = ranges.get(quantity)
    if (range !== undefined && range.least === range.most) sum += factor * range.least
    else left.set(quantity, factor)
  }
  return { factors: left, constant: sum }
}

/** Each two equations that share a quantity, one taken from the other. */
function differences(equations: readonly Equation[]): readonly Equation[] {
  return equations.flatMap((left, at) =>
    equations.slice(at + 1).flatMap((right) => {
      const shared = [...left.factors.keys()].find((quantity) => right.factors.has(quantity))
      return shared === undefined ? [] : [without(shared, left, right)]
    }),
  )
}

/** Gaussian elimination: every quantity that equations alone determine ends up alone in one of them. */
function eliminated(equations: readonly Equation[]): readonly Equation[] {
  let rows = [...equations]
  const done: Equation[] = []
  for (let row = rows.pop(); row !== undefined; row = rows.pop()) {
    const [pivot] = row.factors.keys()
    if (pivot === undefined) continue
    const chosen = row
    const reduce = (one: Equation) => (one.factors.has(pivot) ? without(pivot, one, chosen) : one)
    rows = rows.map(reduce)
    done.splice(0, done.length, ...done.map(reduce), chosen)
  }
  return done
}

function without(quantity: string, equation: Equation, by: Equation): Equation {
  const times = (equation.factors.get(quantity) ?? 0) / (by.factors.get(quantity) ?? 1)
  const factors = new Map(equation.factors)
  for (const [name, factor] of by.factors) {
    const value = (factors.get(name) ?? 0) - times * factor
    if (Math.abs(value) < 1e-9) factors.delete(name)
    else factors.set(name, value)
  }
  return { factors, constant: equation.constant - times * by.constant }
}

/** Narrows the range of each quantity of an equation by those of the others; says whether any became narrower. */
function narrow({ factors, constant }: Equation, ranges: Map<string, Range>): boolean {
  let hasNarrowed = false
  for (const [quantity, factor] of factors) {
    const others = [...factors].filter(([name]) => name !== quantity)
    const ends = others.map(([name, one]) => {
      const { least, most } = ranges.get(name) ?? { least: 0, most: Number.POSITIVE_INFINITY }
      return one > 0 ? [one * least, one * most] : [one * most, one * least]
    })
    const low = ends.reduce((sum, [end = 0]) => sum + end, constant)
    const high = ends.reduce((sum, [, end = 0]) => sum + end, constant)
    const [from = 0, to = 0] = factor > 0 ? [-high / factor, -low / factor] : [-low / factor, -high / factor]
    const known = ranges.get(quantity) ?? { least: 0, most: Number.POSITIVE_INFINITY }
    const next = {
      least: Math.max(known.least, Math.ceil(from - 1e-6)),
      most: Math.min(known.most, Math.floor(to + 1e-6)),
    }
    if (next.least === known.least && next.most === known.most) continue
    ranges.set(quantity, next)
    hasNarrowed = true
  }
  return hasNarrowed
}
