import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { headOf, newSigningKey, type RegisterEntry, type SignedHead, signEntryNow, signHeadNow } from '@simpul/trust'
import { fileReplicaStore } from './register-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'simpul-register-'))
const file = join(folder, 'register.json')
const { privateKey } = newSigningKey()
const at = '2026-07-01T03:00:00.000Z'

const entries = [1, 2].reduce<readonly RegisterEntry[]>((all) => {
  const body = { agreement: 'mou-jember', officer: 'officer-1' }
  const draft = { kind: 'AGREEMENT_SUSPENDED', author: 'migrant-care-jember', at, body } as const
  return [...all, signEntryNow(draft, headOf(all), privateKey)]
}, [])

function headAt(seconds: number): SignedHead {
  const moment = new Date(Date.parse(at) + seconds * 1_000)
  return signHeadNow(headOf(entries), { author: 'forum-pmi-jember', at: moment, privateKey })
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the file of the gateway’s replica', () => {
  it('is empty before the first entry', async () => {
    expect(await fileReplicaStore(file).load()).toEqual({ entries: [], head: undefined })
  })

  it('gives back what was kept, for its owner alone', async () => {
    const store = fileReplicaStore(file)
    await store.append(entries)
    await store.append(entries)
    await store.keepHead(headAt(0))
    expect(await fileReplicaStore(file).load()).toEqual({ entries, head: headAt(0) })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is not rewritten for each head, and has a head of the last minute', async () => {
    const store = fileReplicaStore(file)
    await store.load()
    await store.keepHead(headAt(5))
    await store.keepHead(headAt(10))
    expect((await fileReplicaStore(file).load()).head).toEqual(headAt(5))
    await store.keepHead(headAt(70))
    expect((await fileReplicaStore(file).load()).head).toEqual(headAt(70))
  })

  it('has beside it what proves a fork', async () => {
    const evidence = { held: headAt(0), refused: headAt(1), entries: [], source: 'forum', seenAt: at }
    await fileReplicaStore(file).keepEvidence(evidence)
    expect(JSON.parse(readFileSync(`${file}.forks`, 'utf8'))).toEqual(evidence)
  })

  it('does not read what is no register', async () => {
    const damaged = join(folder, 'damaged.json')
    writeFileSync(damaged, '{"entries":[{"seq":"one"}]}')
    await expect(fileReplicaStore(damaged).load()).rejects.toThrow()
  })
})
