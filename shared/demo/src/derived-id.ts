import { hash } from 'node:crypto'

/**
 * An id of the form of a random UUID (version 4) that depends on nothing but `parts`.
 * The agencies' seeds name their own rows by it: `derivedId(worker.id, 'filed-placement')`.
 */
export function derivedId(...parts: readonly (string | number)[]): string {
  const hex = hash('sha256', parts.join('\n'), 'hex')
  const variant = (8 + (Number.parseInt(hex.slice(16, 17), 16) % 4)).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
