import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { livingHolder, lockFolder } from './folder-lock.ts'
import { processIdentity } from './process-identity.ts'

let folder: string
let lock: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-lock-'))
  lock = join(folder, 'lock')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const me = { pid: process.pid, identity: processIdentity(process.pid) ?? 'none' }
const parent = { pid: process.ppid, identity: processIdentity(process.ppid) ?? 'none' }
const ended = { pid: 4_000_000, identity: 'of a process that ended' }
const recycled = { pid: process.ppid, identity: 'of an earlier process with the number of another' }

describe('lockFolder', () => {
  it('holds the folder until it is let go of, and leaves nothing behind', () => {
    const unlock = lockFolder(lock)
    expect(livingHolder(lock)).toEqual(me)
    expect(readdirSync(folder)).toEqual(['lock'])
    unlock()
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['another process', parent],
    ['this process', me],
  ])('is refused while %s holds it', (_, holder) => {
    lockFolder(lock, holder)
    expect(() => lockFolder(lock)).toThrow(
      `The folder ${folder} is in use: process ${holder.pid} runs its PostgreSQL. Stop that one first, or choose another folder.`,
    )
    expect(livingHolder(lock)).toEqual(holder)
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  it.each([
    ['a process that ended', JSON.stringify(ended)],
    ['a process whose number another has now', JSON.stringify(recycled)],
    ['nobody, for it is half written', '{"pid":'],
  ])('takes it from %s', (_, text) => {
    writeFileSync(lock, text)
    lockFolder(lock)
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual(me)
    expect(readdirSync(folder)).toEqual(['lock'])
  })
})
