import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseError } from './database-error.ts'
import { errorCode } from './error-code.ts'
import { processIdentity } from './process-identity.ts'

/** Who runs the cluster of a folder. */
export interface LockHolder {
  readonly pid: number
  /** Tells the holder from another process that got its number after it was killed. */
  readonly identity: string
}

/** Takes the folder for this process; a holder that was killed loses it. Gives what lets go of it again. */
export function lockFolder(lock: string, me = holderOf(process.pid)): () => void {
  const mine = `${lock}.${me.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(mine, JSON.stringify(me))
  try {
    takeLock(lock, mine)
  } finally {
    rmSync(mine, { force: true })
  }
  let isHeld = true
  return () => {
    if (isHeld) rmSync(lock, { force: true })
    isHeld = false
  }
}

/** The living holder of a folder; `undefined` when nobody holds it. */
export function livingHolder(lock: string): LockHolder | undefined {
  const holder = readHolder(lock)
  return holder !== undefined && processIdentity(holder.pid) === holder.identity ? holder : undefined
}

// `link` makes the lock whole and only when there is none, so two starts at once cannot both have it.
function takeLock(lock: string, mine: string): void {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      linkSync(mine, lock)
      return
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      setStaleAside(lock, `${mine}.stale`)
    }
  }
  throw inUse(lock, 'another process')
}

// Between the look and the rename another start may have replaced the stale lock by its own: then that one goes back.
function setStaleAside(lock: string, aside: string): void {
  refuseLiving(lock)
  try {
    renameSync(lock, aside)
    if (livingHolder(aside) !== undefined) linkSync(aside, lock)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
  refuseLiving(lock)
}

function refuseLiving(lock: string): void {
  const holder = livingHolder(lock)
  if (holder !== undefined) throw inUse(lock, `process ${holder.pid}`)
}

function holderOf(pid: number): LockHolder {
  return { pid, identity: processIdentity(pid) ?? '' }
}

function readHolder(lock: string): LockHolder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(lock, 'utf8'))
    return isHolder(holder) ? holder : undefined
  } catch {
    return undefined
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false
  return 'pid' in value && typeof value.pid === 'number' && 'identity' in value && typeof value.identity === 'string'
}

function inUse(lock: string, who: string): DatabaseError {
  return new DatabaseError(
    'FOLDER_IN_USE',
    `The folder ${dirname(lock)} is in use: ${who} runs its PostgreSQL. Stop that one first, or choose another folder.`,
  )
}
