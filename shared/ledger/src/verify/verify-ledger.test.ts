import { commitEntry } from '../entry/commit-entry.ts'
import { withoutParts, withoutSubject } from '../entry/erase.ts'
import { readPayload } from '../entry/payload.ts'
import { type ExampleLedger, exampleEntry, exampleKeys, exampleLedger, exampleTime, sealed } from '../testing.ts'
import { leafHash } from '../tree/hashing.ts'
import { memoryTiles } from '../tree/memory-tiles.ts'
import { merkleStack } from '../tree/merkle-stack.ts'
import { appendLeaves, emptyEdge } from '../tree/tree-edge.ts'
import { ledgerSentence } from './ledger-verdict.ts'
import type { LedgerRow } from './row-judge.ts'
import { type LedgerToVerify, verifyLedger } from './verify-ledger.ts'

const keys = exampleKeys()
const whole = await exampleLedger({ rows: 30, every: 10, keys })
const rows: readonly LedgerRow[] = whole.rows
const { checkpoints } = whole

// The same but for row 14, and with no witness.
const tampered = await exampleLedger({
  rows: 30,
  every: 10,
  keys,
  cosigners: 0,
  entryAt: (seq) => (seq === 14 ? { person: 'nobody' } : {}),
})

type Change = Partial<Omit<LedgerToVerify, 'trust'>> & { readonly trust?: LedgerToVerify['trust'] }

async function verdictOf(change: Change = {}) {
  return verifyLedger({ rows, checkpoints, trust: keys.trust, ...change })
}

async function codesOf(change: Change) {
  const verdict = await verdictOf(change)
  return verdict.kind === 'whole' ? [] : verdict.faults.map(({ code }) => code)
}

async function firstFault(change: Change) {
  const verdict = await verdictOf(change)
  return verdict.kind === 'whole' ? 'whole' : `${verdict.faults[0].code}: ${verdict.faults[0].message}`
}

describe('a whole ledger', () => {
  it('verifies from its rows, its checkpoints and public keys', async () => {
    const verdict = await verdictOf()
    expect(verdict).toEqual({ kind: 'whole', size: 30, root: rootOf(rows), sealed: 30, erased: 0 })
    expect(ledgerSentence(verdict)).toMatch(/^The ledger is whole: 30 rows, all of them witnessed, root .{43}=\.$/)
  })

  it('verifies from its leaves alone, and from streams', async () => {
    const leaves = rows.map(({ leaf }) => ({ leaf }))
    expect(await verdictOf({ rows: streamOf(leaves), checkpoints: streamOf(checkpoints) })).toMatchObject({
      kind: 'whole',
      sealed: 30,
    })
  })

  it('verifies when nothing is in it', async () => {
    expect(await verdictOf({ rows: [], checkpoints: [] })).toMatchObject({ kind: 'whole', size: 0, sealed: 0 })
  })

  it('verifies with rows that no checkpoint covers yet, and says how many are witnessed', async () => {
    const verdict = await verdictOf({ rows: rows.slice(0, 25), checkpoints: checkpoints.slice(0, 2) })
    expect(verdict).toMatchObject({ kind: 'whole', size: 25, sealed: 20 })
    expect(ledgerSentence(verdict)).toContain('25 rows, the first 20 of them witnessed')
  })

  it('verifies after persons and whole payloads were erased', async () => {
    const erased = whole.rows.map((row, at) => ({
      ...row,
      payload: at % 3 === 0 ? null : withoutParts(withoutSubject(row.payload, `worker-${at % 10}`), 'person'),
    }))
    expect(await verdictOf({ rows: erased })).toMatchObject({ kind: 'whole', erased: 40 })
  })

  it('verifies with the last checkpoints that witnesses hold, and with a register that agrees', async () => {
    const registerHash = (seq: number) => (seq === 3 ? '3'.repeat(64) : undefined)
    expect(await verdictOf({ witnessed: checkpoints.toReversed(), registerHash })).toMatchObject({ kind: 'whole' })
  })
})

describe('a row that was changed', () => {
  it('is found and named for any byte of its leaf', async () => {
    const leaf = Buffer.from(rows[14]?.leaf ?? [])
    for (let place = 0; place < leaf.length; place += 1) {
      const changed = Buffer.from(leaf)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(await firstFault({ rows: rows.with(14, { ...row(14), leaf: changed }) })).toMatch(
        /^ROW_CHANGED: Row 14 was changed/,
      )
    }
  })

  it('is found for any byte when nothing but leaves is kept: by its row, or by its place between two checkpoints', async () => {
    const leaves = rows.map(({ leaf }) => ({ leaf }))
    const leaf = Buffer.from(rows[14]?.leaf ?? [])
    for (let place = 0; place < leaf.length; place += 1) {
      const changed = Buffer.from(leaf)
      changed[place] = (changed[place] ?? 0) ^ 1
      const verdict = await verdictOf({ rows: leaves.with(14, { leaf: changed }) })
      const rowsNamed = verdict.kind === 'broken' ? verdict.faults[0].rows : undefined
      expect(rowsNamed).toBeDefined()
      expect((rowsNamed?.first ?? 99) <= 14 && (rowsNamed?.last ?? 0) >= 14).toBe(true)
    }
  })

  it.each([
    [
      'its time, where it stays in order',
      '01:00:14.000',
      '01:00:13.000',
      /^REWRITTEN: .* Of rows 10 to 19 one at least /,
    ],
    [
      'its time, out of order',
      '01:00:14.000',
      '01:00:12.000',
      /^BACK_DATED: Row 14 is back-dated, or row 13 post-dated/,
    ],
    [
      'its number',
      '"seq":14',
      '"seq":77',
      /^ROW_CHANGED: Row 14 was changed: in its place stands one that says it is row 77/,
    ],
  ])('is told when %s says another value and its hash is made to fit', async (_, from, to, expected) => {
    const leaf = Buffer.from(Buffer.from(row(14).leaf).toString().replace(from, to))
    expect(await firstFault({ rows: rows.with(14, { leaf, leafHash: leafHash(leaf) }) })).toMatch(expected)
  })

  it('is named when its payload says something else', async () => {
    const { payload } = whole.rows[14] ?? fail()
    const spoiled = readPayload(JSON.stringify(payload).replace('caseworker-7', 'caseworker-8'))
    expect(await firstFault({ rows: rows.with(14, { ...row(14), payload: spoiled }) })).toBe(
      'PAYLOAD_CHANGED: Row 14 was changed: what its payload says under «person» is not what its leaf commits to.',
    )
    expect(await firstFault({ rows: rows.with(14, { ...row(14), payload: '{"parts":{}}' }) })).toBe(
      'PAYLOAD_MALFORMED: Row 14 was changed: the payload is not one: it is not what it should be.',
    )
  })

  it('is named for any byte of its payload', async () => {
    const payload = Buffer.from(JSON.stringify(row(14).payload))
    for (let place = 0; place < payload.length; place += 1) {
      const changed = Buffer.from(payload)
      changed[place] = (changed[place] ?? 0) ^ 1
      const spoiled = { ...row(14), payload: changed.toString() }
      expect(await firstFault({ rows: rows.with(14, spoiled), checkpoints: [] })).toMatch(
        /^PAYLOAD_\w+: Row 14 was changed/,
      )
    }
  })

  it('is named when its stored hash was changed', async () => {
    expect(await firstFault({ rows: rows.with(3, { ...row(3), leafHash: row(4).leafHash ?? fail() }) })).toBe(
      'ROW_CHANGED: Row 3 was changed: its leaf does not have the hash that is stored with it.',
    )
  })

  it('is told with all others, up to a bound', async () => {
    const spoiled = rows.map((each) => ({ ...each, leafHash: leafHash(Buffer.of(0)) }))
    const verdict = await verdictOf({ rows: spoiled, mostFaults: 3 })
    expect(verdict).toMatchObject({ kind: 'broken', found: 30, faults: { length: 3 } })
    expect(ledgerSentence(verdict)).toBe(
      'Row 0 was changed: its leaf does not have the hash that is stored with it. (29 more found.)',
    )
  })
})

describe('the stored tiles', () => {
  const many = Array.from({ length: 300 }, (_, seq) => commitEntry(exampleEntry(seq), { seq, at: exampleTime(seq) }))
  const { tiles } = appendLeaves(
    emptyEdge,
    many.map((each) => each.leafHash),
  )
  const checked = { rows: many, checkpoints: [] }

  it('fit the rows', async () => {
    const store = memoryTiles()
    store.keep(tiles)
    expect(await firstFault({ ...checked, tiles: store })).toBe('whole')
    expect(await firstFault({ ...checked, rows: many.slice(0, 277), tiles: store })).toBe('whole')
  })

  it.each([
    [
      { level: 0, index: 3 },
      5,
      'TILE_CHANGED: The stored tile 3 of level 0 does not fit the rows: it holds another hash of row 53.',
    ],
    [
      { level: 1, index: 0 },
      2,
      'TILE_CHANGED: The stored tile 0 of level 1 does not fit the rows: it holds another hash of rows 32 to 47.',
    ],
    [
      { level: 2, index: 0 },
      0,
      'TILE_CHANGED: The stored tile 0 of level 2 does not fit the rows: it holds another hash of rows 0 to 255.',
    ],
  ])('are named when a byte of %j is changed', async (id, place, expected) => {
    const store = memoryTiles()
    store.keep(tiles)
    const [hashes = new Uint8Array(0)] = await store.readTiles([id])
    const changed = Buffer.from(hashes)
    changed[place * 32 + 7] = (changed[place * 32 + 7] ?? 0) ^ 1
    store.keep([{ ...id, hashes: changed }])
    expect(await firstFault({ ...checked, tiles: store })).toBe(expected)
  })

  it('tell the row where neither its hash nor its payload is stored beside it', async () => {
    const store = memoryTiles()
    store.keep(tiles)
    const leaves = many.map(({ leaf }) => ({ leaf }))
    const other = commitEntry(exampleEntry(0), { seq: 53, at: exampleTime(53) }).leaf
    expect(await firstFault({ ...checked, rows: leaves.with(53, { leaf: other }), tiles: store })).toMatch(
      /another hash of row 53\.$/,
    )
    const verdict = await verdictOf({ ...checked, rows: leaves.with(53, { leaf: other }), tiles: store })
    expect(verdict).toMatchObject({ found: 1 })
  })

  it('are missed when they are not there', async () => {
    expect(await firstFault({ ...checked, tiles: memoryTiles() })).toMatch(
      /^TILE_CHANGED: The stored tile 0 of level 0 does not fit/,
    )
  })
})

describe('rows in disorder', () => {
  it.each([
    ['one dropped', rows.toSpliced(5, 1), 'ROW_MISSING: Row 5 is missing: after row 4 comes row 6.'],
    ['several dropped', rows.toSpliced(5, 3), 'ROW_MISSING: Rows 5 to 7 are missing: after row 4 comes row 8.'],
    ['the first dropped', rows.slice(1), 'ROW_MISSING: Row 0 is missing: the ledger begins with row 1.'],
    [
      'one before the last dropped',
      rows.toSpliced(28, 1),
      'ROW_MISSING: Row 28 is missing: after row 27 comes row 29.',
    ],
    ['one twice', rows.toSpliced(5, 0, row(4)), 'ROW_REPEATED: Row 4 is there twice: it stands again after row 4.'],
    [
      'one twice, later',
      rows.toSpliced(20, 0, row(4)),
      'ROW_REPEATED: Row 4 is there twice: it stands again after row 19.',
    ],
    ['the last twice', [...rows, row(29)], 'ROW_REPEATED: Row 29 is there twice: it stands again after row 29.'],
    ['two exchanged', rows.with(5, row(6)).with(6, row(5)), 'ROW_MOVED: Row 5 was moved: it stands after row 6.'],
    [
      'the last two exchanged',
      rows.with(28, row(29)).with(29, row(28)),
      'ROW_MOVED: Row 28 was moved: it stands after row 29.',
    ],
    [
      'one moved far',
      rows.toSpliced(5, 1).toSpliced(20, 0, row(5)),
      'ROW_MOVED: Row 5 was moved: it stands after later ones.',
    ],
    [
      'one in place of another',
      rows.with(5, row(9)),
      'ROW_CHANGED: Row 5 was changed: in its place stands one that says it is row 9.',
    ],
  ])('%s: the row is named', async (_, disordered, expected) => {
    expect(await firstFault({ rows: disordered })).toBe(expected)
  })
})

describe('a ledger that ends too early', () => {
  it('is truncated where its own checkpoints say more', async () => {
    expect(await firstFault({ rows: rows.slice(0, 27) })).toMatch(
      /^TRUNCATED: The ledger was truncated: it ends after row 26, and the checkpoint of size 30 made at .* cosigned, covers 30\.$/,
    )
    expect(await firstFault({ rows: [] })).toMatch(/^TRUNCATED: The ledger was truncated: it has no rows, /)
  })

  it('is rolled back where only others hold a later checkpoint', async () => {
    const older = { rows: rows.slice(0, 20), checkpoints: checkpoints.slice(0, 2) }
    expect(await firstFault(older)).toBe('whole')
    expect(await firstFault({ ...older, witnessed: checkpoints.slice(2) })).toMatch(
      /^ROLLED_BACK: The ledger was rolled back: it ends after row 19, and the checkpoint of size 30 made at /,
    )
  })
})

describe('times', () => {
  it('may not go back', async () => {
    const ledger = await altered((seq) => (seq === 14 ? exampleTime(12) : exampleTime(seq)))
    expect(await firstFault(ledger)).toBe(
      'BACK_DATED: Row 14 is back-dated, or row 13 post-dated: they say 2026-07-01T01:00:12.000Z and 2026-07-01T01:00:13.000Z.',
    )
  })

  it('may not go back behind the checkpoint above', async () => {
    const ledger = await altered((seq) => (seq === 10 ? '2026-07-01T01:00:09.100Z' : exampleTime(seq)))
    expect(await firstFault(ledger)).toBe(
      'BACK_DATED: Row 10 is back-dated: it says 2026-07-01T01:00:09.100Z, and the checkpoint before it was made at 2026-07-01T01:00:09.500Z.',
    )
  })

  it('may not be later than the checkpoint that covers them', async () => {
    const ledger = await altered((seq) => (seq === 29 ? '2026-07-01T02:00:00.000Z' : exampleTime(seq)))
    expect(await firstFault(ledger)).toMatch(
      /^POST_DATED: Row 29 says 2026-07-01T02:00:00.000Z, later than the checkpoint of size 30/,
    )
  })
})

describe('a ledger rewritten with the key of its owner', () => {
  it('contradicts the checkpoints that witnesses cosigned', async () => {
    const verdict = await verdictOf({ rows: tampered.rows })
    expect(verdict).toMatchObject({
      kind: 'broken',
      faults: [{ code: 'REWRITTEN', checkpoint: 10, rows: { first: 0, last: 9 } }],
    })
  })

  it('contradicts them where only the witnesses still hold them', async () => {
    const from14 = [...rows.slice(0, 14), ...tampered.rows.slice(14)]
    const own = await resealed(from14)
    expect(await firstFault({ rows: from14, checkpoints: own })).toBe('whole')
    expect(await codesOf({ rows: from14, checkpoints: own, witnessed: [checkpoints[1] ?? ''] })).toEqual([
      'REWRITTEN',
      'FORKED',
    ])
    expect(await firstFault({ rows: from14, checkpoints })).toMatch(
      /^REWRITTEN: The ledger was rewritten: Of rows 10 to 19 one at least is not the one that the checkpoint of size 20 .* cosigned, covers\.$/,
    )
  })

  it('is not covered by any quorum for too long', async () => {
    const own = await resealed(tampered.rows)
    expect(await firstFault({ rows: tampered.rows, checkpoints: own, unwitnessedSeconds: 10 })).toBe(
      'NOT_WITNESSED: Rows 0 to 29 lack a checkpoint that 2 witnesses cosigned, and have for too long.',
    )
  })
})

describe('checkpoints', () => {
  it('of one size with other roots are a fork', async () => {
    const other = await sealed(30, leafHash(Buffer.of(1)), { keys })
    expect(await firstFault({ checkpoints: [...checkpoints, other] })).toMatch(
      /^FORKED: The ledger was forked: the checkpoint of size 30/,
    )
    expect(await codesOf({ witnessed: [other] })).toEqual(['REWRITTEN', 'FORKED'])
  })

  it('do not go back', async () => {
    const [first = '', second = '', third = ''] = checkpoints
    expect(await firstFault({ checkpoints: [first, third, second] })).toMatch(
      /^ROLLED_BACK: The ledger was rolled back: after the checkpoint of size 30 made at .* comes the checkpoint of size 20/,
    )
  })

  it.each([
    [
      'a changed size',
      (note: string) => note.replace('\n20\n', '\n21\n'),
      'The signature in the name of simpul.example/ledger/disnaker-jember',
    ],
    [
      'no owner',
      (note: string) => note.replace(/— \S+ledger.*\n/, ''),
      'The note is not signed by any of the given keys.',
    ],
    ['a changed register', (note: string) => note.replace('register 3', 'register 4'), 'The signature in the name of'],
    ['no text', () => '', 'Line 1 does not end in a newline.'],
  ])('with %s do not hold, and are named', async (_, spoil, why) => {
    expect(await firstFault({ checkpoints: checkpoints.with(1, spoil(checkpoints[1] ?? '')) })).toContain(
      `CHECKPOINT_INVALID: Checkpoint 2 of the ledger does not hold. ${why}`,
    )
  })

  it('are found with any of their bytes changed', async () => {
    const note = Buffer.from(checkpoints[1] ?? '')
    for (let place = 0; place < note.length; place += 1) {
      const changed = Buffer.from(note)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(await firstFault({ rows: rows.slice(0, 20), checkpoints: [changed.toString('utf8')] })).toMatch(
        /^CHECKPOINT_INVALID/,
      )
    }
  })

  it('with another register entry than is known show a fork of the register', async () => {
    expect(await firstFault({ registerHash: () => '4'.repeat(64) })).toMatch(
      /^REGISTER_FORKED: The register was forked: the checkpoint of size 10/,
    )
  })
})

/** The rows of the example with other times, by the owner's own hand: tree and checkpoints are made to fit. */
async function altered(timeOf: (seq: number) => string) {
  const changed = Array.from({ length: 30 }, (_, seq) => commitEntry(exampleEntry(seq), { seq, at: timeOf(seq) }))
  return { rows: changed, checkpoints: await resealed(changed, 2) }
}

async function resealed(all: readonly LedgerRow[], cosigners = 0): Promise<ExampleLedger['checkpoints']> {
  const sizes = [10, 20, 30]
  return Promise.all(sizes.map((size) => sealed(size, rootOf(all.slice(0, size)), { keys, cosigners })))
}

function rootOf(all: readonly LedgerRow[]): Uint8Array {
  const stack = merkleStack()
  for (const { leaf } of all) stack.append(leafHash(leaf))
  return stack.root()
}

function row(at: number): LedgerRow {
  return rows[at] ?? fail()
}

function fail(): never {
  throw new Error('the example has no such row')
}

async function* streamOf<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}
