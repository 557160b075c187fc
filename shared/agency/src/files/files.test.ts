import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type FilePlace, fileLinks, type LinkHolder, linkEnd } from './file-link.ts'
import { folderStore } from './folder-store.ts'
import { inspectedFile } from './inspected-file.ts'
import { openBytes, sealBytes } from './sealed-bytes.ts'

const pdf = Buffer.from('%PDF-1.7 a contract')
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('pixels')])
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('pixels of a photo')])
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic....')])

const all = (bytes: AsyncIterable<Buffer>) => buffer(Readable.from(bytes))
const parts = (...some: readonly Buffer[]) => Readable.from(some)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simpul-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a folder of files', () => {
  it('gives back what was put, readable by its owner alone, and forgets what is deleted', async () => {
    const store = folderStore(join(folder, 'files'))
    const key = randomUUID()
    await store.put(key, parts(Buffer.from('some '), Buffer.from('bytes')))
    const found = await store.get(key)
    expect(found && (await all(found)).toString()).toBe('some bytes')
    const place = join(folder, 'files', key.slice(0, 2))
    const modes = await Promise.all([stat(join(folder, 'files')), stat(place), stat(join(place, key))])
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o700, 0o600])
    await store.delete(key)
    await store.delete(key)
    expect(await store.get(key)).toBeUndefined()
  })

  it('has nothing of a file that did not come whole', async () => {
    const store = folderStore(folder)
    const key = randomUUID()
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('the line broke')
    }
    await expect(store.put(key, broken())).rejects.toThrow('the line broke')
    expect(await store.get(key)).toBeUndefined()
    expect(await readdir(join(folder, key.slice(0, 2)))).toEqual([])
  })

  it('takes no second file under a key while the first is coming', async () => {
    const store = folderStore(folder)
    const key = randomUUID()
    const coming = new PassThrough()
    const first = store.put(key, coming)
    coming.write(pdf.subarray(0, 5))
    await new Promise((resolve) => setTimeout(resolve, 50))
    await expect(store.put(key, parts(png))).rejects.toMatchObject({ code: 'EEXIST' })
    coming.end(pdf.subarray(5))
    await first
    const found = await store.get(key)
    expect(found && pdf.equals(await all(found))).toBe(true)
  })

  it.each([
    '../../etc/passwd',
    'a/b',
    '',
    '.',
    '01234567-89ab-4cde-8f01-23456789abcd/..',
    '01234567-89AB-4CDE-8F01-23456789ABCD',
  ])('takes %p for no key', async (key) => {
    const store = folderStore(folder)
    for (const act of [() => store.put(key, parts(pdf)), () => store.get(key), () => store.delete(key)])
      await expect((async () => act())()).rejects.toThrow('The key of an object is a UUID')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('bytes sealed for their store', () => {
  const key = randomBytes(32)
  const id = randomUUID()
  const segment = 64 * 1024

  it.each([0, 1, segment - 1, segment, segment + 1, 3 * segment])('open again, %i of them', async (size) => {
    const plain = randomBytes(size)
    const sealed = await all(sealBytes(key, id, parts(plain.subarray(0, 7), plain.subarray(7))))
    expect(plain.equals(await all(openBytes(key, id, parts(sealed.subarray(0, 9), sealed.subarray(9)))))).toBe(true)
    if (size > 16) expect(sealed.includes(plain.subarray(0, 16))).toBe(false)
  })

  it('do not open for another key or file, changed, cut off, put together anew or of an unknown form', async () => {
    const plain = randomBytes(3 * segment)
    const sealed = await all(sealBytes(key, id, parts(plain)))
    const one = segment + 16
    const changed = Buffer.from(sealed)
    changed[1 + one + 5] = (changed[1 + one + 5] ?? 0) ^ 1
    const [first, second, third] = [0, 1, 2].map((at) => sealed.subarray(1 + at * one, 1 + (at + 1) * one))
    const form = sealed.subarray(0, 1)
    const cases: readonly (readonly [Buffer, string, readonly (Buffer | undefined)[]])[] = [
      [randomBytes(32), id, [sealed]],
      [key, randomUUID(), [sealed]],
      [key, id, [changed]],
      [key, id, [form, first, second]],
      [key, id, [form, first]],
      [key, id, [form]],
      [key, id, []],
      [key, id, [form, second, first, third]],
      [key, id, [form, first, third]],
      [key, id, [sealed, third]],
      [key, id, [Buffer.from([2]), sealed.subarray(1)]],
    ]
    for (const [with_, named, pieces] of cases) {
      const opening = all(openBytes(with_, named, Readable.from(pieces.filter((piece) => piece !== undefined))))
      await expect(opening).rejects.toThrow()
    }
  })
})

describe('a file on its way in', () => {
  const read = async (bytes: readonly Buffer[], declared?: string, mostBytes = 1_000) => {
    const file = inspectedFile(parts(...bytes), { declared, mostBytes })
    await all(file.bytes)
    return file.facts()
  }

  it.each([
    ['application/pdf', pdf],
    ['image/png', png],
    ['image/jpeg', jpeg],
    ['image/heic', heic],
  ])('is %s by its first bytes, however they are cut', async (mediaType, bytes) => {
    const facts = { mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    expect(await read([bytes])).toEqual(facts)
    expect(
      await read(
        [...bytes].map((byte) => Buffer.from([byte])),
        `${mediaType}; name=x`,
      ),
    ).toEqual(facts)
    expect(await read([bytes], 'application/octet-stream')).toEqual(facts)
  })

  it.each([
    ['a page', [Buffer.from('<!doctype html><script>alert(1)</script>')], 'image/png', 'UNSUPPORTED_MEDIA'],
    ['a program', [Buffer.from('\x7fELF\x02\x01\x01 and more')], undefined, 'UNSUPPORTED_MEDIA'],
    ['a picture that is called a document', [png], 'application/pdf', 'UNSUPPORTED_MEDIA'],
    ['a film in the wrapping of a picture', [Buffer.from('\0\0\0\x18ftypisom....')], undefined, 'UNSUPPORTED_MEDIA'],
    ['nothing', [], undefined, 'UNSUPPORTED_MEDIA'],
    ['too little', [Buffer.from('%P')], undefined, 'UNSUPPORTED_MEDIA'],
    ['too much', [pdf, Buffer.alloc(1_000)], undefined, 'TOO_LARGE'],
  ] as const)('is refused where it is %s', async (_, bytes, declared, code) => {
    await expect(read(bytes, declared)).rejects.toMatchObject({ code, message: expect.stringContaining(' · ') })
  })

  it('is refused at its first bytes, before the rest is read', async () => {
    let isRead = false
    async function* page() {
      yield Buffer.from('<!doctype html>')
      isRead = true
      yield Buffer.alloc(1)
    }
    const { bytes } = inspectedFile(page(), { declared: undefined, mostBytes: 1_000 })
    await expect(all(bytes)).rejects.toMatchObject({ code: 'UNSUPPORTED_MEDIA' })
    expect(isRead).toBe(false)
  })
})

describe('a link to a file', () => {
  const secret = randomBytes(32)
  const links = fileLinks(secret, 'disnaker-jember')
  const place: FilePlace = { type: 'RegistrationDocument', rowId: 'r1', field: 'file', fileId: randomUUID() }
  const caller = { kind: 'subject', person: 'siti' } as const
  const holder: LinkHolder = { caller, issuer: 'http://issuers.test/subjects', requestId: 'q1' }
  const now = new Date('2026-06-01T00:00:00Z')
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)

  it('is good for a minute, for the agency that made it, and tells nobody else anything', () => {
    const sealed = links.make(place, holder, linkEnd(now, undefined))
    expect(links.read(sealed, later(59))).toEqual({ id: expect.any(String), place, holder, until: later(60) })
    expect(links.read(sealed, later(60))).toBeUndefined()
    expect(Buffer.from(sealed, 'base64url').includes('siti')).toBe(false)
    expect(sealed).toMatch(/^[\w-]{100,1000}$/)
  })

  it('ends with its caller’s token', () => {
    expect([linkEnd(now, later(20)), linkEnd(now, later(300))]).toEqual([later(20), later(60)])
  })

  it('does not open altered, made by another agency or with another secret, or for another use', () => {
    const sealed = links.make(place, holder, later(60))
    const middle = Math.floor(sealed.length / 2)
    const altered = `${sealed.slice(0, middle)}${sealed[middle] === 'A' ? 'B' : 'A'}${sealed.slice(middle + 1)}`
    const foreign = fileLinks(secret, 'migrant-care-jember').make(place, holder, later(60))
    const forged = fileLinks(randomBytes(32), 'disnaker-jember').make(place, holder, later(60))
    for (const one of [altered, foreign, forged, sealed.slice(0, -8), '', 'x'.repeat(200), '..%2F..%2Fetc'])
      expect(links.read(one, now)).toBeUndefined()
  })
})

it('what lies in a folder is not what was sent', async () => {
  const store = folderStore(folder)
  const id = randomUUID()
  await store.put(id, sealBytes(randomBytes(32), id, parts(pdf)))
  expect((await readFile(join(folder, id.slice(0, 2), id))).includes('%PDF')).toBe(false)
})
