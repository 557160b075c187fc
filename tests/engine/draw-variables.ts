import type { InputValue } from './draw-argument-values.ts'
import { oddNames } from './draw-fields.ts'
import type { RandomSource } from './random-source.ts'

/** The variables of an operation while it is drawn. */
export interface VariableDrawing {
  readonly random: RandomSource
  /** The variables' definitions and values. */
  readonly definitions: Map<string, string>
  readonly variables: Record<string, unknown>
}

/** Puts a value into a variable: it may be a stricter one, have a default, or be left out. */
export function lifted(
  type: string,
  { literal, json }: InputValue,
  { random, definitions, variables }: VariableDrawing,
): InputValue {
  const name = random.chance(10) ? `${random.pick(oddNames)}${definitions.size}` : `v${definitions.size}`
  const isNullable = !type.endsWith('!')
  const strict = isNullable && json !== null && random.chance(20) ? `${type}!` : type
  const fallback = random.chance(25) && (literal !== 'null' || isNullable) ? ` = ${literal}` : ''
  definitions.set(name, `${strict}${fallback}`)
  const isLeftOut = random.chance(20) && (fallback !== '' || (isNullable && strict === type))
  if (!isLeftOut) variables[name] = json
  return { literal: `$${name}`, json: undefined }
}

/** `@skip`, `@include` or both, by a constant or a variable. */
export function conditions(drawing: VariableDrawing, of: number): string {
  const { random } = drawing
  if (!random.chance(of)) return ''
  const some = random.chance(15) ? ['skip', 'include'] : [random.pick(['skip', 'include'])]
  return some.map((directive) => ` @${directive}(if: ${conditionValue(drawing)})`).join('')
}

function conditionValue({ random, definitions, variables }: VariableDrawing): string {
  if (random.chance(25)) return `${random.chance(50)}`
  const name = random.pick(['yes', 'no', 'third'])
  if (!definitions.has(name)) {
    const fallback = random.chance(40) ? ` = ${random.chance(50)}` : ''
    definitions.set(name, `Boolean!${fallback}`)
    if (fallback === '' || random.chance(50)) variables[name] = random.chance(50)
  }
  return `$${name}`
}
