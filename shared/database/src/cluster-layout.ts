import { join, resolve } from 'node:path'

/** Where everything of one embedded PostgreSQL lies. */
export interface ClusterLayout {
  readonly folder: string
  /** PostgreSQL's own files. */
  readonly data: string
  /** Data folders being made: renamed to `data` when whole, removed at the next start when not. */
  readonly unfinished: string
  readonly password: string
  readonly log: string
  readonly lock: string
}

/** The layout below `folder`. */
export function clusterLayout(folder: string): ClusterLayout {
  const root = resolve(folder)
  return {
    folder: root,
    data: join(root, 'data'),
    unfinished: join(root, 'data.unfinished'),
    password: join(root, 'admin-password'),
    log: join(root, 'postgres.log'),
    lock: join(root, 'lock'),
  }
}
