import { keySigner, newSigningKey } from '@simpul/trust'
import { printCheckpoint, readCheckpoint } from '../checkpoint/checkpoint.ts'
import { printLedgerHead, readLedgerHead } from '../checkpoint/ledger-head.ts'
import { openCheckpoint } from '../checkpoint/open-checkpoint.ts'
import { printProofFile, readProofFile, verifyProofFile } from '../checkpoint/proof-file.ts'
import { exampleKeys, exampleLedger } from '../testing.ts'
import { emptyRoot, leafHash } from '../tree/hashing.ts'
import { inclusionProof } from '../tree/inclusion-proof.ts'
import { memoryTiles } from '../tree/memory-tiles.ts'
import { appendLeaves, emptyEdge } from '../tree/tree-edge.ts'
import { cosignedBytes } from './cosigned-bytes.ts'
import { noteSigner, printSignerKey, readSignerKey } from './note-signer.ts'
import { openNote } from './open-note.ts'
import { addSignatures, cosign, signNote } from './sign-note.ts'
import { printNote, printSignature, readNote, readSignatures } from './signed-note.ts'
import { printVerifierKey, readVerifierKey, verifierKey } from './verifier-key.ts'

// The example of C2SP signed-note.
const specKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const specNote =
  'This is an example message.\n\n' +
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'

// The example of Go's golang.org/x/mod/sumdb/note.
const goSigner = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const goText = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const goNote = `${goText}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

// The example of C2SP tlog-cosignature and tlog-checkpoint.
const specText = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
const specCheckpoint =
  `${specText}\n` +
  '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
  '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n'

const at = new Date('2026-07-01T08:00:00.500Z')

describe('a signed note', () => {
  it('is the one of the specification', () => {
    const key = readVerifierKey(specKey)
    expect(openNote(specNote, [key])).toEqual({
      text: 'This is an example message.\n',
      signatures: [{ key, seconds: undefined }],
    })
    expect(openNote(Buffer.from(specNote), [key]).text).toBe('This is an example message.\n')
    expect(printVerifierKey(key)).toBe(specKey)
    expect(printNote(readNote(specNote))).toBe(specNote)
  })

  it('is the one that Go makes, from the same private key', async () => {
    const signer = readSignerKey(goSigner)
    expect(printVerifierKey(signer.key)).toBe(goKey)
    expect(await signNote(goText, [signer])).toBe(goNote)
  })

  it('has keys whose texts can be read back, private and public', () => {
    const { publicKey, privateKey } = newSigningKey()
    for (const use of ['NOTE', 'COSIGNATURE'] as const) {
      const key = verifierKey('simpul.example/ledger/a', use, publicKey)
      expect(readVerifierKey(printVerifierKey(key))).toEqual(key)
      expect(readSignerKey(printSignerKey('simpul.example/ledger/a', use, privateKey)).key).toEqual(key)
    }
  })

  it('is read with the signatures of the checkpoint in the specification', () => {
    expect(readNote(specCheckpoint).text).toBe(specText)
    expect(readNote(specCheckpoint).signatures.map(({ name, keyId }) => [name, keyId.toString(16)])).toEqual([
      ['example.com/behind-the-sofa', '33de0ae'],
      ['witness.example.com/w1', '8d66cf3f'],
    ])
    expect(printNote(readNote(specCheckpoint))).toBe(specCheckpoint)
  })

  it('may have empty lines in its text, and any characters that are not control ones', async () => {
    const signer = readSignerKey(goSigner)
    const text = 'Ognuno sta solo\n\ned è subito sera\n\n'
    expect(openNote(await signNote(text, [signer]), [signer.key]).text).toBe(text)
  })

  it('is refused with any of its bytes changed', () => {
    const key = readVerifierKey(specKey)
    const bytes = Buffer.from(specNote)
    for (let place = 0; place < bytes.length; place += 1) {
      for (const bit of [1, 4, 128]) {
        const changed = Buffer.from(bytes)
        changed[place] = (changed[place] ?? 0) ^ bit
        expect(() => openNote(changed, [key])).toThrow()
      }
    }
  })

  it('passes over signatures of unknown keys, and refuses one that is false in the name of a known key', async () => {
    const [known, stranger] = [drawn('simpul.example/a'), drawn('simpul.example/b')]
    const note = await signNote('text\n', [stranger, known])
    expect(openNote(note, [known.key]).signatures).toEqual([{ key: known.key, seconds: undefined }])
    expect(() => openNote(note, [])).toThrow('The note is not signed by any of the given keys.')
    const forged = note.replace('text', 'test')
    expect(() => openNote(forged, [known.key])).toThrow(
      'The signature in the name of simpul.example/a does not fit the note.',
    )
  })

  it.each([
    ['no empty line', 'text\n— a AAAAAAAA\n', 'Line 2 is the last, and no empty line stands before the signatures.'],
    ['no newline at its end', specNote.slice(0, -1), 'Line 2 does not end in a newline.'],
    ['no signature', 'text\n\n', 'Line 3 is not a dash, a key name and a signature.'],
    ['a tab', 'te\nx\tt\n\n— a AAAAAAAA\n', 'Line 2 holds a control character.'],
    ['a carriage return', 'text\r\n\r\n— a AAAAAAAA\r\n', 'Line 1 holds a control character.'],
    ['half a character', 'te\ud800xt\n\n— a AAAAAAAA\n', 'Line 1 holds a control character.'],
    ['a hyphen for the dash', 'text\n\n- a AAAAAAAA\n', 'Line 3 is not a dash, a key name and a signature.'],
    ['two spaces', 'text\n\n—  a AAAAAAAA\n', 'Line 3 is not a dash, a key name and a signature.'],
    ['a plus in a name', 'text\n\n— a+b AAAAAAAA\n', 'Line 3 does not name a key.'],
    ['a space of another kind in a name', 'text\n\n— a\u00a0b AAAAAAAA\n', 'Line 3 does not name a key.'],
    ['base64 without padding', 'text\n\n— a AAAAAAA\n', 'Line 3 does not hold a key id and a signature in Base64.'],
    ['base64url', 'text\n\n— a AAAA-_AA\n', 'Line 3 does not hold a key id and a signature in Base64.'],
    ['stray bits in base64', 'text\n\n— a AAAAAAB=\n', 'Line 3 does not hold a key id and a signature in Base64.'],
    ['an id and nothing', 'text\n\n— a AAAAAA==\n', 'Line 3 does not hold a key id and a signature in Base64.'],
    ['too many signatures', `text\n\n${'— a AAAAAAAA\n'.repeat(101)}`, 'Line 103 is one signature too many.'],
    ['bytes that are no UTF-8', Buffer.from([0xff, 10]), 'Line 1 begins a text that is not UTF-8.'],
  ])('is refused with %s, and told where', (_, note, message) => {
    expect(() => readNote(note)).toThrow(message)
  })

  it.each([
    [
      'no plus',
      'example.com',
      'The key is not a name, an id of eight hex digits, and 33 bytes in Base64, joined by pluses.',
    ],
    ['upper-case hex', specKey.replace('530d903a', '530D903A'), 'The key is not a name'],
    ['another id', specKey.replace('530d903a', '530d903b'), 'The id of the key does not fit its name and bytes.'],
    ['another name', specKey.replace('foo', 'bar'), 'The id of the key does not fit its name and bytes.'],
    ['no name', specKey.replace('example.com/foo', ''), 'The name of the key is empty'],
    ['a space in its name', specKey.replace('example.com/foo', 'a b'), 'holds a space or a plus.'],
    ['another type', 'a+00000000+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'The key is neither an Ed25519 key'],
    ['a short key', 'a+00000000+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0', 'The key is not a name'],
  ])('has no key of %s', (_, text, message) => {
    expect(() => readVerifierKey(text)).toThrow(message)
    expect(() => readSignerKey(text)).toThrow()
  })
})

describe('a cosignature', () => {
  it('covers the header, the time and the whole text of the checkpoint, as in the specification', () => {
    expect(Buffer.from(cosignedBytes(specText, 1679315147)).toString()).toBe(
      `cosignature/v1\ntime 1679315147\n${specText}`,
    )
    const [, line] = readNote(specCheckpoint).signatures
    expect(Buffer.from(line?.signature ?? []).readBigUInt64BE(0)).toBe(1679315147n)
  })

  it('is verified with the time at which it was made, and can be answered alone', async () => {
    const { owner, witnesses, trust } = exampleKeys()
    const text = printLedgerHead(headOf(trust.origin))
    const note = await signNote(text, [owner])
    const lines = await Promise.all(witnesses.map((witness) => cosign(text, witness, at)))
    const whole = addSignatures(note, readSignatures(lines.map(printSignature).join('')))
    expect(openCheckpoint(whole, trust)).toEqual({
      head: headOf(trust.origin),
      text,
      witnesses: trust.witnesses.map(({ name }) => name),
      hasQuorum: true,
    })
    expect(openNote(whole, trust.witnesses).signatures.map(({ seconds }) => seconds)).toEqual(Array(3).fill(1782892800))
    expect(addSignatures(whole, lines)).toBe(whole)
  })

  it('is refused with any of its bytes changed, the time included', async () => {
    const { owner, witnesses, trust } = exampleKeys()
    const [witness = owner] = witnesses
    const text = printLedgerHead(headOf(trust.origin))
    const note = await signNote(text, [owner])
    const line = await cosign(text, witness, at)
    for (let place = 0; place < line.signature.length; place += 1) {
      const signature = Buffer.from(line.signature)
      signature[place] = (signature[place] ?? 0) ^ 1
      expect(() => openCheckpoint(addSignatures(note, [{ ...line, signature }]), trust)).toThrow(
        'does not fit the note',
      )
    }
  })

  it('makes no quorum twice with one key, under one name or two', async () => {
    const { owner, witnesses, trust } = exampleKeys()
    const key = keySigner(newSigningKey().privateKey)
    const [first, second] = [noteSigner('w/1', 'COSIGNATURE', key), noteSigner('w/2', 'COSIGNATURE', key)]
    const text = printLedgerHead(headOf(trust.origin))
    const note = addSignatures(await signNote(text, [owner]), [
      await cosign(text, first, at),
      await cosign(text, second, at),
    ])
    expect(openCheckpoint(note, { ...trust, witnesses: [first.key, second.key] }).hasQuorum).toBe(false)
    expect(witnesses).toHaveLength(3)
  })

  it('by an owner, or a plain signature by a witness, is not made', async () => {
    const { owner, witnesses } = exampleKeys()
    await expect(cosign('a\n', owner, at)).rejects.toMatchObject({ code: 'KEY_MALFORMED' })
    await expect(signNote('a\n', witnesses)).rejects.toMatchObject({ code: 'KEY_MALFORMED' })
  })
})

describe('a checkpoint', () => {
  it('is the one of the specification', () => {
    const checkpoint = readCheckpoint(specText)
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163, extensions: [] })
    expect(printCheckpoint(checkpoint)).toBe(specText)
  })

  it.each([
    ['no newline at its end', specText.slice(0, -1), 'Line 3 does not end in a newline.'],
    ['two lines', 'a\n1\n', 'Line 3 is missing: origin, size and root are needed.'],
    ['an empty line', `${specText}\nx\n`, 'Line 4 is empty.'],
    ['a space in its origin', specText.replace('sofa', 'so fa'), 'Line 1 is not an origin.'],
    ['a leading zero', specText.replace('2085', '02085'), 'Line 2 is not a size in decimal below 2^53.'],
    ['a sign', specText.replace('2085', '+2085'), 'Line 2 is not a size in decimal below 2^53.'],
    [
      'a size too large',
      specText.replace('20852163', '9007199254740992'),
      'Line 2 is not a size in decimal below 2^53.',
    ],
    ['a short root', specText.replace('CsUY', ''), 'Line 3 is not a root hash of 32 bytes in Base64.'],
    ['stray bits in its root', specText.replace('q2I=', 'q2J='), 'Line 3 is not a root hash of 32 bytes in Base64.'],
  ])('is refused with %s, and told where', (_, text, message) => {
    expect(() => readCheckpoint(text)).toThrow(message)
  })

  const text = printLedgerHead(headOf('simpul.example/ledger/a'))

  it('of a ledger carries its time and the head of the register', () => {
    expect(text.split('\n').slice(3)).toEqual(['time 2026-07-01T08:00:00.500Z', `register 3 ${'3'.repeat(64)}`, ''])
    expect(readLedgerHead(text)).toEqual(headOf('simpul.example/ledger/a'))
  })

  it.each([
    ['a time without milliseconds', text.replace('.500Z', 'Z'), 'Line 4 is not «time» and a moment in UTC'],
    ['a day that is none', text.replace('07-01', '02-30'), 'Line 4 is not «time» and a moment in UTC'],
    ['no register', text.replace(/register.*\n/, ''), 'Line 5 is not «register», a number and a SHA-256 in hex.'],
    ['an upper-case hash', text.replace('3'.repeat(64), 'A'.repeat(64)), 'Line 5 is not «register»'],
    ['one line more', `${text}more\n`, 'Line 6 is one too many.'],
  ])('of a ledger is refused with %s', (_, spoiled, message) => {
    expect(() => readLedgerHead(spoiled)).toThrow(message)
  })
})

describe('a proof file', () => {
  it('proves offline that a leaf stands in a ledger, and reads as it is written', async () => {
    const { rows, checkpoints, keys } = await exampleLedger({ rows: 20, every: 10 })
    const store = memoryTiles()
    store.keep(
      appendLeaves(
        emptyEdge,
        rows.map((row) => row.leafHash),
      ).tiles,
    )
    const proof = await inclusionProof(store, 13, 20)
    const file = { index: 13, proof, checkpoint: checkpoints[1] ?? '', extra: Buffer.from('leaf') }
    const text = printProofFile(file)
    expect(readProofFile(text)).toEqual(file)
    expect(printProofFile(readProofFile(text))).toBe(text)
    const leaf = leafHash(rows[13]?.leaf ?? emptyRoot)
    expect(verifyProofFile(text, leaf, keys.trust).head.size).toBe(20)
    expect(() => verifyProofFile(text, emptyRoot, keys.trust)).toThrow('The leaf does not stand at place 13')
    expect(() => verifyProofFile(text.replace('index 13', 'index 12'), leaf, keys.trust)).toThrow('place 12')
    expect(() => verifyProofFile(text, leaf, { ...keys.trust, quorum: 3 })).toThrow(
      'The checkpoint has 2 of the 3 cosignatures that it needs.',
    )
    expect(() => verifyProofFile(text, leaf, { ...keys.trust, origin: 'simpul.example/ledger/other' })).toThrow(
      'another ledger',
    )
    expect(() => verifyProofFile(text, leaf, { ...keys.trust, owner: [] })).toThrow('not signed')
    const bare = printProofFile({ index: 13, proof, checkpoint: file.checkpoint })
    expect(bare).toBe(text.replace(/extra .*\n/, ''))
    expect(verifyProofFile(bare, leaf, keys.trust).hasQuorum).toBe(true)
  })

  it.each([
    ['another first line', 'c2sp.org/tlog-proof@v2\nindex 0\n\nx', 'Line 1 is not «c2sp.org/tlog-proof@v1»'],
    ['no empty line', 'c2sp.org/tlog-proof@v1\nindex 0\n', 'Line 1 is not «c2sp.org/tlog-proof@v1»'],
    ['no index', 'c2sp.org/tlog-proof@v1\n\nx', 'Line 2 is not «index» and a decimal.'],
    ['a leading zero', 'c2sp.org/tlog-proof@v1\nindex 01\n\nx', 'Line 2 is not «index» and a decimal.'],
    ['an empty extra', 'c2sp.org/tlog-proof@v1\nextra \nindex 1\n\nx', 'Line 2 is not «extra» and Base64.'],
    [
      'extra after its index',
      'c2sp.org/tlog-proof@v1\nindex 1\nextra AAAA\n\nx',
      'Line 3 is not a hash of 32 bytes in Base64.',
    ],
    [
      'a short hash',
      'c2sp.org/tlog-proof@v1\nextra AAAA\nindex 1\nAAAA\n\nx',
      'Line 4 is not a hash of 32 bytes in Base64.',
    ],
    [
      'too many hashes',
      `c2sp.org/tlog-proof@v1\nindex 1\n${`${'A'.repeat(43)}=\n`.repeat(64)}\nx`,
      'Line 66 is one hash too many.',
    ],
  ])('is refused with %s, and told where', (_, text, message) => {
    expect(() => readProofFile(text)).toThrow(message)
  })
})

function headOf(origin: string) {
  return {
    origin,
    size: 0,
    root: Buffer.from(emptyRoot),
    at: at.toISOString(),
    register: { seq: 3, hash: '3'.repeat(64) },
  }
}

function drawn(name: string) {
  return noteSigner(name, 'NOTE', keySigner(newSigningKey().privateKey))
}
