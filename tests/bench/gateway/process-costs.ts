import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** The CPU time that a process took so far with all its threads, in milliseconds (Linux). */
export function cpuMilliseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // a name may hold spaces
  const [user = 0, system = 0] = [Number(fields[11]), Number(fields[12])]
  return ((user + system) * 1_000) / ticksPerSecond
}

/** The most memory that a process held since its start, in megabytes (Linux: `VmHWM`). */
export function peakMegabytes(pid: number): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}

/** The flags of Node with which a process was started (Linux). */
export function nodeFlags(pid: number): readonly string[] {
  const [, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  const script = args.findIndex((arg) => !arg.startsWith('-'))
  return args.slice(0, script)
}
