import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foldRegister, keySigner, publicOf, type TrustAnchors } from '@simpul/trust'
import { filesKeyFile, foundHub, foundingFile, gatewayKeyFile, signingKey, signingKeyFile } from './found-hub.ts'
import { agencyFolder, filesFolder, type HubLayout, hubLayout } from './hub-layout.ts'
import { registerSeedFile } from './register-seed.ts'

const folder = mkdtempSync(join(tmpdir(), 'simpul-founding-'))
const today = '2026-07-01'
let layout: HubLayout
let anchors: TrustAnchors

beforeAll(() => {
  layout = hubLayout(join(folder, 'hub'), {})
  anchors = foundHub(layout)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the founding', () => {
  it('makes a signing key for each agency in a folder of its own, which nobody else can read', () => {
    for (const { id } of layout.agencies) {
      expect(statSync(signingKeyFile(layout, id)).mode & 0o777).toBe(0o600)
      expect(statSync(agencyFolder(layout, id)).mode & 0o777).toBe(0o700)
      expect(readdirSync(agencyFolder(layout, id)).sort()).toEqual(['cursor-secret', 'files-key', 'signing-key.json'])
    }
  })

  it('pins the public halves, and nothing secret', () => {
    const pinned = anchors.agencies.map(({ id, publicKey }) => [id, publicKey])
    expect(pinned).toEqual(layout.agencies.map(({ id }) => [id, publicOf(signingKey(layout, id))]))
    const text = readFileSync(foundingFile(layout), 'utf8')
    const secrets = layout.agencies.map(({ id }) => signingKey(layout, id).d)
    const hopKey: { readonly d: string } = JSON.parse(readFileSync(gatewayKeyFile(layout), 'utf8'))
    expect([...secrets, hopKey.d].filter((secret) => text.includes(secret))).toEqual([])
  })

  it('happens once: a second start has the same keys', () => {
    expect(foundHub(layout)).toEqual(anchors)
  })

  it('gives each agency a key that signs as what is pinned', () => {
    for (const { id, publicKey } of anchors.agencies)
      expect(keySigner(signingKey(layout, id)).publicKey).toEqual(publicKey)
  })

  it('does not draw another key where one is lost: nobody would know it', () => {
    const other = hubLayout(join(folder, 'lost'), {})
    foundHub(other)
    rmSync(signingKeyFile(other, 'disnaker-jember'))
    foundHub(other)
    expect(() => signingKey(other, 'disnaker-jember')).toThrow('The signing key of disnaker-jember is not at')
  })

  it('draws no other key for files that are there already', () => {
    const other = hubLayout(join(folder, 'files-lost'), {})
    foundHub(other)
    mkdirSync(filesFolder(other, 'disnaker-jember'), { recursive: true })
    expect(() => foundHub(other)).not.toThrow()
    rmSync(filesKeyFile(other, 'disnaker-jember'))
    expect(() => foundHub(other)).toThrow('Without it nobody can read them')
  })

  it('says without quoting it when a key is spoilt', () => {
    const other = hubLayout(join(folder, 'spoilt'), {})
    foundHub(other)
    writeFileSync(signingKeyFile(other, 'disnaker-jember'), '{"d":"secret"}')
    expect(() => foundHub(other)).not.toThrow()
    expect(() => signingKey(other, 'disnaker-jember')).toThrow('The key is not an Ed25519 key in JWK form.')
  })
})

describe('the register to begin with', () => {
  it('is signed by every author and counts to its last entry', () => {
    const entries: readonly unknown[] = JSON.parse(readFileSync(registerSeedFile(layout, anchors, today), 'utf8'))
    const now = new Date(`${today}T05:00:00Z`)
    const state = foldRegister(entries, { now, freshAt: now, maxAgeSeconds: 3600, founding: anchors.agencies })
    expect([state.faults, state.isFresh, state.head.seq]).toEqual([[], true, entries.length])
    expect([...state.agreementDetails.values()].map((detail) => detail.state)).toEqual([
      'ACTIVE',
      'EXPIRED',
      'ACTIVE',
      'ACTIVE',
      'ACTIVE',
      'PROPOSED',
    ])
  })

  it('stays as it was signed on the day of the founding', () => {
    const before = readFileSync(registerSeedFile(layout, anchors, today), 'utf8')
    expect(readFileSync(registerSeedFile(layout, anchors, '2026-08-01'), 'utf8')).toBe(before)
  })
})
