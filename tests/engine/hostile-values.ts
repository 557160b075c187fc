/** Where a value stands in an answer. */
export type Place = readonly (string | number)[]

const deep = 100_000

/** The JSON texts of values that nobody asked for. */
export const hostileTexts: readonly string[] = [
  'null',
  'true',
  '0',
  '-1',
  '1.5',
  '1e999',
  '-1e999',
  '-0',
  '2147483648',
  '9007199254740993',
  '""',
  '"text"',
  '"\\ud800"',
  '"\\udc00\\ud800 ’"',
  '"\\u0000\\u2028"',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '"Person"',
  '"Pet"',
  '"Being"',
  '"Query"',
  '"Nobody"',
  '[]',
  '[null]',
  '[[]]',
  '[{}]',
  '[{"__typename":"Person","id":"1"}]',
  '{}',
  '{"__typename":"Pet","id":"1"}',
  '{"__typename":"Query"}',
  '{"__typename":{"__proto__":null}}',
  '{"__proto__":{"polluted":true}}',
  '{"__proto__":null}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"length":1000000000}',
  '{"then":1,"toJSON":1,"valueOf":1,"toString":1}',
]

/** Nested so far that whatever follows it step by step runs out of stack. */
export const deepTexts: readonly string[] = [
  `${'['.repeat(deep)}${']'.repeat(deep)}`,
  `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`,
  `${'{"__typename":"Person","id":"1","friends":['.repeat(deep / 10)}${']}'.repeat(deep / 10)}`,
]

/** Members that an object does not have. */
export const hostileMembers: readonly string[] = [
  '"__proto__":{"polluted":true}',
  '"__proto__":null',
  '"\\u005f_proto__":{"polluted":true,"toString":1}',
  '"constructor":{"prototype":{"polluted":true}}',
  '"hasOwnProperty":1,"toString":1,"valueOf":1',
  '"__typename":"Nobody"',
  '"__typename":"__proto__"',
  '"__typename":["Person"]',
  '"id":{"__proto__":{"polluted":true}}',
  '"name":["a","b"]',
  '"toJSON":{},"then":{}',
]

const foreign = (path: string) => `[{"message":"no","path":${path}}]`

/** What may stand in the place of an answer's errors. */
export const hostileErrors: readonly string[] = [
  '"no"',
  '[]',
  '{}',
  '[null,1,"no",[],{}]',
  '{"length":5}',
  '[{"message":{"a":1}}]',
  '[{"message":"no","extensions":{"__proto__":{"polluted":true}}}]',
  '[{"message":"no","extensions":"none","locations":"none"}]',
  `[{"message":"no","extensions":{"a":${deepTexts[0]}}}]`,
  `[${'{"message":"no"},'.repeat(20_000)}{"message":"no"}]`,
  foreign('"people"'),
  foreign('["people",0,"name"]'),
  foreign('["people",99,"name"]'),
  foreign('["people",-1]'),
  foreign('["_entities"]'),
  foreign('["_entities",0]'),
  foreign('["_entities",1e9,"pets"]'),
  foreign('["_entities","0","pets"]'),
  foreign('["_entities",0.5]'),
  foreign('["__proto__","polluted"]'),
  foreign('["constructor","prototype"]'),
  foreign('[{"a":1},[2]]'),
  foreign(`[${'"a",'.repeat(100_000)}"a"]`),
  foreign(deepTexts[0] ?? ''),
]

/** Every place of a value, itself first. */
export function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [[]]
  const below = Array.isArray(value) ? value.map((one, index) => [index, one] as const) : Object.entries(value)
  return [[], ...below.flatMap(([step, one]) => placesOf(one).map((rest) => [step, ...rest]))]
}

/** The first place of each kind: of all elements of a list one. */
export function kindsOfPlaces(value: unknown): Place[] {
  const firsts = new Map<string, Place>()
  for (const place of placesOf(value)) {
    const kind = place.map((step) => (typeof step === 'number' ? '@' : step)).join('.')
    if (!firsts.has(kind)) firsts.set(kind, place)
  }
  return [...firsts.values()]
}

/** What stands at a place. */
export function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (at, step) => (at === null || at === undefined ? at : Reflect.get(Object(at), step)),
    value,
  )
}

/** The text of an answer with another text in one place. */
export function replaced(text: string, place: Place, other: string): string {
  const answer: unknown = JSON.parse(text)
  const last = place.at(-1)
  if (last === undefined) return other
  const owner = valueAt(answer, place.slice(0, -1))
  if (typeof owner !== 'object' || owner === null) return text
  Reflect.set(owner, last, stand)
  return JSON.stringify(answer).replace(`"${stand}"`, () => other)
}

const stand = 'here stands another value'

/** The object at a place with one more member, before or after its own: of two with one name the last counts. */
export function withMember(text: string, place: Place, member: string, isFirst: boolean): string {
  const own = JSON.stringify(valueAt(JSON.parse(text), place)).slice(1, -1)
  const members = (isFirst ? [member, own] : [own, member]).filter((part) => part !== '')
  return replaced(text, place, `{${members.join(',')}}`)
}

/** The text of an answer without the value at a place. */
export function without(text: string, place: Place): string {
  const answer: unknown = JSON.parse(text)
  const last = place.at(-1)
  const owner = valueAt(answer, place.slice(0, -1))
  if (Array.isArray(owner)) owner.splice(Number(last), 1)
  else if (typeof owner === 'object' && owner !== null && last !== undefined) Reflect.deleteProperty(owner, last)
  return JSON.stringify(answer)
}
