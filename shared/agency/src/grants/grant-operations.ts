import type { KitOperations } from '../doors/operation.ts'
import { confirmGrant, grantConfirm } from './confirm-grant.ts'
import { grantGive } from './give-grant.ts'
import { grantRecorded, grantRefused, grantTaken, grantWithdrawn } from './grant-messages.ts'
import { grantList, grants, myGrants } from './list-grants.ts'
import { mayAsk } from './may-ask.ts'
import { grantWithdraw, withdrawGrant } from './withdraw-grant.ts'

/** Grants: taken, confirmed, ended, listed to their two sides and their subject; and whom one may ask about. */
export const grantOperations: KitOperations = {
  staff: [grantGive, grantConfirm, grantWithdraw, grantList],
  hop: [mayAsk, myGrants, confirmGrant, withdrawGrant, grants],
  peer: [grantTaken, grantRecorded, grantRefused, grantWithdrawn],
}
