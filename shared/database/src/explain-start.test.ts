import { explainStart, isHeldByEarlierServer } from './explain-start.ts'

const explained = (output: string) => {
  const { code, message } = explainStart({
    output,
    folder: '/srv/postgres',
    log: '/srv/postgres/postgres.log',
    port: 54329,
  })
  return { code, message }
}

describe('explainStart', () => {
  it.each([
    [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets\n',
      'PORT_TAKEN',
      'Port 54329 of this machine is taken by another program. Stop that program, or choose another port for PostgreSQL.',
    ],
    [
      'initdb: error: could not write file "/srv/postgres/data/base/1/1255": No space left on device\n',
      'DISK_FULL',
      'There is no space left on the disk that holds /srv/postgres. Free at least 100 MB and start again.',
    ],
    [
      'postgres: error while loading shared libraries: libicui18n.so.60: cannot open shared object file: No such file or directory\n',
      'LIBRARIES_MISSING',
      'PostgreSQL lacks a library that it needs (libicui18n.so.60). Run "npm rebuild" with install scripts allowed; if the library is one of the system\'s, install it with the system\'s packages.',
    ],
    [
      'FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 17.\n',
      'DATA_INCOMPATIBLE',
      'The data in /srv/postgres was made by another version of PostgreSQL. Export it with the version that made it and import it here, or choose another folder.',
    ],
    [
      'FATAL:  could not map anonymous shared memory: Cannot allocate memory\n',
      'MEMORY_SHORT',
      'There is too little free memory to start PostgreSQL, which needs about 150 MB. Free some and start again.',
    ],
    [
      'initdb: could not look up effective user ID 12345: user does not exist\n',
      'ACCOUNT_REFUSED',
      'The user number 12345 has no name on this machine, and PostgreSQL needs one to make its files. Start as a user who has a name, or add a line for this one to /etc/passwd.',
    ],
    [
      'setpriv: setresuid failed: Operation not permitted\n',
      'ACCOUNT_REFUSED',
      'PostgreSQL refuses to run as root, and this machine does not let root start it as another account (setpriv: setresuid failed: Operation not permitted). Start as a user who is not root.',
    ],
    [
      'initdb: error: could not create directory "/srv/postgres/data": Read-only file system\n',
      'FOLDER_UNUSABLE',
      'The folder /srv/postgres cannot hold the databases (could not create directory "/srv/postgres/data": Read-only file system). Give it to the user who starts the hub, or choose another folder.',
    ],
    [
      '2026-01-01 UTC [7] FATAL:  something new\n2026-01-01 UTC [7] LOG:  database system is shut down\n',
      'START_FAILED',
      'PostgreSQL ended as it started, and said: "something new". Its log is /srv/postgres/postgres.log.',
    ],
    ['', 'START_FAILED', 'PostgreSQL ended as it started, without a word. Its log is /srv/postgres/postgres.log.'],
  ])('tells %j as %s', (output, code, message) => {
    expect(explained(output)).toEqual({ code, message })
  })
})

describe('isHeldByEarlierServer', () => {
  it.each([
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', true],
    ['FATAL:  lock file "postmaster.pid" already exists', true],
    ['FATAL:  could not create any TCP/IP sockets', false],
  ])('of %j is %s', (output, held) => {
    expect(isHeldByEarlierServer(output)).toBe(held)
  })
})
