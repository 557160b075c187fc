import type { WalkedCheckpoint } from './checkpoint-walk.ts'

/** The checkpoints, one ahead. */
export interface CheckpointCursor {
  readonly next: WalkedCheckpoint | undefined
  readonly nextSize: number
  advance(): Promise<void>
}

/** Looks at a walk of checkpoints one ahead; nothing is seen before the first `advance`. */
export function checkpointCursor(walk: AsyncGenerator<WalkedCheckpoint>): CheckpointCursor {
  let next: WalkedCheckpoint | undefined
  return {
    get next() {
      return next
    },
    get nextSize() {
      return next?.head.size ?? -1
    },
    advance: async () => {
      const step = await walk.next()
      next = step.done === true ? undefined : step.value
    },
  }
}
