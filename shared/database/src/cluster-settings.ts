/** What varies between clusters. */
export interface ClusterChoices {
  readonly port: number
  /** `false` for tests: a crash of the machine may lose everything, and nothing waits for the disk. */
  readonly durable: boolean
}

/** The text of `postgresql.conf`. It is written anew at each start; `ALTER SYSTEM` overrides it. */
export function clusterSettings(choices: ClusterChoices): string {
  const settings = { ...reach(choices.port), ...memory, ...privateLog, ...(choices.durable ? durable : fleeting) }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return `# Written at each start. Change settings with ALTER SYSTEM, which overrides this file.\n${lines.join('\n')}\n`
}

/** The text of `pg_hba.conf`: passwords only, this machine only. */
export const clusterSignIn = 'host all all 127.0.0.1/32 scram-sha-256\n'

const reach = (port: number) => ({
  listen_addresses: '127.0.0.1',
  port: String(port),
  unix_socket_directories: '',
  max_connections: '150',
  timezone: 'UTC',
  lc_messages: 'C',
})

// The whole hub must fit 1.5 GB. Parallel workers would also need more of /dev/shm than a container has.
const memory = {
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '64MB',
  huge_pages: 'off',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  autovacuum_max_workers: '2',
  io_method: 'sync',
  jit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_wal_size: '512MB',
}

// A statement or the detail of an error can hold a NIK, and a NIK is never in a log: only the server's own events are.
const privateLog = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
}

const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }

// What was committed still outlives a kill of the server, only not a crash of the machine.
const fleeting = { fsync: 'off', synchronous_commit: 'on', full_page_writes: 'off' }
