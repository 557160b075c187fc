import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { consistencyProof, verifyConsistency } from './consistency-proof.ts'
import { emptyRoot, leafHash } from './hashing.ts'
import { inclusionProof, verifyInclusion } from './inclusion-proof.ts'
import { type MemoryTiles, memoryTiles } from './memory-tiles.ts'
import { merkleStack } from './merkle-stack.ts'
import { consistencyRanges, inclusionRanges } from './ranges.ts'
import type { TileId } from './tiles.ts'
import { appendLeaves, emptyEdge, readEdge, rootOfEdge, type TreeEdge } from './tree-edge.ts'

// The well-known leaves, roots and proofs of Certificate Transparency (RFC 6962).
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
)
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const publishedInclusion = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
] as const
const publishedConsistency = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
] as const

const many = 70
const data = Array.from({ length: many }, (_, at) => Buffer.from([at]))

describe('the published tree of eight leaves', () => {
  it('has the published root at every size', () => {
    for (const [size, root] of roots.entries()) {
      expect(hex(rootOfEdge(grown(leaves.slice(0, size)).edge))).toBe(root)
      expect(hex(stackOf(leaves.slice(0, size)).root())).toBe(root)
    }
  })

  it.each(publishedInclusion)('has the published inclusion proof of leaf %i at size %i', async (index, size, proof) => {
    const made = await inclusionProof(grown(leaves).store, index, size)
    expect(made.map(hex)).toEqual(proof)
    const claim = {
      leafHash: leafHash(leaves[index] ?? fail()),
      index,
      size,
      root: bytes(roots[size] ?? ''),
      proof: made,
    }
    expect(verifyInclusion(claim)).toBe(true)
  })

  it.each(publishedConsistency)('has the published consistency proof from %i to %i', async (first, second, proof) => {
    const made = await consistencyProof(grown(leaves).store, first, second)
    expect(made.map(hex)).toEqual(proof)
    expect(verifyConsistency(headOf(first), headOf(second), made)).toBe(true)
  })
})

describe('a tree of any size', () => {
  it('agrees with the definition of the RFC, written out once more, for every leaf and every earlier size', async () => {
    const { store } = grown(data)
    for (let size = 1; size <= many; size += 1) {
      const tree = data.slice(0, size)
      expect(hex(rootOfEdge(await readEdge(store, size)))).toBe(hex(naiveRoot(tree)))
      const made = tree.map((_, at) => [inclusionProof(store, at, size), consistencyProof(store, at + 1, size)])
      const wanted = tree.map((_, at) => [naivePath(at, tree), naiveSubproof(at + 1, tree, true)])
      expect(textOf(await Promise.all(made.flat()))).toBe(textOf(wanted.flat()))
    }
  })

  it('grows to the same edge and the same tiles in steps of any length', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 12 }), (steps) => {
        const all = Array.from({ length: steps.reduce((sum, step) => sum + step, 0) }, (_, at) =>
          Buffer.from([at % 256]),
        )
        const store = memoryTiles()
        let edge: TreeEdge = emptyEdge
        for (const [number, step] of steps.entries()) {
          const from = steps.slice(0, number).reduce((sum, each) => sum + each, 0)
          const next = appendLeaves(edge, all.slice(from, from + step).map(leafHash))
          store.keep(next.tiles)
          edge = next.edge
        }
        const whole = grown(all)
        expect(hex(rootOfEdge(edge))).toBe(hex(stackOf(all).root()))
        expect(edge).toEqual(whole.edge)
      }),
      { numRuns: 50 },
    )
  })

  it('can be grown on from what the store holds, at any size', async () => {
    for (const size of [0, 1, 15, 16, 17, 31, 32, 33, 69]) {
      const { store } = grown(data.slice(0, size))
      const { edge } = appendLeaves(await readEdge(store, size), data.slice(size).map(leafHash))
      expect(edge).toEqual(grown(data).edge)
    }
  })

  it('reads at most two tiles for each level of a tree of ten million leaves', async () => {
    const size = 10_000_000
    for (const index of [0, 1, 4_999_999, 5_000_000, 8_388_607, 9_437_184, size - 1]) {
      const asked: TileId[] = []
      const full = new Uint8Array(16 * 32)
      const store = {
        readTiles: async (ids: readonly TileId[]) => {
          asked.push(...ids)
          return ids.map(() => full)
        },
      }
      expect((await inclusionProof(store, index, size)).length).toBeLessThanOrEqual(24)
      expect(asked.length).toBeLessThanOrEqual(12)
    }
  })

  it('has proofs also beyond what fits 32 bits', () => {
    const size = 2 ** 40 + 3
    expect(inclusionRanges(0, size)).toHaveLength(41)
    expect(inclusionRanges(size - 1, size)).toEqual([
      { begin: 2 ** 40, end: 2 ** 40 + 2 },
      { begin: 0, end: 2 ** 40 },
    ])
    expect(consistencyRanges(2 ** 40, size)).toEqual([{ begin: 2 ** 40, end: size }])
  })

  it.each([
    ['no leaf', () => inclusionRanges(0, 0)],
    ['a leaf beyond its size', () => inclusionRanges(3, 3)],
    ['a leaf before its first', () => inclusionRanges(-1, 3)],
    ['half a leaf', () => inclusionRanges(0.5, 3)],
    ['a first size above the second', () => consistencyRanges(4, 3)],
    ['a size that is no number', () => consistencyRanges(1, Number.NaN)],
    ['a size beyond what is exact', () => consistencyRanges(1, 2 ** 53)],
  ])('refuses a proof of %s', (_, act) => {
    expect(act).toThrow('The tree has no such leaf or size.')
  })

  it('says so when the store lacks a tile', async () => {
    await expect(inclusionProof(memoryTiles(), 3, 40)).rejects.toMatchObject({ code: 'TILES_MISSING' })
    await expect(readEdge(memoryTiles(), 17)).rejects.toMatchObject({ code: 'TILES_MISSING' })
  })
})

describe('a proof', () => {
  it('fails with any of its bytes changed, for every leaf and size', async () => {
    const { store } = grown(data)
    for (const size of [1, 2, 3, 7, 8, 13, 64, 65, many]) {
      for (const index of new Set([0, 1, size >> 1, size - 1].filter((at) => at < size))) {
        const proof = await inclusionProof(store, index, size)
        const claim = {
          leafHash: leafHash(data[index] ?? fail()),
          index,
          size,
          root: naiveRoot(data.slice(0, size)),
          proof,
        }
        expect(verifyInclusion(claim)).toBe(true)
        for (const changed of spoiled(proof)) expect(verifyInclusion({ ...claim, proof: changed })).toBe(false)
        for (const [root] of spoiled([claim.root]))
          expect(verifyInclusion({ ...claim, root: root ?? fail() })).toBe(false)
        expect(verifyInclusion({ ...claim, index: index + 1 })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...proof, emptyRoot] })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [emptyRoot, ...proof] })).toBe(false)
        expect(proof.length > 0 && verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
        expect(proof.length > 0 && verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
      }
    }
  })

  it('of consistency fails with any of its bytes changed', async () => {
    const { store } = grown(data)
    for (const [first, second] of [
      [1, 2],
      [3, 7],
      [4, 7],
      [8, 64],
      [6, 8],
      [33, 65],
      [64, many],
      [many - 1, many],
    ] as const) {
      const proof = await consistencyProof(store, first, second)
      const [before, after] = [naiveHead(first), naiveHead(second)]
      expect(verifyConsistency(before, after, proof)).toBe(true)
      for (const changed of spoiled(proof)) expect(verifyConsistency(before, after, changed)).toBe(false)
      expect(verifyConsistency({ ...before, root: after.root }, after, proof)).toBe(false)
      expect(verifyConsistency(before, { ...after, root: before.root }, proof)).toBe(false)
      expect(verifyConsistency(after, before, proof)).toBe(false)
      expect(verifyConsistency(before, after, [...proof, emptyRoot])).toBe(false)
      expect(verifyConsistency(before, after, proof.slice(1))).toBe(false)
      expect(verifyConsistency(before, after, proof.slice(0, -1))).toBe(false)
    }
  })

  it('is not needed from the empty tree, and between equal trees', () => {
    const empty = { size: 0, root: emptyRoot }
    expect(verifyConsistency(empty, naiveHead(5), [])).toBe(true)
    expect(verifyConsistency(empty, naiveHead(5), [emptyRoot])).toBe(false)
    expect(verifyConsistency({ size: 0, root: naiveHead(1).root }, naiveHead(5), [])).toBe(false)
    expect(verifyConsistency(naiveHead(5), naiveHead(5), [])).toBe(true)
    expect(verifyConsistency(naiveHead(5), { ...naiveHead(5), root: naiveHead(6).root }, [])).toBe(false)
  })

  it('is judged without an error, whatever its parts are', () => {
    const hashes = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 })
    const number = fc.oneof(fc.nat(), fc.double(), fc.integer())
    fc.assert(
      fc.property(hashes, number, number, (proof, index, size) => {
        const [first = emptyRoot, root = emptyRoot] = proof
        expect(verifyInclusion({ leafHash: first, index, size, root, proof })).toBe(
          size === 1 && proof.length === 0 && first === root && index === 0,
        )
        expect(typeof verifyConsistency({ size: index, root: first }, { size, root }, proof)).toBe('boolean')
      }),
    )
  })
})

function grown(all: readonly Uint8Array[]): { readonly store: MemoryTiles; readonly edge: TreeEdge } {
  const store = memoryTiles()
  const { edge, tiles } = appendLeaves(emptyEdge, all.map(leafHash))
  store.keep(tiles)
  return { store, edge }
}

function stackOf(all: readonly Uint8Array[]) {
  const stack = merkleStack()
  for (const leaf of all) stack.append(leafHash(leaf))
  return stack
}

function headOf(size: number) {
  return { size, root: bytes(roots[size] ?? '') }
}

function naiveHead(size: number) {
  return { size, root: naiveRoot(data.slice(0, size)) }
}

// RFC 9162 sections 2.1.1, 2.1.3.1 and 2.1.4.1 as they are written, sharing nothing with what they check.
// Roots of ranges are remembered, or 70 sizes would take minutes.
const known = new Map<string, Buffer>()

function naiveRoot(tree: readonly Uint8Array[]): Buffer {
  const key = `${tree[0]?.[0]}+${tree.length}` // every tree here is a slice of `data`
  const root = known.get(key) ?? computedRoot(tree)
  known.set(key, root)
  return root
}

function computedRoot(tree: readonly Uint8Array[]): Buffer {
  const [only] = tree
  if (only === undefined) return sha256()
  if (tree.length === 1) return sha256(Buffer.of(0), only)
  const k = split(tree.length)
  return sha256(Buffer.of(1), naiveRoot(tree.slice(0, k)), naiveRoot(tree.slice(k)))
}

function naivePath(m: number, tree: readonly Uint8Array[]): readonly Buffer[] {
  if (tree.length === 1) return []
  const k = split(tree.length)
  if (m < k) return [...naivePath(m, tree.slice(0, k)), naiveRoot(tree.slice(k))]
  return [...naivePath(m - k, tree.slice(k)), naiveRoot(tree.slice(0, k))]
}

function naiveSubproof(m: number, tree: readonly Uint8Array[], isKnown: boolean): readonly Buffer[] {
  if (m === tree.length) return isKnown ? [] : [naiveRoot(tree)]
  const k = split(tree.length)
  if (m <= k) return [...naiveSubproof(m, tree.slice(0, k), isKnown), naiveRoot(tree.slice(k))]
  return [...naiveSubproof(m - k, tree.slice(k), false), naiveRoot(tree.slice(0, k))]
}

function split(size: number): number {
  let k = 1
  while (2 * k < size) k *= 2
  return k
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** The proof with one byte changed: each byte of each hash, by a bit that differs from byte to byte. */
function* spoiled(proof: readonly Uint8Array[]): Generator<readonly Uint8Array[]> {
  for (const [place, hash] of proof.entries()) {
    for (let at = 0; at < hash.byteLength; at += 1) {
      const changed = Buffer.from(hash)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      yield proof.with(place, changed)
    }
  }
}

function textOf(proofs: readonly (readonly Uint8Array[])[]): string {
  return proofs.map((proof) => proof.map(hex).join(' ')).join('\n')
}

function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex')
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'hex')
}

function fail(): never {
  throw new Error('the test has no such leaf')
}
