import { accessOperations } from '../access/access-operations.ts'
import { agreementOperations } from '../agreements/agreement-operations.ts'
import { bindingOperations } from '../bindings/binding-operations.ts'
import { emergencyOperations } from '../emergencies/emergency-operations.ts'
import { grantOperations } from '../grants/grant-operations.ts'
import { laterOperations } from '../later/later-operations.ts'
import { noticeOperations } from '../notices/notice-operations.ts'
import { letterOperations } from './letter-operations.ts'
import type { KitOperations } from './operation.ts'

/** What every agency's kit can do, a line a part of it; a subgraph adds its own in `SubgraphDefinition.kit`. */
export const kitParts: readonly KitOperations[] = [
  agreementOperations,
  grantOperations,
  bindingOperations,
  emergencyOperations,
  accessOperations,
  noticeOperations,
  letterOperations,
  laterOperations,
]
