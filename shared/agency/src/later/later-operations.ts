import type { KitOperations } from '../doors/operation.ts'
import { actLater } from './act-later.ts'
import { act } from './do-act.ts'

/** What the doors of a kit know of acts at another agency that need not be reachable. */
export const laterOperations: KitOperations = { staff: [actLater], peer: [act] }
