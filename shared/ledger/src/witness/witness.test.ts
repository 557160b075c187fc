import { keySigner, newSigningKey } from '@simpul/trust'
import { printLedgerHead } from '../checkpoint/ledger-head.ts'
import { openCheckpoint } from '../checkpoint/open-checkpoint.ts'
import { noteSigner } from '../note/note-signer.ts'
import { addSignatures, cosign, signNote } from '../note/sign-note.ts'
import { exampleKeys } from '../testing.ts'
import { consistencyProof } from '../tree/consistency-proof.ts'
import { emptyRoot, leafHash } from '../tree/hashing.ts'
import { memoryTiles } from '../tree/memory-tiles.ts'
import { appendLeaves, emptyEdge, readEdge, rootOfEdge } from '../tree/tree-edge.ts'
import { printAddCheckpoint, readAddCheckpoint } from './add-checkpoint.ts'
import { judgeCheckpoint, provesFork, type WitnessKnowledge } from './judge-checkpoint.ts'
import { registerAlarms } from './register-alarms.ts'

const keys = exampleKeys()
const { origin } = keys.trust
const now = new Date('2026-07-01T08:00:10.000Z')
const register = { seq: 3, hash: '3'.repeat(64) }
const store = memoryTiles()
store.keep(
  appendLeaves(
    emptyEdge,
    Array.from({ length: 50 }, (_, at) => leafHash(Buffer.of(at))),
  ).tiles,
)

async function noteAt(
  size: number,
  change: { readonly at?: string; readonly root?: Uint8Array } = {},
): Promise<string> {
  const root = change.root ?? rootOfEdge(await readEdge(store, size))
  const at = change.at ?? '2026-07-01T08:00:10.000Z'
  return signNote(printLedgerHead({ origin, size, root, at, register }), [keys.owner])
}

function knowing(remembered?: string, more: Partial<WitnessKnowledge> = {}): WitnessKnowledge {
  return {
    keysOf: (asked) => (asked === origin ? keys.trust.owner : undefined),
    rememberedOf: (asked) => (asked === origin ? remembered : undefined),
    now,
    ...more,
  }
}

const at20 = await noteAt(20, { at: '2026-07-01T08:00:05.000Z' })
const at33 = await noteAt(33)
const from20 = await consistencyProof(store, 20, 33)
const request = { oldSize: 20, proof: from20, checkpoint: at33 }
const otherRoot = leafHash(Buffer.from('another'))
const forked33 = await noteAt(33, { root: otherRoot })

describe('a witness', () => {
  it('cosigns the first checkpoint that it sees of a log', async () => {
    const verdict = judgeCheckpoint({ oldSize: 0, proof: [], checkpoint: at20 }, knowing())
    expect(verdict).toMatchObject({ kind: 'cosign', checkpoint: at20, head: { size: 20 }, alarms: [] })
  })

  it('cosigns a checkpoint that continues the one it remembers, and its cosignature counts', async () => {
    const verdict = judgeCheckpoint(request, knowing(at20))
    const [witness = keys.owner] = keys.witnesses
    if (verdict.kind !== 'cosign') throw new Error(verdict.message)
    const note = addSignatures(verdict.checkpoint, [await cosign(verdict.text, witness, now)])
    expect(openCheckpoint(note, keys.trust)).toMatchObject({ witnesses: [witness.key.name], hasQuorum: false })
  })

  it('catches up over any distance, after it was away', async () => {
    const proof = await consistencyProof(store, 1, 50)
    const verdict = judgeCheckpoint({ oldSize: 1, proof, checkpoint: await noteAt(50) }, knowing(await noteAt(1)))
    expect(verdict.kind).toBe('cosign')
  })

  it('cosigns again what it cosigned already, at a later time too', () => {
    expect(judgeCheckpoint({ oldSize: 33, proof: [], checkpoint: at33 }, knowing(at33)).kind).toBe('cosign')
  })

  const stranger = noteSigner(origin, 'NOTE', keySigner(newSigningKey().privateKey))
  const unrelated = exampleKeys('migrant-care-jember')

  it.each([
    [
      'a text that is none',
      async () => ({ ...request, checkpoint: 'x' }),
      at20,
      'MALFORMED',
      400,
      'Line 1 does not end in a newline.',
    ],
    [
      'a log that it does not know',
      async () => ({
        ...request,
        checkpoint: await signNote(at33.slice(0, at33.indexOf('\n\n') + 1).replace(origin, unrelated.trust.origin), [
          unrelated.owner,
        ]),
      }),
      at20,
      'UNKNOWN_LOG',
      404,
      'This witness does not know a log simpul.example/ledger/migrant-care-jember.',
    ],
    [
      'another key',
      async () => ({ ...request, checkpoint: await signNote(at33.slice(0, at33.indexOf('\n\n') + 1), [stranger]) }),
      at20,
      'NOT_SIGNED',
      403,
      'The note is not signed by any of the given keys.',
    ],
    [
      'a false signature',
      async () => ({ ...request, checkpoint: at33.replace('\n33\n', '\n34\n') }),
      at20,
      'NOT_SIGNED',
      403,
      'does not fit the note.',
    ],
    [
      'an old size above the new',
      async () => ({ ...request, oldSize: 34 }),
      at20,
      'OLD_SIZE_ABOVE',
      400,
      'The old size 34 is above that of the checkpoint, 33.',
    ],
    [
      'an old size that it does not remember',
      async () => ({ ...request, oldSize: 19 }),
      at20,
      'OTHER_SIZE',
      409,
      `This witness remembers size 20 of ${origin}, not 19.`,
    ],
    [
      'a roll back',
      async () => ({ oldSize: 20, proof: [], checkpoint: await noteAt(20) }),
      at33,
      'OTHER_SIZE',
      409,
      `${origin} was rolled back, or the checkpoint of size 20 is an old one.`,
    ],
    [
      'a fork',
      async () => ({ oldSize: 33, proof: [], checkpoint: forked33 }),
      at33,
      'FORKED',
      422,
      `${origin} was forked: at size 33 this witness knows another root.`,
    ],
    [
      'a rewritten past',
      async () => ({ ...request, checkpoint: forked33 }),
      at20,
      'INCONSISTENT',
      422,
      'The proof does not lead from size 20',
    ],
    [
      'a proof that is another',
      async () => ({ ...request, proof: from20.slice(1) }),
      at20,
      'INCONSISTENT',
      422,
      'The proof does not lead from size 20',
    ],
    [
      'a proof from the empty tree',
      async () => ({ oldSize: 0, proof: [emptyRoot], checkpoint: at33 }),
      undefined,
      'INCONSISTENT',
      422,
      'The proof does not lead from size 0',
    ],
    [
      'an empty tree with another root',
      async () => ({ oldSize: 0, proof: [], checkpoint: await noteAt(0, { root: otherRoot }) }),
      undefined,
      'FORKED',
      422,
      'at size 0',
    ],
    [
      'a time before the remembered one',
      async () => ({ ...request, checkpoint: await noteAt(33, { at: '2026-07-01T08:00:04.000Z' }) }),
      at20,
      'BACK_DATED',
      422,
      'before the one of 2026-07-01T08:00:05.000Z',
    ],
    [
      'a time far from its own',
      async () => ({ ...request, checkpoint: await noteAt(33, { at: '2026-07-01T08:02:00.000Z' }) }),
      at20,
      'WRONG_TIME',
      422,
      '110 s from the clock of this witness.',
    ],
  ] as const)('refuses %s, and says what and where', async (_, ask, remembered, because, status, message) => {
    const verdict = judgeCheckpoint(await ask(), knowing(remembered))
    expect(verdict).toMatchObject({ kind: 'refused', because, status, message: expect.stringContaining(message) })
  })

  it('tells a log that believes another size which one it remembers', () => {
    expect(judgeCheckpoint({ ...request, oldSize: 0, proof: [] }, knowing(at20))).toMatchObject({ rememberedSize: 20 })
  })

  it('keeps both notes of a fork, which prove it to anyone', () => {
    const verdict = judgeCheckpoint({ oldSize: 33, proof: [], checkpoint: forked33 }, knowing(at33))
    expect(verdict).toMatchObject({ evidence: { origin, remembered: at33, presented: forked33 } })
    expect(provesFork(at33, forked33, keys.trust.owner)).toBe(true)
    expect(provesFork(at33, at33, keys.trust.owner)).toBe(false)
    expect(provesFork(at20, forked33, keys.trust.owner)).toBe(false)
    expect(provesFork(at33, forked33.replace('\n33\n', '\n32\n'), keys.trust.owner)).toBe(false)
    expect(provesFork(at33, forked33, exampleKeys().trust.owner)).toBe(false)
    expect(provesFork('', 'x', keys.trust.owner)).toBe(false)
  })

  it('finds a fork shown to two witnesses when one shows its checkpoint to the other', async () => {
    const [one, other] = [knowing(at20), knowing(at20)]
    const second = await noteAt(33, { root: await rootWith(33, 32) })
    expect(judgeCheckpoint(request, one).kind).toBe('cosign')
    const proof = await proofWith(20, 33, 32)
    expect(judgeCheckpoint({ oldSize: 20, proof, checkpoint: second }, other).kind).toBe('cosign')
    expect(judgeCheckpoint({ oldSize: 20, proof, checkpoint: second }, knowing(at33))).toMatchObject({
      because: 'FORKED',
    })
    expect(provesFork(at33, second, keys.trust.owner)).toBe(true)
  })
})

describe('the register that a checkpoint carries', () => {
  const head = { origin, size: 1, root: emptyRoot, at: '2026-07-01T08:05:00.000Z', register }
  const known = (change: object = {}) => ({
    seq: 4,
    hashOf: (seq: number) => `${seq}`.repeat(64),
    arrivedAt: () => new Date('2026-07-01T08:04:30.000Z'),
    ...change,
  })

  it.each([
    ['agrees', known(), []],
    ['is the last', known({ seq: 3, arrivedAt: () => undefined }), []],
    ['is a fork', known({ hashOf: () => 'f'.repeat(64) }), ['REGISTER_FORKED']],
    ['lags more than a minute', known({ arrivedAt: () => new Date('2026-07-01T08:03:59.000Z') }), ['REGISTER_LAGS']],
    ['is ahead', known({ seq: 2 }), ['REGISTER_AHEAD']],
  ])('%s', (_, here, kinds) => {
    expect(registerAlarms(head, here).map(({ kind }) => kind)).toEqual(kinds)
  })

  it('raises an alarm with the cosignature', () => {
    const verdict = judgeCheckpoint(request, knowing(at20, { register: known({ hashOf: () => 'f'.repeat(64) }) }))
    expect(verdict).toMatchObject({
      kind: 'cosign',
      alarms: [
        {
          kind: 'REGISTER_FORKED',
          seq: 3,
          message: `The register was forked: ${origin} holds another entry 3 than is here.`,
        },
      ],
    })
  })
})

describe('a request to a witness', () => {
  it('reads as it is written', () => {
    const body = printAddCheckpoint(request)
    expect(body).toBe(`old 20\n${from20.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')}\n${at33}`)
    expect(readAddCheckpoint(body)).toEqual({ ...request, proof: from20.map((hash) => Buffer.from(hash)) })
    expect(readAddCheckpoint(printAddCheckpoint({ oldSize: 0, proof: [], checkpoint: at20 }))).toEqual({
      oldSize: 0,
      proof: [],
      checkpoint: at20,
    })
  })

  it.each([
    ['no empty line', 'old 1\n', 'Line 1 begins a request without an empty line before the checkpoint.'],
    ['another word', 'new 1\n\nx', 'Line 1 is not «old» and a size in decimal.'],
    ['a leading zero', 'old 01\n\nx', 'Line 1 is not «old» and a size in decimal.'],
    ['a short hash', 'old 1\nAAAA\n\nx', 'Line 2 is not a hash of 32 bytes in Base64.'],
    ['too many hashes', `old 1\n${`${'A'.repeat(43)}=\n`.repeat(64)}\nx`, 'Line 65 is one hash too many.'],
  ])('is refused with %s, and told where', (_, body, message) => {
    expect(() => readAddCheckpoint(body)).toThrow(message)
  })
})

/** The tree of the example with another leaf in one place. */
async function otherTree(size: number, changed: number) {
  const other = memoryTiles()
  const leaves = Array.from({ length: size }, (_, at) => leafHash(Buffer.of(at === changed ? 255 : at)))
  const { edge, tiles } = appendLeaves(emptyEdge, leaves)
  other.keep(tiles)
  return { other, edge }
}

async function rootWith(size: number, changed: number): Promise<Uint8Array> {
  return rootOfEdge((await otherTree(size, changed)).edge)
}

async function proofWith(first: number, second: number, changed: number) {
  return consistencyProof((await otherTree(second, changed)).other, first, second)
}
