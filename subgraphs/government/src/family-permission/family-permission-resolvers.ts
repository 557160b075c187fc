import { recordFamilyPermission } from './record-family-permission.ts'
import { withdrawFamilyPermission } from './withdraw-family-permission.ts'

/** The acts on the permissions of families. */
export const familyPermissionResolvers = { Mutation: { recordFamilyPermission, withdrawFamilyPermission } }
