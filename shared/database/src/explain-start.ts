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
  readonly code: DatabaseErrorCode
  readonly sentence: (failed: FailedStart) => string
}

const explanations: readonly Explanation[] = [
  {
    sign: /Address already in use/,
    code: 'PORT_TAKEN',
    sentence: ({ port }) =>
      `Port ${port} of this machine is taken by another program. Stop that program, or choose another port for PostgreSQL.`,
  },
  {
    sign: /No space left on device|Disk quota exceeded/,
    code: 'DISK_FULL',
    sentence: ({ folder }) => `There is no space left on the disk that holds ${folder}. Free some and start again.`,
  },
  {
    sign: /error while loading shared libraries|Library not loaded|cannot open shared object file/,
    code: 'LIBRARIES_MISSING',
    sentence: ({ output }) =>
      `PostgreSQL lacks a library it needs (${missingLibrary(output)}). Run "npm rebuild" with install scripts allowed; if it is a library of the system, install it with the system's packages.`,
  },
  {
    sign: /database files are incompatible with server|was initialized by PostgreSQL version/,
    code: 'DATA_INCOMPATIBLE',
    sentence: ({ folder }) =>
      `The data in ${folder} was made by another version of PostgreSQL. Start it with the version that made it, export the data and import it here, or choose another folder.`,
  },
  {
    sign: /Cannot allocate memory|out of memory|could not create shared memory segment/,
    code: 'MEMORY_SHORT',
    sentence: () =>
      'There is too little free memory to start PostgreSQL, which needs about 150 MB. Free some and try again.',
  },
  {
    sign: /setpriv: |cannot be run as root|"root" execution of the PostgreSQL server is not permitted/,
    code: 'ACCOUNT_REFUSED',
    sentence: ({ output }) =>
      `PostgreSQL must not run as root, and this machine does not let root start it as another account (${lastLine(output)}). Start as a user who is not root.`,
  },
  {
    sign: /Permission denied|Operation not permitted|Read-only file system|wrong ownership|invalid permissions/,
    code: 'FOLDER_UNUSABLE',
    sentence: ({ folder, output }) =>
      `PostgreSQL may not use ${folder} (${lastLine(output)}). Give the folder to the user who starts the hub, or choose another folder.`,
  },
]

/** Says in whole sentences why PostgreSQL did not start. */
export function explainStart(failed: FailedStart): DatabaseError {
  const found = explanations.find(({ sign }) => sign.test(failed.output))
  if (found !== undefined) return new DatabaseError(found.code, found.sentence(failed), { cause: failed.output })
  const last = lastLine(failed.output)
  const saying = last === '' ? 'without a word' : `and said last: "${last}"`
  return new DatabaseError('START_FAILED', `PostgreSQL ended as it started, ${saying}. Its log is ${failed.log}.`, {
    cause: failed.output,
  })
}

/** Whether it ended only because what is left of an earlier server, killed a moment ago, still holds the data. */
export function isHeldByEarlierServer(output: string): boolean {
  return /pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(output)
}

function missingLibrary(output: string): string {
  return /(?:libraries: |loaded: )([^:\n]+)/.exec(output)?.[1]?.trim() ?? lastLine(output)
}

// The reason is on a line marked FATAL or error; what follows it is only that the server has shut down.
function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const reason = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? ''
  return reason.replace(/^.*?(FATAL|PANIC|error): +/, '').trim()
}
