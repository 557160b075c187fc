import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureSignInKeys, ensureSigningKey } from './keys.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simpul-keys-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the signing keys', () => {
  it('are made once an issuer, in a file only its owner reads, and told without the private half', async () => {
    const first = await ensureSignInKeys(folder)
    const file = join(folder, 'subjects', 'signing-key.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'subjects'))).mode & 0o777).toBe(0o700)
    const { d, ...publicHalf } = JSON.parse(await readFile(file, 'utf8'))
    expect(d).toEqual(expect.any(String))
    expect(first.subjects).toEqual({ keys: [publicHalf] })
    expect(Object.keys(first)).toEqual([
      'disnaker-jember',
      'p3mi-in-era-sejahtera',
      'migrant-care-jember',
      'forum-pmi-jember',
      'subjects',
    ])
    expect(await ensureSignInKeys(folder)).toEqual(first)
  })

  it('are the same for all who make them at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => ensureSigningKey(folder, 'subjects')))
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1)
  })

  it('are never quoted when their file is broken', async () => {
    const { d, ...rest } = await ensureSigningKey(folder, 'subjects')
    await mkdir(join(folder, 'broken'))
    await writeFile(join(folder, 'broken', 'signing-key.json'), JSON.stringify({ ...rest, d, kty: 'RSA' }))
    const error = await ensureSigningKey(folder, 'broken').catch((reason: unknown) => String(reason))
    expect(error).toMatch(/is not an Ed25519 signing key\. Remove it/)
    expect(error).not.toContain(d)
  })
})
