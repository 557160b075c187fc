import { TrustError } from './trust-error.ts'

// Deeper than any document of the register; a bound keeps a hostile value from exhausting the stack.
const maxDepth = 64

/**
 * The canonical JSON of a value (RFC 8785): one spelling for one value, so that its hash means something.
 * Members that are undefined are left out, as JSON does; what JSON cannot say is refused.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > maxDepth) throw new TrustError('JSON_NOT_CANONICAL')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') return writeNumber(value)
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`
  if (isPlainObject(value)) return writeObject(value, depth)
  throw new TrustError('JSON_NOT_CANONICAL')
}

// RFC 8785 3.2.2.2: a lone surrogate is an error, not an escape.
function writeString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TrustError('JSON_NOT_CANONICAL')
  return JSON.stringify(text)
}

// RFC 8785 3.2.2.3 is ECMAScript's own number format.
function writeNumber(number: number): string {
  if (!Number.isFinite(number)) throw new TrustError('JSON_NOT_CANONICAL')
  return JSON.stringify(number)
}

// RFC 8785 3.2.3: members are sorted by UTF-16 code units, which is what `sort` compares.
function writeObject(object: Readonly<Record<string, unknown>>, depth: number): string {
  const members = Object.keys(object)
    .filter((name) => object[name] !== undefined)
    .sort()
    .map((name) => `${writeString(name)}:${write(object[name], depth + 1)}`)
  return `{${members.join(',')}}`
}

// A prototype without a prototype is `Object.prototype`, of whichever realm.
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
