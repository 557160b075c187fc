import { DatabaseError, type DatabaseErrorCode } from './database-error.ts'

/** What is known about a program of PostgreSQL that ended instead of serving. */
export interface FailedStart {
  /** What it wrote. */
  readonly output: string
  readonly folder: string
  readonly log: string
  readonly port: number
}

interface Explanation {
  readonly sign: RegExp
  readonly explain: (failed: FailedStart) => DatabaseError
}

const explanations: readonly Explanation[] = [
  { sign: /Address already in use/, explain: portTaken },
  { sign: /No space left on device|Disk quota exceeded/, explain: ({ folder, output }) => diskFull(folder, output) },
  {
    sign: /error while loading shared libraries|Library not loaded|cannot open shared object/,
    explain: libraryMissing,
  },
  { sign: /database files are incompatible|was initialized by PostgreSQL version/, explain: dataIncompatible },
  { sign: /Cannot allocate memory|out of memory|could not create shared memory segment/, explain: memoryShort },
  { sign: /could not look up effective user ID/, explain: accountNameless },
  {
    sign: /setpriv: |cannot be run as root|"root" execution of the PostgreSQL server/,
    explain: ({ output }) => accountRefused(reasonIn(output), output),
  },
  { sign: /Permission denied|Operation not permitted|Read-only file system|wrong ownership/, explain: notPermitted },
]

/** Says in whole sentences why PostgreSQL did not start. */
export function explainStart(failed: FailedStart): DatabaseError {
  return explanations.find(({ sign }) => sign.test(failed.output))?.explain(failed) ?? unexplained(failed)
}

/** Whether it ended only because what is left of an earlier server, killed a moment ago, still holds the data. */
export function isHeldByEarlierServer(output: string): boolean {
  return /pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(output)
}

/** There is no room for the data. */
export function diskFull(folder: string, cause: unknown): DatabaseError {
  return told(
    'DISK_FULL',
    `There is no space left on the disk that holds ${folder}. Free at least 100 MB and start again.`,
    cause,
  )
}

/** The folder cannot be read or written. */
export function folderUnusable(found: { folder: string; reason: string; cause: unknown }): DatabaseError {
  return told(
    'FOLDER_UNUSABLE',
    `The folder ${found.folder} cannot hold the databases (${found.reason}). Give it to the user who starts the hub, or choose another folder.`,
    found.cause,
  )
}

/** Root cannot start it as somebody else. */
export function accountRefused(reason: string, cause: unknown): DatabaseError {
  return told(
    'ACCOUNT_REFUSED',
    `PostgreSQL refuses to run as root, and this machine does not let root start it as another account (${reason}). Start as a user who is not root.`,
    cause,
  )
}

function portTaken({ port, output }: FailedStart): DatabaseError {
  return told(
    'PORT_TAKEN',
    `Port ${port} of this machine is taken by another program. Stop that program, or choose another port for PostgreSQL.`,
    output,
  )
}

function libraryMissing({ output }: FailedStart): DatabaseError {
  const library = /(?:libraries: |loaded: )([^:\n]+)/.exec(output)?.[1]?.trim() ?? reasonIn(output)
  return told(
    'LIBRARIES_MISSING',
    `PostgreSQL lacks a library that it needs (${library}). Run "npm rebuild" with install scripts allowed; if the library is one of the system's, install it with the system's packages.`,
    output,
  )
}

function dataIncompatible({ folder, output }: FailedStart): DatabaseError {
  return told(
    'DATA_INCOMPATIBLE',
    `The data in ${folder} was made by another version of PostgreSQL. Export it with the version that made it and import it here, or choose another folder.`,
    output,
  )
}

function memoryShort({ output }: FailedStart): DatabaseError {
  return told(
    'MEMORY_SHORT',
    'There is too little free memory to start PostgreSQL, which needs about 150 MB. Free some and start again.',
    output,
  )
}

function accountNameless({ output }: FailedStart): DatabaseError {
  const id = /effective user ID (\d+)/.exec(output)?.[1] ?? 'of this process'
  return told(
    'ACCOUNT_REFUSED',
    `The user number ${id} has no name on this machine, and PostgreSQL needs one to make its files. Start as a user who has a name, or add a line for this one to /etc/passwd.`,
    output,
  )
}

function notPermitted({ folder, output }: FailedStart): DatabaseError {
  return folderUnusable({ folder, reason: reasonIn(output), cause: output })
}

function unexplained({ output, log }: FailedStart): DatabaseError {
  const reason = reasonIn(output)
  const saying = reason === '' ? 'without a word' : `and said: "${reason}"`
  return told('START_FAILED', `PostgreSQL ended as it started, ${saying}. Its log is ${log}.`, output)
}

function told(code: DatabaseErrorCode, message: string, cause: unknown): DatabaseError {
  return new DatabaseError(code, message, { cause })
}

// The reason is on a line marked FATAL or error; what follows it is only that the server has shut down.
function reasonIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const reason = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? ''
  return reason.replace(/^.*?(FATAL|PANIC|error): +/, '').trim()
}
