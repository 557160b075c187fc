// names that every object answers to without owning them
const inherited = new Set([...Object.getOwnPropertyNames(Object.prototype), '__proto__'])

/** True for a name that must not be read or written as a plain property: a client's alias may be `__proto__`. */
export function isInherited(name: string): boolean {
  return inherited.has(name)
}

/** The object's own value under a name, whatever its prototype has there. */
export function getOwn(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined
}

/** Writes an own value, also under a name that would otherwise reach the prototype. */
export function setOwn(object: object, name: string, value: unknown): void {
  if (!isInherited(name)) Reflect.set(object, name, value)
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}

/** An object of an answer: anything that is neither a list nor a scalar. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
