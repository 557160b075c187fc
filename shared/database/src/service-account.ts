import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ClusterLayout } from './cluster-layout.ts'
import { DatabaseError } from './database-error.ts'

/** A user and group by number; no entry in the machine's list of users is needed. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** How to start a program of PostgreSQL. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly account?: Account
}

/** PostgreSQL refuses to run as root, so a root process starts it as someone else. */
export interface ServiceAccount {
  /** Who must own the data folder; `undefined` when the process is not root and everything is its own user's. */
  readonly owner: Account | undefined
  readonly command: (program: string, args: readonly string[]) => Command
}

/** The program of util-linux that starts another with fewer rights. */
export interface Setpriv {
  readonly file: string
  /** Whether it can have the program end when we are killed; before util-linux 2.33 it cannot. */
  readonly endsWithUs: boolean
}

/** What the choice of the account depends on. */
export interface AccountFacts {
  readonly isRoot: boolean
  /** The owner of the data folder, when there is one. */
  readonly dataOwner: Account | undefined
  readonly setpriv: Setpriv | undefined
  /** What lets another account reach the programs and the data where their folders are closed to it. */
  readonly passage: Passage
}

/** A Linux capability that lets a program pass closed folders; `NONE_HELD` when it needs one that we do not hold. */
export type Passage = 'OPEN' | 'dac_read_search' | 'dac_override' | 'NONE_HELD'

/** `nobody` on Linux; any number but 0 serves. */
const nobody: Account = { uid: 65534, gid: 65534 }

/** Decides as whom PostgreSQL runs. Where it can be, it is also told to shut down when we are killed. */
export function serviceAccount(facts: AccountFacts): ServiceAccount {
  if (!facts.isRoot) return ourOwn(facts.setpriv)
  const owner = facts.dataOwner === undefined || facts.dataOwner.uid === 0 ? nobody : facts.dataOwner
  if (facts.setpriv !== undefined && facts.passage !== 'NONE_HELD') {
    return { owner, command: through(facts.setpriv, lessRights(owner, facts.passage)) }
  }
  if (facts.passage !== 'OPEN') throw closedFolder()
  return { owner, command: (file, args) => ({ file, args, account: owner }) }
}

function ourOwn(setpriv: Setpriv | undefined): ServiceAccount {
  if (setpriv?.endsWithUs === true) return { owner: undefined, command: through(setpriv, []) }
  return { owner: undefined, command: (file, args) => ({ file, args }) }
}

function through({ file, endsWithUs }: Setpriv, options: readonly string[]): ServiceAccount['command'] {
  const ending = endsWithUs ? ['--pdeathsig=INT'] : []
  return (program, args) => ({ file, args: [...ending, ...options, program, ...args] })
}

/** Looks at this process and this machine. */
export function accountFacts(layout: ClusterLayout, programs: readonly string[]): AccountFacts {
  const isRoot = process.geteuid?.() === 0
  const facts = { isRoot, dataOwner: ownerOf(layout.data), setpriv: findSetpriv() }
  return { ...facts, passage: isRoot ? passageTo([layout.folder, ...programs], programs) : 'OPEN' }
}

// Without no_setuid_fixup, access(2) forgets the capability of a process that is not root, and initdb asks it.
function lessRights(owner: Account, passage: Passage): readonly string[] {
  const account = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--no-new-privs']
  if (passage === 'OPEN') return [...account, '--inh-caps=-all', '--ambient-caps=-all']
  const only = `-all,+${passage}`
  return [...account, `--inh-caps=${only}`, `--ambient-caps=${only}`, '--securebits=+no_setuid_fixup']
}

// To pass a closed folder is the smaller right; to run a program that only root may run needs the larger one.
function passageTo(places: readonly string[], programs: readonly string[]): Passage {
  const programsOpen = programs.every((program) => (statSync(program).mode & 0o005) === 0o005)
  if (programsOpen && places.every(isReachableByAll)) return 'OPEN'
  if (programsOpen && holdsCapability(2)) return 'dac_read_search'
  return holdsCapability(1) ? 'dac_override' : 'NONE_HELD'
}

function isReachableByAll(place: string): boolean {
  const above = dirname(place)
  return above === place || ((statSync(above).mode & 0o001) !== 0 && isReachableByAll(above))
}

function holdsCapability(bit: number): boolean {
  if (process.platform !== 'linux') return false
  const held = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return held !== undefined && ((BigInt(`0x${held}`) >> BigInt(bit)) & 1n) === 1n
}

function findSetpriv(): Setpriv | undefined {
  for (const file of ['/usr/bin/setpriv', '/bin/setpriv']) {
    const help = helpOf(file)
    if (help.includes('--ambient-caps')) return { file, endsWithUs: help.includes('--pdeathsig') }
  }
  return undefined
}

function helpOf(program: string): string {
  try {
    return execFileSync(program, ['--help'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}

function ownerOf(folder: string): Account | undefined {
  if (!existsSync(folder)) return undefined
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}

function closedFolder(): DatabaseError {
  return new DatabaseError(
    'ACCOUNT_REFUSED',
    'PostgreSQL refuses to run as root, and another account cannot reach its folders because one above them is closed to it. Start as a user who is not root, put the folders where all may pass (chmod o+x), or install the program setpriv.',
  )
}
