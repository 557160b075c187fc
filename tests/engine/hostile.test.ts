import { type HostileOperation, hostileOperation, prototypes } from './hostile.ts'
import {
  deepTexts,
  hostileErrors,
  hostileMembers,
  hostileTexts,
  kindsOfPlaces,
  placesOf,
  replaced,
  valueAt,
  withMember,
  without,
} from './hostile-values.ts'
import { type RandomSource, randomSource } from './random-source.ts'

/** Something of every kind: aliases of every object's own names, lists of lists, abstract types, what other fields require. */
const query = `{
  people {
    __typename id name __proto__: name constructor: age score isActive mood tags notes sign
    home { street city }
    friends { id toString: name pets { id } }
    pets { id name weight visits { day cost } owner { id name } }
    favourite { __typename id ... on Pet { weight } ... on Person { mood } }
  }
  first { id hasOwnProperty: home { street } }
  search { __typename ... on Person { id age } ... on Pet { id name visits { day } } }
  anything
}`

const seed = Number(process.env.ENGINE_SEED ?? 1)
const runs = Number(process.env.ENGINE_HOSTILE ?? 1_500)
const before = prototypes()

let operation: HostileOperation

beforeAll(async () => {
  operation = await hostileOperation(query)
})

afterEach(() => expect(prototypes()).toBe(before))

/** Every way in which one answer may differ, tried one by one: which of them the engine does not get over. */
async function badOnes(
  waysOf: (text: string) => Iterable<readonly [string, string]>,
  explains?: 'explains',
): Promise<string[]> {
  const bad: string[] = []
  for (const [call, answer] of operation.answers.entries())
    for (const [way, changed] of waysOf(answer)) {
      const faults = await operation.faultsOf((text, at) => (at === call ? changed : text), explains)
      if (prototypes() !== before) throw new Error(`call ${call}, ${way}: a prototype is changed`)
      if (faults.length > 0) bad.push(`call ${call}, ${way}: ${faults.join('; ')}`)
    }
  return bad
}

describe('subgraphs that lie', () => {
  it('by another value in some place leave an answer of the right shape', async () => {
    const bad = await badOnes(function* (text) {
      for (const place of kindsOfPlaces(JSON.parse(text)))
        for (const other of hostileTexts) yield [`${place.join('.')} is ${other}`, replaced(text, place, other)]
    })
    expect(bad).toEqual([])
  }, 60_000)

  it('by a value that is neither null nor has parts leave no null that is not explained', async () => {
    const bad = await badOnes(function* (text) {
      const plain = hostileTexts.filter((other) => !/null|[[{]|999/.test(other))
      for (const place of kindsOfPlaces(JSON.parse(text)).filter((one) => one.at(-1) !== '__typename'))
        for (const other of plain) yield [`${place.join('.')} is ${other}`, replaced(text, place, other)]
    }, 'explains')
    expect(bad).toEqual([])
  }, 60_000)

  it('by nesting without end in some place leave an answer of the right shape', async () => {
    const bad = await badOnes(function* (text) {
      for (const place of kindsOfPlaces(JSON.parse(text)))
        for (const other of deepTexts)
          yield [`${place.join('.')} is ${other.slice(0, 20)}…`, replaced(text, place, other)]
    })
    expect(bad).toEqual([])
  }, 120_000)

  it('by more members of an object, or the same twice, leave an answer of the right shape', async () => {
    const bad = await badOnes(function* (text) {
      for (const place of kindsOfPlaces(JSON.parse(text))) {
        const value = valueAt(JSON.parse(text), place)
        if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
        for (const member of hostileMembers)
          for (const isFirst of [true, false])
            yield [`${place.join('.')} has ${member}`, withMember(text, place, member, isFirst)]
      }
    })
    expect(bad).toEqual([])
  }, 60_000)

  it('by leaving something out, or giving more than was asked for, leave an answer of the right shape', async () => {
    const bad = await badOnes(function* (text) {
      for (const place of kindsOfPlaces(JSON.parse(text))) {
        if (place.length > 0) yield [`${place.join('.')} is left out`, without(text, place)]
        const value = valueAt(JSON.parse(text), place)
        if (!Array.isArray(value)) continue
        for (const count of [1, 3, 1_000])
          yield [
            `${place.join('.')} has ${count} times as many`,
            replaced(
              text,
              place,
              JSON.stringify(
                Array(count + 1)
                  .fill(value)
                  .flat(),
              ),
            ),
          ]
      }
    })
    expect(bad).toEqual([])
  }, 60_000)

  it.each([
    'beside data',
    'instead of data',
  ])('by errors that are none, %s, leave an answer of the right shape', async (where) => {
    const bad = await badOnes(function* (text) {
      for (const errors of hostileErrors) {
        const whole = `${text.slice(0, -1)},"errors":${errors}}`
        yield [errors.slice(0, 60), where === 'beside data' ? whole : `{"data":null,"errors":${errors}}`]
      }
    })
    expect(bad).toEqual([])
  }, 60_000)

  it.each([
    '',
    'null',
    '[]',
    '"data"',
    '{}',
    '{"data":{}}',
    '{"data":[]}',
    '{"data":{"_entities":{}}}',
    '<html>',
    '{"data":',
    'NaN',
  ])('by the answer %j leave an answer of the right shape', async (text) => {
    for (const call of operation.answers.keys())
      expect(await operation.faultsOf((honest, at) => (at === call ? text : honest))).toEqual([])
    expect(await operation.faultsOf(() => text)).toEqual([])
  })

  it(`by many things at once, drawn from seed ${seed}, leave an answer of the right shape`, async () => {
    const bad: string[] = []
    for (let run = 0; run < runs; run += 1) {
      const random = randomSource(seed * 1_000_003 + run)
      const faults = await operation.faultsOf((text) => (random.chance(40) ? tampered(text, random) : text))
      if (faults.length > 0) bad.push(`run ${run}: ${faults.join('; ')}`)
    }
    expect(bad).toEqual([])
  }, 120_000)

  it('do not reach through the merge of a mutation', async () => {
    operation = await hostileOperation('mutation { rename { __typename id name pets { id weight } } }')
    const bad = await badOnes(function* (text) {
      for (const place of kindsOfPlaces(JSON.parse(text)))
        for (const other of hostileTexts) yield [`${place.join('.')} is ${other}`, replaced(text, place, other)]
    })
    expect(bad).toEqual([])
  })
})

/** One to three changes, each on top of the others. */
function tampered(text: string, random: RandomSource): string {
  let changed = text
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const answer = parsedOrNot(changed)
    if (answer === undefined) return changed
    const place = random.pick(placesOf(answer))
    const value = valueAt(answer, place)
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (isRecord && random.chance(50))
      changed = withMember(changed, place, random.pick(hostileMembers), random.chance(50))
    else if (random.chance(20)) changed = without(changed, place)
    else changed = replaced(changed, place, random.pick(hostileTexts))
  }
  return changed
}

function parsedOrNot(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
