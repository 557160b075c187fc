import { getOwn, isObject, setOwn } from './own-property.ts'

/** Joins one object into another, key by key and as deep as both go; what is undefined is not there. */
export function joinInto(whole: Record<string, unknown>, part: unknown): void {
  if (!isObject(part)) return
  for (const [key, value] of Object.entries(part)) {
    if (value === undefined) continue
    const existing = getOwn(whole, key)
    if (isObject(existing) && isObject(value)) joinInto(existing, value)
    else setOwn(whole, key, joined(existing, value))
  }
}

function joined(existing: unknown, value: unknown): unknown {
  if (!Array.isArray(existing) || !Array.isArray(value) || existing.length !== value.length) return value
  return existing.map((one: unknown, index) => {
    if (!isObject(one) || !isObject(value[index])) return joined(one, value[index])
    joinInto(one, value[index])
    return one
  })
}
