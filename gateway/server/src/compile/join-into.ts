import { getOwn, isObject, setOwn } from './own-property.ts'

const none: ReadonlySet<unknown> = new Set()

/**
 * Joins one object into another, key by key and as deep as both go; what is undefined is not there. A type's own name is
 * kept where the other only tells one of `interfaces`.
 */
export function joinInto(whole: Record<string, unknown>, part: unknown, interfaces = none): void {
  if (!isObject(part)) return
  for (const [key, value] of Object.entries(part)) {
    if (value === undefined) continue
    const existing = getOwn(whole, key)
    if (key === '__typename' && typeof existing === 'string' && interfaces.has(value)) continue
    if (isObject(existing) && isObject(value)) joinInto(existing, value, interfaces)
    else setOwn(whole, key, joined(existing, value, interfaces))
  }
}

function joined(existing: unknown, value: unknown, interfaces: ReadonlySet<unknown>): unknown {
  if (!Array.isArray(existing) || !Array.isArray(value) || existing.length !== value.length) return value
  return existing.map((one: unknown, index) => {
    if (!isObject(one) || !isObject(value[index])) return joined(one, value[index], interfaces)
    joinInto(one, value[index], interfaces)
    return one
  })
}
