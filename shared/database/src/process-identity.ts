import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * Tells a process from any other that ever had, or will have, the same number: when it started, and in which run of
 * the machine. `undefined` when there is no such process, or only what is left of one that ended.
 */
export function processIdentity(pid: number): string | undefined {
  return process.platform === 'linux' ? linuxIdentity(pid) : psColumns(pid, 'lstart=')
}

/** Whether `pid` is a PostgreSQL that works in this data folder: a number alone may have gone to another program. */
export function isPostgresOf(pid: number, data: string): boolean {
  if (processIdentity(pid) === undefined) return false
  if (process.platform !== 'linux') return psColumns(pid, 'command=')?.includes(`postgres -D ${data}`) === true
  return linuxFolder(pid) === data && basename(linkOf(`/proc/${pid}/exe`)) === 'postgres'
}

/** Every PostgreSQL process that works in this data folder. Knows them on Linux only; elsewhere the list is empty. */
export function postgresProcessesOf(data: string): readonly number[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => isPostgresOf(pid, data))
}

// The name in brackets may itself hold spaces and brackets; after it come the state and, 19 fields on, the start.
function linuxIdentity(pid: number): string | undefined {
  const stat = textOf(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, start] = [fields[0], fields[19]]
  if (start === undefined || state === 'Z' || state === 'X') return undefined
  return `${textOf('/proc/sys/kernel/random/boot_id').trim()} ${start}`
}

function linuxFolder(pid: number): string {
  return linkOf(`/proc/${pid}/cwd`)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file).replace(/ \(deleted\)$/, '')
  } catch {
    return ''
  }
}

// Each column has its own -o: elsewhere than on Linux, a heading goes on to the end of its argument.
function psColumns(pid: number, column: string): string | undefined {
  try {
    const args = ['-ww', '-o', 'stat=', '-o', column, '-p', String(pid)]
    const env = { LC_ALL: 'C', PATH: '/bin:/usr/bin' }
    const line = execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env })
    const [state, ...rest] = line.trim().split(/\s+/)
    return state === undefined || state.startsWith('Z') ? undefined : rest.join(' ')
  } catch {
    return undefined
  }
}
