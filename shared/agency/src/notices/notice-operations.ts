import type { KitOperations } from '../doors/operation.ts'
import { forumNoticeTold } from './forum-notice.ts'
import { noticeList } from './list-notices.ts'

/** What the doors of a kit know of notices. */
export const noticeOperations: KitOperations = { staff: [noticeList], peer: [forumNoticeTold] }
