import { canonicalJson } from '@simpul/trust'

/**
 * The canonical JSON of a value (RFC 8785), as `canonicalJson` says it, several times as fast for what entries hold:
 * texts without surrogates, whole numbers, lists and objects of such. All else is left to `canonicalJson`.
 */
export function canonicalText(value: unknown): string {
  return plain(value, 0) ?? canonicalJson(value)
}

// Deeper than any part of an entry.
const mostDepth = 8

function plain(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return plainString(value)
  if (typeof value === 'number') return Number.isSafeInteger(value) ? JSON.stringify(value) : undefined
  if (typeof value !== 'object' || value === null || depth > mostDepth) return undefined
  return Array.isArray(value) ? plainList(value, depth + 1) : plainObject(value, depth + 1)
}

// Well-formed pairs are surrogates too, and rare: telling them from halves is left to the other.
function plainString(text: string): string | undefined {
  return /[\ud800-\udfff]/.test(text) ? undefined : JSON.stringify(text)
}

function plainList(list: readonly unknown[], depth: number): string | undefined {
  let text = ''
  for (const item of list) {
    const said = plain(item, depth)
    if (said === undefined) return undefined
    text += text === '' ? said : `,${said}`
  }
  return `[${text}]`
}

function plainObject(object: object, depth: number): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== null && prototype !== Object.prototype) return undefined
  let text = ''
  for (const name of Object.keys(object).sort()) {
    const said = plain((object as Readonly<Record<string, unknown>>)[name], depth)
    if (said === undefined || !/^\w+$/.test(name)) return undefined
    text += text === '' ? `"${name}":${said}` : `,"${name}":${said}`
  }
  return `{${text}}`
}
