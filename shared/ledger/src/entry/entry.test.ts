import { createHash } from 'node:crypto'
import { bases, closedReasons, purposes, roles } from '@simpul/boundary'
import { canonicalJson } from '@simpul/trust'
import fc from 'fast-check'
import { exampleEntry } from '../testing.ts'
import { canonicalText } from './canonical-text.ts'
import { commitEntry } from './commit-entry.ts'
import { commit, openCommitment, randomSalts } from './commitment.ts'
import { type LedgerEntry, openReasons, partNames } from './entry.ts'
import { shownTo, withoutParts, withoutSubject } from './erase.ts'
import { printLeaf, readLeaf } from './leaf.ts'
import { readPayload } from './payload.ts'
import { verifyEntry } from './verify-entry.ts'

const place = { seq: 12, at: '2026-07-01T08:00:00.000Z' }
const salt = Buffer.alloc(32, 7).toString('base64url')
const entry: LedgerEntry = { ...exampleEntry(1), subjects: ['worker-1', 'worker-2', 'worker-3'] }

const short = fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' })
const entries: fc.Arbitrary<LedgerEntry> = fc.record({
  act: fc.record({
    event: fc.constantFrom('READ_BY_PARTNER', 'REFUSED'),
    agency: fc.constantFrom('migrant-care-jember', 'p3mi-in-era-sejahtera'),
    role: fc.constantFrom(...roles),
    purpose: fc.constantFrom(...purposes),
  }),
  counts: fc.dictionary(fc.constantFrom('rows', 'values', 'constructor', 'toString'), fc.nat()),
  decisions: fc.array(
    fc.record(
      {
        because: fc.constantFrom(...openReasons, ...closedReasons),
        agreement: fc.constant('pks-protection'),
        basis: fc.constantFrom(...bases),
        coordinates: fc.array(fc.constantFrom('Worker.id', 'Query.workers(kecamatan:)'), {
          minLength: 1,
          maxLength: 3,
        }),
      },
      { requiredKeys: ['because', 'coordinates'] },
    ),
    { maxLength: 3 },
  ),
  person: short,
  request: short,
  subjects: fc.array(short, { maxLength: 4 }),
})

describe('a commitment', () => {
  it('is SHA-256 over the salt and the canonical JSON of the value', () => {
    const digest = createHash('sha256').update(Buffer.alloc(32, 7)).update('{"a":1,"b":2}').digest('base64url')
    expect(commit({ salt, value: { b: 2, a: 1 } })).toBe(digest)
    expect(openCommitment(digest, { salt, value: { a: 1, b: 2 } })).toBe(true)
  })

  it('is opened by nothing else', () => {
    const commitment = commit({ salt, value: 'worker-1' })
    expect(openCommitment(commitment, { salt, value: 'worker-2' })).toBe(false)
    expect(openCommitment(commitment, { salt: Buffer.alloc(32, 8).toString('base64url'), value: 'worker-1' })).toBe(
      false,
    )
    expect(openCommitment(commitment, { salt: salt.slice(1), value: 'worker-1' })).toBe(false)
    expect(openCommitment(commitment, { salt: `${salt}=`, value: 'worker-1' })).toBe(false)
    expect(openCommitment('', { salt, value: Number.NaN })).toBe(false)
  })

  it('has a salt that is never drawn twice', () => {
    const drawn = Array.from({ length: 100 }, () => randomSalts(7)).flat()
    expect(new Set(drawn).size).toBe(700)
    expect(drawn.every((each) => Buffer.from(each, 'base64url').length === 32)).toBe(true)
  })
})

describe('the text of a value', () => {
  it('is its canonical JSON, whatever it is', () => {
    const values = fc.oneof(
      fc.anything(),
      fc.json().map((text): unknown => JSON.parse(text)),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(values, (value) => {
        expect(outcomeOf(() => canonicalText(value))).toEqual(outcomeOf(() => canonicalJson(value)))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    [-0],
    ['\ud83d\ude00'],
    [{ b: 'é', a: undefined }],
    [[[[[[[[[[1]]]]]]]]]],
    [new Array(1)],
    [new Date(0)],
    [{ 'a b': 1 }],
  ])('is its canonical JSON for %j too', (value) => {
    expect(outcomeOf(() => canonicalText(value))).toEqual(outcomeOf(() => canonicalJson(value)))
  })
})

describe('an entry', () => {
  it('is committed to, read back and opened, whatever it says', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (said, seq) => {
        const { leaf, payload } = commitEntry(said, { ...place, seq })
        const stored = readPayload(JSON.stringify(payload))
        expect(stored).toEqual(payload)
        expect(verifyEntry(readLeaf(leaf), stored)).toEqual({ kind: 'opened', erased: 0 })
        expect(stored.parts.decisions?.value).toEqual(said.decisions)
        expect(stored.subjects.map((opening) => opening?.value)).toEqual(said.subjects)
        expect(Buffer.from(printLeaf(readLeaf(leaf)))).toEqual(Buffer.from(leaf))
        expect(canonicalJson(JSON.parse(Buffer.from(leaf).toString()))).toBe(Buffer.from(leaf).toString())
      }),
      { numRuns: 200 },
    )
  })

  it('has a leaf that says no word of it', () => {
    const text = Buffer.from(commitEntry(entry, place).leaf).toString()
    for (const word of ['migrant', 'worker', 'request-1', 'caseworker', 'PROTECTION', 'Worker', 'pks']) {
      expect(text).not.toContain(word)
    }
    expect(text).not.toBe(Buffer.from(commitEntry(entry, place).leaf).toString())
  })

  it('is contradicted by any other word in its payload, and the part is named', () => {
    const { leaf: bytes, payload } = commitEntry(entry, place)
    const leaf = readLeaf(bytes)
    const other = commitEntry(entry, place).payload
    for (const part of partNames) {
      const swapped = { ...payload, parts: { ...payload.parts, [part]: other.parts[part] } }
      expect(verifyEntry(leaf, swapped)).toEqual({ kind: 'contradicted', part })
    }
    expect(verifyEntry(leaf, { ...payload, subjects: other.subjects })).toEqual({
      kind: 'contradicted',
      part: 'subjects',
    })
    expect(verifyEntry(leaf, { ...payload, subjects: payload.subjects.slice(1) })).toEqual({
      kind: 'contradicted',
      part: 'subjects',
    })
    expect(verifyEntry(leaf, { ...payload, subjects: payload.subjects.toReversed() })).toEqual({
      kind: 'contradicted',
      part: 'subjects',
    })
    const unlisted = withoutParts(payload, 'subjects')
    expect(verifyEntry(leaf, unlisted)).toEqual({ kind: 'contradicted', part: 'subjects' })
  })

  it('can lose one subject and who asked, and still be opened', () => {
    const { leaf, payload } = commitEntry(entry, place)
    const erased = withoutParts(withoutSubject(payload, 'worker-2'), 'person')
    expect(verifyEntry(readLeaf(leaf), erased)).toEqual({ kind: 'opened', erased: 2 })
    const stored = JSON.stringify(erased)
    const gone = payload.subjects[1]?.salt ?? 'none'
    for (const word of ['worker-2', 'caseworker-7', gone, payload.parts.person?.salt ?? 'none'])
      expect(stored).not.toContain(word)
    expect(stored).toContain('worker-3')
  })

  it('is shown to a subject without any other person', () => {
    const { leaf, payload } = commitEntry(entry, place)
    const shown = shownTo(payload, 'worker-2')
    expect(verifyEntry(readLeaf(leaf), shown)).toEqual({ kind: 'opened', erased: 4 })
    expect(shown.subjects.map((opening) => opening?.value)).toEqual([undefined, 'worker-2', undefined])
    expect(shown.parts.decisions?.value).toEqual(entry.decisions)
    expect(JSON.stringify(shown)).not.toMatch(/worker-1|worker-3|caseworker-7/)
  })

  it.each([
    ['a negative number', entry, { ...place, seq: -1 }, 'seq'],
    ['a time without milliseconds', entry, { ...place, at: '2026-07-01T08:00:00Z' }, 'at'],
    ['an agency that is none', { ...entry, act: { ...entry.act, agency: 'X Y' } }, place, 'act.agency'],
    ['a role that is none', { ...entry, act: { ...entry.act, role: 'KING' as 'HEAD' } }, place, 'act.role'],
    ['no request', { ...entry, request: '' }, place, 'request'],
    [
      'a decision on nothing',
      { ...entry, decisions: [{ because: 'OWNER', coordinates: [] } as const] },
      place,
      'decisions.0.coordinates',
    ],
    ['half a row', { ...entry, counts: { rows: 0.5 } }, place, 'counts.rows'],
  ] as const)('with %s is not committed to, and the part is named', (_, said, where, named) => {
    expect(() => commitEntry(said, where)).toThrow(
      `The entry cannot be committed to: ${named} is not what it should be.`,
    )
  })
})

describe('a leaf', () => {
  const bytes = Buffer.from(commitEntry(entry, place).leaf)
  const text = bytes.toString()

  it('has one spelling: with any byte changed it is another leaf or none', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      for (const bit of [1, 2, 32, 128]) {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ bit
        const read = readOrNone(changed)
        if (read !== undefined) expect(Buffer.from(printLeaf(read))).toEqual(changed)
      }
    }
  })

  it.each([
    ['nothing', '', 'its time is not where or what it should be (byte 0)'],
    ['a day that is none', text.replace('2026-07-01', '2026-02-30'), 'its time or number is none'],
    [
      'a space',
      text.replace(',"parts"', ', "parts"'),
      'the commitment to its act is not where or what it should be (byte 32)',
    ],
    ['parts in another order', text.replace('"act"', '"zct"'), 'the commitment to its act is not where'],
    ['a leading zero', text.replace('"seq":12', '"seq":012'), 'its version is not where'],
    ['a number too large', text.replace('"seq":12', '"seq":9007199254740992'), 'its time or number is none'],
    ['another version', text.replace('"v":1', '"v":2'), 'its version is not where'],
    ['more after its end', `${text}\n`, 'more follows after its end'],
    ['a prototype', text.replace('"v":1', '"v":1,"__proto__":{}'), 'its version is not where'],
    ['a thousand bytes', `${text}${' '.repeat(1000)}`, 'more follows after its end'],
  ])('of %s is refused, and told where', (_, spoiled, why) => {
    expect(() => readLeaf(Buffer.from(spoiled))).toThrow(why)
  })

  it('is refused without an error of another kind, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (any) => {
        expect(readOrNone(any)).toBeUndefined()
      }),
    )
  })
})

describe('a payload', () => {
  it('takes no key that it does not know, and gives no object with a prototype for names from outside', () => {
    const { payload } = commitEntry({ ...entry, counts: { constructor: 1 } }, place)
    const text = JSON.stringify(payload)
    expect(Object.getPrototypeOf(readPayload(text).parts.counts?.value)).toBeNull()
    expect(() => readPayload(text.replace('"parts"', '"__proto__":{"polluted":1},"parts"'))).toThrow(
      'The payload is not one',
    )
    expect(() => readPayload(text.replace('"constructor":1', '"__proto__":{"polluted":1}'))).not.toThrow()
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it.each([
    ['text that is no JSON', '{', 'The payload is not one: it is not what it should be.'],
    ['nothing', undefined, 'The payload is not one: it is not what it should be.'],
    ['a list', [], 'The payload is not one: it is not what it should be.'],
    ['no subjects', { parts: {} }, 'The payload is not one: parts.act is not what it should be.'],
  ])('is refused from %s', (_, input, message) => {
    expect(() => readPayload(input)).toThrow(message)
  })
})

function outcomeOf(act: () => string): string {
  try {
    return act()
  } catch (error) {
    expect(error).toMatchObject({ code: 'JSON_NOT_CANONICAL' })
    return 'refused'
  }
}

function readOrNone(bytes: Uint8Array) {
  try {
    return readLeaf(bytes)
  } catch (error) {
    expect(error).toMatchObject({ code: 'LEAF_MALFORMED' })
    return undefined
  }
}
