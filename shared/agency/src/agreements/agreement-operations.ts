import type { KitOperations } from '../doors/operation.ts'
import { admitOperation, approveOperation, rotateOperation, suspendAgencyOperation } from './agency-operations.ts'
import { draftOperation } from './draft-operation.ts'
import { offersMessage } from './offers.ts'
import { previewOperation } from './preview-operation.ts'
import { documentOperation } from './read-document.ts'
import { registerOperation } from './read-register.ts'
import { proposeOperation, signOperation } from './sign-operations.ts'
import { suspendOperation, terminateOperation } from './stop-operations.ts'

/** Agreements: read, drafted, previewed, proposed, signed, stopped; and the agencies that may make them. */
export const agreementOperations: KitOperations = {
  staff: [
    registerOperation,
    documentOperation,
    draftOperation,
    previewOperation,
    proposeOperation,
    signOperation,
    suspendOperation,
    terminateOperation,
    admitOperation,
    approveOperation,
    suspendAgencyOperation,
    rotateOperation,
  ],
  peer: [offersMessage],
}
