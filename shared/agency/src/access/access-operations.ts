import type { KitOperations } from '../doors/operation.ts'
import { accessAnswer } from './answer-request.ts'
import { accessList, accessRequests } from './list-requests.ts'
import { accessReply } from './reply-to-request.ts'
import { requestAccess } from './request-access.ts'

/** Requests for access: asked by a partner's people, answered by the owner's head in a stated time. */
export const accessOperations: KitOperations = {
  staff: [accessList, accessAnswer],
  hop: [requestAccess, accessRequests, accessReply],
}
