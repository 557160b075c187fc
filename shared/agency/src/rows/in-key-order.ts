/** One answer a key, in the keys' order; null where nothing was found. */
export function inKeyOrder<K, V>(keys: readonly K[], found: readonly V[], keyOf: (value: V) => K): (V | null)[] {
  const byKey = new Map(found.map((value) => [keyOf(value), value]))
  return keys.map((key) => byKey.get(key) ?? null)
}

/** One list a key, in the keys' order; empty where nothing was found. */
export function groupedInKeyOrder<K, V>(keys: readonly K[], found: readonly V[], keyOf: (value: V) => K): V[][] {
  const groups = new Map<K, V[]>(keys.map((key) => [key, []]))
  for (const value of found) groups.get(keyOf(value))?.push(value)
  return keys.map((key) => groups.get(key) ?? [])
}
