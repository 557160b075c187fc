import type { KitOperations } from '../doors/operation.ts'
import { myBindings, presentBindings } from './present-bindings.ts'
import { bindingSign } from './sign-binding.ts'

/** Bindings of a sign-in to a worker: signed by who saw the person, shown by the person to the others. */
export const bindingOperations: KitOperations = {
  staff: [bindingSign],
  hop: [myBindings, presentBindings],
}
