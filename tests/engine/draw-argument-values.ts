import type { RandomSource } from './random-source.ts'

/** A value for an input type in both its forms. */
export interface InputValue {
  /** As it stands in an operation. */
  readonly literal: string
  /** As it stands in variables. */
  readonly json: unknown
}

/** Takes a value out of the operation and into a variable. */
export type Lift = (type: string, value: InputValue) => InputValue

/** A literal of an input type, without variables. */
export function drawLiteral(type: string, random: RandomSource): string {
  return drawInput(type, random).literal
}

/** Draws a value for an input type; every part of it may be lifted into a variable. */
export function drawInput(type: string, random: RandomSource, lift?: Lift, depth = 0): InputValue {
  if (lift !== undefined && random.chance(30)) return lift(type, drawInput(type, random, undefined, depth))
  if (!type.endsWith('!') && random.chance(8)) return { literal: 'null', json: null }
  return presentInput(type.replace(/!$/, ''), random, lift, depth)
}

function presentInput(type: string, random: RandomSource, lift: Lift | undefined, depth: number): InputValue {
  if (type.startsWith('[')) {
    const of = type.slice(1, -1)
    // one value stands for a list of one
    if (!of.startsWith('[') && random.chance(15)) return presentInput(of.replace(/!$/, ''), random, undefined, depth)
    return listOf(Array.from({ length: random.below(3) }, () => drawInput(of, random, lift, depth + 1)))
  }
  if (type === 'In0') return drawIn0(random, lift, depth)
  const json = scalar(type, random)
  return { json, literal: type === 'Colour' ? String(json) : literalOf(json) }
}

function listOf(values: readonly InputValue[]): InputValue {
  return { literal: `[${values.map(({ literal }) => literal).join(', ')}]`, json: values.map(({ json }) => json) }
}

function drawIn0(random: RandomSource, lift: Lift | undefined, depth: number): InputValue {
  const fields = [['a', 'Int'], ['b', '[Colour!]'], ...(depth < 3 ? [['c', 'In0']] : []), ['d', 'String!']] as const
  const said = random
    .some(fields, 50)
    .map(([name = '', type = '']) => [name, drawInput(type, random, lift, depth + 1)] as const)
  return {
    literal: `{${said.map(([name, { literal }]) => `${name}: ${literal}`).join(', ')}}`,
    json: Object.fromEntries(said.map(([name, { json }]) => [name, json])),
  }
}

/** The input object that every graph has; each of its fields may be left out. */
export const inputType = 'input In0 { a: Int = 3, b: [Colour!] = [GREEN], c: In0, d: String! = "baku" }'

function scalar(type: string, random: RandomSource): unknown {
  switch (type) {
    case 'Int':
      return random.below(5) - 1
    case 'Float':
      return random.pick([0.5, -2, 1e21])
    case 'Boolean':
      return random.chance(50)
    case 'Colour':
      return random.pick(['RED', 'GREEN', 'BLUE'])
    case 'Any0':
      return random.pick<unknown>([1, 'teks', true, [1, [null]], { a: { b: 'c' } }])
    default:
      return random.pick(['', 'biasa', 'kutip " dan \\', '漢'])
  }
}

function literalOf(json: unknown): string {
  if (Array.isArray(json)) return `[${json.map(literalOf).join(', ')}]`
  if (typeof json === 'object' && json !== null) {
    return `{${Object.entries(json)
      .map(([key, value]) => `${key}: ${literalOf(value)}`)
      .join(', ')}}`
  }
  return JSON.stringify(json)
}
