import type { KitOperations } from '../doors/operation.ts'
import { emergencyConfirm } from './confirm-emergency.ts'
import { emergencyConfirmed, emergencyOpened, emergencyReviewed } from './emergency-messages.ts'
import { emergencies, emergencyList, myEmergencies } from './list-emergencies.ts'
import { emergencyOpen } from './open-emergency.ts'
import { emergencyReview } from './review-emergency.ts'

/** Emergencies: opened by the recipient alone, confirmed by a second person, reviewed by another agency, shown to the subject. */
export const emergencyOperations: KitOperations = {
  staff: [emergencyOpen, emergencyConfirm, emergencyReview, emergencyList],
  hop: [emergencies, myEmergencies],
  peer: [emergencyOpened, emergencyConfirmed, emergencyReviewed],
}
