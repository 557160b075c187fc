import fc from 'fast-check'
import { signNote } from '../note/sign-note.ts'
import { exampleKeys } from '../testing.ts'
import { openReceipt, type Receipt, signReceipt } from './receipt.ts'
import { type ReconciledEntry, reconcile } from './reconcile.ts'

const keys = exampleKeys()
const hashOf = (fill: number) => Buffer.alloc(32, fill).toString('base64url')
const receipt = receiptOf(7)

function receiptOf(index: number, change: Partial<Receipt> = {}): Receipt {
  return {
    origin: keys.trust.origin,
    recipient: 'migrant-care-jember',
    request: `request-${index}`,
    body: hashOf(200),
    leaf: hashOf(index),
    at: '2026-07-01T08:00:00.000Z',
    index,
    ...change,
  }
}

function entryOf(index: number, change: Partial<ReconciledEntry> = {}): ReconciledEntry {
  return { index, leaf: hashOf(index), request: `request-${index}`, ...change }
}

describe('a receipt', () => {
  it('is the word of the owner, and reads as it was signed', async () => {
    const note = await signReceipt(receipt, keys.owner)
    expect(note.split('\n').slice(0, 2)).toEqual([
      'simpul-receipt/v1',
      `{"at":"2026-07-01T08:00:00.000Z","body":"${hashOf(200)}","index":7,"leaf":"${hashOf(7)}",` +
        `"origin":"${keys.trust.origin}","recipient":"migrant-care-jember","request":"request-7"}`,
    ])
    expect(openReceipt(note, keys.trust.owner)).toEqual(receipt)
  })

  it('may promise an entry instead of naming its number', async () => {
    const { index, ...rest } = receipt
    const promised = { ...rest, promise: '2026-07-01T08:00:05.000Z' }
    expect(openReceipt(await signReceipt(promised, keys.owner), keys.trust.owner)).toEqual(promised)
    await expect(signReceipt(rest, keys.owner)).rejects.toThrow(
      'The text is not a receipt: index is not what it should be.',
    )
    await expect(signReceipt({ ...promised, index: 7 }, keys.owner)).rejects.toMatchObject({
      code: 'RECEIPT_MALFORMED',
    })
    expect(index).toBe(7)
  })

  it('is refused with any of its bytes changed', async () => {
    const note = Buffer.from(await signReceipt(receipt, keys.owner))
    for (let place = 0; place < note.length; place += 1) {
      const changed = Buffer.from(note)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(() => openReceipt(changed.toString('utf8'), keys.trust.owner)).toThrow()
    }
  })

  it.each([
    ['another first line', (text: string) => text.replace('/v1', '/v2'), 'it is not two lines, a name and JSON'],
    ['one line more', (text: string) => `${text}more\n`, 'it is not two lines, a name and JSON'],
    [
      'members in another order',
      (text: string) => text.replace(/"at":"[^"]*",(.*)\}/, '$1,"at":"2026-07-01T08:00:00.000Z"}'),
      'line 2 is not canonical JSON',
    ],
    [
      'a member twice',
      (text: string) => text.replace('"index":7', '"index":7,"index":7'),
      'line 2 is not canonical JSON',
    ],
    ['a member that it does not know', (text: string) => text.replace('{', '{"a":1,'), 'is not what it should be'],
    ['a prototype', (text: string) => text.replace('{', '{"__proto__":{},'), 'is not'],
    [
      'a ledger that is not its own',
      (text: string) => text.replace('disnaker', 'kandepnaker'),
      'another ledger signed it',
    ],
    ['no JSON', () => 'simpul-receipt/v1\n{\n', 'line 2 is not what it should be'],
  ])('with %s is none, though it is signed', async (_, spoil, why) => {
    const note = await signReceipt(receipt, keys.owner)
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
    const spoiled = await signNote(spoil(text), [keys.owner])
    expect(() => openReceipt(spoiled, keys.trust.owner)).toThrow(why)
  })
})

describe('reconcile', () => {
  it('finds nothing where each receipt has its entry', () => {
    const promised = { ...receiptOf(3), index: undefined, promise: '2026-07-01T08:00:05.000Z' }
    expect(
      reconcile([receiptOf(1), receiptOf(2), receiptOf(2), promised], [entryOf(1), entryOf(2), entryOf(3)]),
    ).toEqual({
      matched: 3,
      findings: [],
    })
  })

  it.each([
    [
      'a receipt alone',
      [receiptOf(1)],
      [],
      'ONLY_RECEIPT',
      'Request request-1 has a receipt of 2026-07-01T08:00:00.000Z, as entry 1, and no entry in the ledger.',
    ],
    ['an entry alone', [], [entryOf(4)], 'ONLY_LEDGER', 'Entry 4 (request request-4) has no receipt.'],
    [
      'another entry in its place',
      [receiptOf(1)],
      [entryOf(1, { leaf: hashOf(99) })],
      'OTHER_ENTRY',
      'Request request-1 has a receipt for entry 1; the ledger has another entry there.',
    ],
    [
      'its entry at another place',
      [receiptOf(1)],
      [entryOf(1, { index: 5 })],
      'OTHER_ENTRY',
      'Request request-1 has a receipt for entry 1; the ledger has it as entry 5.',
    ],
    [
      'its entry twice',
      [receiptOf(1)],
      [entryOf(1), entryOf(1, { index: 2 })],
      'TWICE',
      'Entry 2 (request request-1) is in the ledger twice.',
    ],
  ])('names %s', (_, receipts, entries, kind, message) => {
    const { findings } = reconcile(receipts, entries)
    expect(findings.map((finding) => [finding.kind, finding.message])).toContainEqual([kind, message])
    expect(
      findings.filter((finding) => finding.kind === 'ONLY_RECEIPT' || finding.kind === 'OTHER_ENTRY').length,
    ).toBeLessThan(2)
  })

  it('names exactly what one side lacks, whatever that is', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 })
    fc.assert(
      fc.property(numbers, numbers, (kept, written) => {
        const { matched, findings } = reconcile(
          kept.map((at) => receiptOf(at)),
          written.map((at) => entryOf(at)),
        )
        const both = kept.filter((at) => written.includes(at))
        expect(matched).toBe(both.length)
        expect(findings.filter(({ kind }) => kind === 'ONLY_RECEIPT')).toHaveLength(kept.length - both.length)
        expect(findings.filter(({ kind }) => kind === 'ONLY_LEDGER')).toHaveLength(written.length - both.length)
        expect(findings).toHaveLength(kept.length + written.length - 2 * both.length)
      }),
    )
  })
})
